import type { IntercomReply } from '../../../contracts/wire/index.ts'
import type { Invariant } from './watcher.ts'

/** When the window ends that a 429 speaks of, in milliseconds; `undefined` where it does not say, or says more than ten minutes (D1). */
function resetOf({ status, headers }: IntercomReply, at: number): number | undefined {
  const seconds = Number(headers['x-ratelimit-reset'] ?? Number.NaN)
  if (status !== 429 || !Number.isFinite(seconds) || seconds * 1000 - at > 600_000) return undefined
  return seconds * 1000
}

/** D1: once a 429 has said so, the window lets nothing through before its reset. All people of a run share one workspace. */
export const rateWindow: Invariant = {
  name: 'rate window',
  says: 'After a 429 no request is sent before the reset that it names.',
  watch(tell) {
    let closedUntil = Number.NEGATIVE_INFINITY
    return {
      sent({ deed, attempt }, at) {
        if (attempt === undefined || at >= closedUntil) return
        const left = Math.ceil((closedUntil - at) / 1000)
        const people = deed === undefined ? [] : [deed.person.number]
        tell({
          at,
          people,
          says: `A request of ${attempt.parcel.id} was sent ${left} s before the reset that a 429 had named.`,
        })
      },
      tried({ answer, answeredMs }) {
        const reset = 'reply' in answer ? resetOf(answer.reply, answeredMs) : undefined
        if (reset !== undefined) closedUntil = Math.max(closedUntil, reset)
      },
    }
  },
}
