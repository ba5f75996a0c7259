import type { IntercomReply } from '../../../contracts/wire/index.ts'
import type { Invariant } from './watcher.ts'

/** Windows of Intercom's rate limit last ten seconds (Intercom API 1.4, Rate limiting). */
const windowMs = 10_000

/** What an answer tells of the window: when it ends, in milliseconds, and how many requests it takes. More than ten minutes away is no window (D1). */
function windowOf({ headers }: IntercomReply, at: number): { endsMs: number; takes: number } | undefined {
  const endsMs = Number(headers['x-ratelimit-reset'] ?? Number.NaN) * 1000
  const takes = Number(headers['x-ratelimit-limit'] ?? Number.NaN)
  return Number.isFinite(endsMs) && endsMs - at <= 600_000 ? { endsMs, takes } : undefined
}

/**
 * D1: once a 429 has said so, its window takes nothing before the reset, and the next ones get no more than they take. All people of a run share one
 * workspace, and nobody else sends to it.
 */
export const rateWindow: Invariant = {
  name: 'rate window',
  says: 'After a 429 no request is sent before the reset that it names, and none that the next windows do not take.',
  watch(tell) {
    let closedUntil = Number.NEGATIVE_INFINITY
    let isWarned = false
    /** When requests were sent lately, oldest first. */
    let sentMs: number[] = []
    return {
      sent({ deed, attempt }, at) {
        if (attempt === undefined) return
        if (isWarned) sentMs.push(at)
        if (at >= closedUntil) return
        const left = Math.ceil((closedUntil - at) / 1000)
        const people = deed === undefined ? [] : [deed.person.number]
        tell({
          at,
          people,
          says: `A request of ${attempt.parcel.id} was sent ${left} s before the reset that a 429 had named.`,
        })
      },
      tried({ answer, answeredMs }, deed) {
        const window = 'reply' in answer ? windowOf(answer.reply, answeredMs) : undefined
        if (window === undefined || !('reply' in answer)) return
        const { endsMs, takes } = window
        sentMs = sentMs.filter((at) => at >= endsMs - windowMs)
        const asked = sentMs.filter((at) => at < endsMs).length
        if (asked > takes) {
          const people = deed === undefined ? [] : [deed.person.number]
          tell({
            at: answeredMs,
            people,
            says: `${asked} requests were sent in a window that takes ${takes}, after a 429 had told of the limit.`,
          })
        }
        if (answer.reply.status !== 429) return
        isWarned = true
        closedUntil = Math.max(closedUntil, endsMs)
      },
    }
  },
}
