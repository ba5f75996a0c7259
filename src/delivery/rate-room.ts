import type { IntercomReply } from '../../contracts/wire/index.ts'
import { isTaken } from './answer.ts'
import { remainingOf, resetAwayMaxMs, resetMsOf } from './rate-headers.ts'

/**
 * How much room the rate limit of one workspace leaves. Nothing is assumed until a 429 names a reset: then nothing is sent before it, a single
 * request asks how much the new window holds, and from there on no window is asked for more than it has.
 */
export class RateRoom {
  /** Nothing is sent before this time. */
  #heldUntilMs = Number.NEGATIVE_INFINITY
  /** When the window ends that `#left` speaks of; 0 while an answer is awaited that tells. */
  #windowEndsMs = 0
  #left = Number.POSITIVE_INFINITY

  /** When the next request may be sent, if not now: then it is worth to ask again. Absent where only an answer can tell. */
  get opensMs(): number | undefined {
    if (this.#windowEndsMs === 0 && this.#left <= 0) return undefined
    return Math.max(this.#heldUntilMs, this.#left > 0 ? 0 : this.#windowEndsMs)
  }

  /** Whether a request may be sent now. */
  isOpen(nowMs: number): boolean {
    if (nowMs < this.#heldUntilMs) return false
    if (this.#windowEndsMs > 0 && nowMs >= this.#windowEndsMs) this.#ask()
    return this.#left > 0
  }

  /** A request is sent. */
  take(): void {
    this.#left -= 1
  }

  /** A 429 named a reset. */
  hold(untilMs: number): void {
    this.#heldUntilMs = Math.max(this.#heldUntilMs, untilMs)
    this.#ask()
  }

  /** Whether nothing is known of a limit, so that nothing is lost where the room is forgotten. */
  get isUnlimited(): boolean {
    return this.#left === Number.POSITIVE_INFINITY
  }

  /** An answer came, or none that tells of the limit; `underWay` others are still awaited. */
  learn(reply: IntercomReply | undefined, underWay: number, nowMs: number): void {
    if (this.isUnlimited) return
    const isAsking = this.#windowEndsMs === 0
    const remaining = reply === undefined ? undefined : remainingOf(reply)
    const resetMs = reply === undefined ? undefined : resetMsOf(reply)
    const isKnown = remaining !== undefined && resetMs !== undefined && resetMs - nowMs <= resetAwayMaxMs
    if (!isKnown && reply !== undefined && isTaken(reply.status)) this.#forget()
    else if (!isKnown || resetMs <= nowMs) {
      // The window that it tells of is over, or nothing was told: the next request asks again.
      if (isAsking) this.#left = 1
    } else if (isAsking || resetMs > this.#windowEndsMs) {
      this.#windowEndsMs = resetMs
      this.#left = remaining - underWay
    } else this.#left = Math.min(this.#left, remaining)
  }

  /** One request, whose answer tells. */
  #ask(): void {
    this.#windowEndsMs = 0
    this.#left = 1
  }

  /** Requests are let through of which no limit is known. */
  #forget(): void {
    this.#left = Number.POSITIVE_INFINITY
    this.#windowEndsMs = 0
  }
}
