import type { Note } from '../lint.ts'
import { Refusal } from '../refusal.ts'

/** Requests that a window has room for where no limit is enforced: 1,000 a minute, spread over windows of 10 seconds. */
export const shownLimit = 166
const windowSeconds = 10

/**
 * The rate limit of one app: windows of ten seconds, the first of which begins with a request (API page "Rate
 * limiting"). Each answer tells limit, rest and reset; whether more is refused is for the caller to say.
 */
export class RateWindow {
  #resetSeconds = 0
  #count = 0

  /** Counts a request. Refused beyond `enforced` requests in a window: 429, until the reset that the headers name. */
  count(nowMs: number, enforced: number | undefined, note?: Note): Record<string, string> {
    const headers = this.pass(nowMs, enforced)
    if (enforced !== undefined && this.#count > enforced) {
      if (this.#count > enforced + 1) note?.('R60', 'sent again before the reset that the last 429 named')
      const message = 'The rate limit for the App has been exceeded'
      throw new Refusal(429, [{ code: 'rate_limit_exceeded', message }], headers)
    }
    return headers
  }

  /** Counts a request that is answered before anybody looks at the limit; the answer tells it all the same. */
  pass(nowMs: number, limit: number = shownLimit): Record<string, string> {
    const nowSeconds = Math.floor(nowMs / 1000)
    if (nowSeconds >= this.#resetSeconds || nowSeconds < this.#resetSeconds - windowSeconds) {
      this.#resetSeconds = nowSeconds + windowSeconds
      this.#count = 0
    }
    this.#count += 1
    return rateHeaders(limit, Math.max(0, limit - this.#count), this.#resetSeconds)
  }
}

export function rateHeaders(limit: number, remaining: number, resetSeconds: number): Record<string, string> {
  return {
    'x-ratelimit-limit': String(limit),
    'x-ratelimit-remaining': String(remaining),
    'x-ratelimit-reset': String(resetSeconds),
  }
}
