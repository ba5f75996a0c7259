import type { IntercomReply } from '../../contracts/wire/index.ts'
import { resetAwayMaxMs, resetMsOf } from './rate-headers.ts'

/** What came of sending a request: Intercom's answer, or why none came whole (`ECONNRESET`, `TIMEOUT`, …). */
export type Answer = { reply: IntercomReply } | { failure: string }

/**
 * What an answer means. `taken`: Intercom has it. `later`: the same request may succeed later, of a rate limit not before its reset.
 * `refused`: it never will.
 */
export type Meaning =
  | { kind: 'taken' }
  | { kind: 'later'; says: string; resetMs?: number }
  | { kind: 'refused'; says: string }

/**
 * Reads an answer by its status: 2xx is taken; 408, 429, any 5xx and a missing answer mean later; all else is refused, a redirection
 * too, which nobody follows with a token. (D1; Intercom API 1.4, HTTP responses and Rate limiting.)
 */
export function meaningOf(answer: Answer, nowMs: number): Meaning {
  if ('failure' in answer) return { kind: 'later', says: `no answer came (${answer.failure})` }
  const { status } = answer.reply
  const says = `Intercom answered ${status}`
  if (isTaken(status)) return { kind: 'taken' }
  if (status === 429) {
    const resetMs = resetMsOf(answer.reply)
    if (resetMs === undefined || resetMs <= nowMs) return { kind: 'later', says }
    if (resetMs - nowMs > resetAwayMaxMs) {
      return { kind: 'refused', says: `${says}, with a reset over ten minutes away` }
    }
    return { kind: 'later', says, resetMs }
  }
  return isTransient(status) ? { kind: 'later', says } : { kind: 'refused', says }
}

/** Whether Intercom took what was sent. */
export function isTaken(status: number): boolean {
  return status >= 200 && status <= 299
}

/** Whether the same request may succeed later: a timeout, a rate limit, or an error of Intercom's own. */
export function isTransient(status: number): boolean {
  return status === 408 || status === 429 || (status >= 500 && status <= 599)
}
