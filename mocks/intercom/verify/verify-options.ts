import type { Behaviour, Clock } from '../../../contracts/wire/index.ts'

/** What a verification is given. */
export interface VerifyOptions {
  /** `https://api.intercom.io`, or the address of a mock. */
  url: string
  token: string
  behaviours: readonly Behaviour[]
  /** Goes into every identifier that the run makes up, so that runs do not meet. Letters and digits. */
  run: string
  /** The time that events are given; that of the clock unless given. */
  nowSeconds?: number
  /** The time, to wait for the rate limit by; that of this machine unless given. */
  clock?: Clock
  /** How requests are sent; the global `fetch` unless given. */
  fetch?: typeof fetch
  /** How it waits for the reset of the rate limit; by a timer unless given. */
  pause?: (milliseconds: number) => Promise<void>
}
