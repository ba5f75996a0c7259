import type { Deed } from '../run/deed.ts'
import type { Invariant } from './watcher.ts'

/** What is under way of one person, by place in the order of acceptance. */
interface Line {
  open: number[]
  lastTried: number
}

/** Who somebody was before they said who they are is another user to Intercom, if any (I4). */
const userOf = ({ event: { userId, anonymousId } }: Deed): string => String(userId || anonymousId)

/** D2: first tries and deliveries of one person's events come in the order of their acceptance; what was given up holds up nothing. */
export const order: Invariant = {
  name: 'order',
  says: "One person's events are first tried, and delivered, in the order in which they were accepted.",
  watch(tell) {
    const lines = new Map<string, Line>()
    const lineOf = (deed: Deed): Line => {
      const user = userOf(deed)
      const known = lines.get(user)
      if (known !== undefined) return known
      const line = { open: [], lastTried: 0 }
      lines.set(user, line)
      return line
    }
    const ids = new Map<number, string>()
    return {
      accepted(deed) {
        lineOf(deed).open.push(deed.place)
        ids.set(deed.place, deed.id)
      },
      sent({ deed, attempt }, at) {
        if (deed === undefined || attempt?.index !== 0 || attempt.number !== 1) return
        const line = lineOf(deed)
        if (deed.place < line.lastTried) {
          tell({
            at,
            people: [deed.person.number],
            says: `${deed.id} is tried for the first time after an event that was accepted later.`,
          })
        }
        line.lastTried = Math.max(line.lastTried, deed.place)
      },
      ended(ending, deed, at) {
        if (deed === undefined) return
        const { open } = lineOf(deed)
        const [first] = open
        if (ending.kind === 'delivered' && first !== undefined && first < deed.place) {
          tell({
            at,
            people: [deed.person.number],
            says: `${deed.id} was delivered while ${ids.get(first)}, which was accepted earlier, was under way.`,
          })
        }
        open.splice(open.indexOf(deed.place), 1)
        ids.delete(deed.place)
      },
    }
  },
}
