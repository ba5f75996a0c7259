import { isFinal } from './final-status.ts'
import type { Invariant } from './watcher.ts'

/** A weather that a simulation takes ends before the retries do: who gives up an event then has lost it. What Intercom refuses is no loss. */
export const nothingLost: Invariant = {
  name: 'nothing lost',
  says: 'No event is given up for the weather.',
  watch(tell) {
    return {
      ended(ending, deed, at) {
        const { kind, last } = ending
        if (kind !== 'aborted' || deed === undefined || last === undefined) return
        const status = 'reply' in last ? last.reply.status : undefined
        if (status !== undefined && isFinal(status)) return
        tell({ at, people: [deed.person.number], says: `${deed.id} was given up: ${ending.reason}.` })
      },
    }
  },
}
