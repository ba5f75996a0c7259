import type { IntercomReply } from '../../contracts/wire/index.ts'

/** A reset further away than this, in milliseconds, is not waited for. */
export const resetAwayMaxMs = 10 * 60_000

/** When the window of a rate limit ends, in milliseconds since the epoch (`X-RateLimit-Reset`, unix seconds); absent where no number stands there. */
export function resetMsOf(reply: IntercomReply): number | undefined {
  const seconds = wholeNumber(reply, 'x-ratelimit-reset')
  return seconds === undefined ? undefined : seconds * 1000
}

/** How many requests the window still lets through (`X-RateLimit-Remaining`); absent where no number stands there. */
export function remainingOf(reply: IntercomReply): number | undefined {
  return wholeNumber(reply, 'x-ratelimit-remaining')
}

function wholeNumber({ headers }: IntercomReply, wanted: string): number | undefined {
  for (const name of Object.keys(headers)) {
    if (name.toLowerCase() !== wanted) continue
    const text = headers[name]?.trim() ?? ''
    return /^\d{1,15}$/.test(text) ? Number(text) : undefined
  }
  return undefined
}
