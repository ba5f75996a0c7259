import { isFinal } from './final-status.ts'
import type { Invariant } from './watcher.ts'

/** D1, G10: what Intercom refused for good, or took, is not asked again. */
export const finality: Invariant = {
  name: 'finality',
  says: 'No request is made again after a final refusal, nor after it was taken, nor for an event that ended.',
  watch(tell) {
    /** Of events under way: requests that Intercom gave a final answer to. */
    const answered = new Map<string, Map<number, number>>()
    return {
      sent({ deed, attempt }, at) {
        if (attempt === undefined) return
        const { id } = attempt.parcel
        if (deed === undefined) {
          tell({ at, people: [], says: `A request of ${id} was sent, although that event has ended.` })
          return
        }
        const finals = answered.get(id)
        const people = [deed.person.number]
        const refused = [...(finals ?? [])].find(([, status]) => status > 299)
        if (refused !== undefined) {
          tell({
            at,
            people,
            says: `A request of ${id} was sent after Intercom refused one of them with ${refused[1]}.`,
          })
        } else if (finals?.has(attempt.index)) {
          tell({
            at,
            people,
            says: `Request ${attempt.index + 1} of ${id} was sent again, although Intercom had taken it.`,
          })
        }
      },
      tried({ attempt: { parcel, index }, answer }) {
        if (!('reply' in answer) || !isFinal(answer.reply.status)) return
        const finals = answered.get(parcel.id) ?? new Map<number, number>()
        finals.set(index, answer.reply.status)
        answered.set(parcel.id, finals)
      },
      ended: ({ id }) => {
        answered.delete(id)
      },
    }
  },
}
