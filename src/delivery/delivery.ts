import type { IntercomRequest } from '../../contracts/wire/index.ts'
import type { Answer } from './answer.ts'
import type { Accounting, Ending } from './ending.ts'
import type { Parcel } from './parcel.ts'

/** A request that is to be sent now. */
export interface Attempt {
  parcel: Parcel
  /** The position of the request in its parcel. */
  index: number
  request: IntercomRequest
  /** 1 for the first try of this request. */
  number: number
}

/** How far an event has come: where a delivery that was stopped goes on. */
export interface Standing {
  /** Requests that were taken. */
  taken: number
  /** How often the next one failed. */
  failures: number
  /** It is not sent before this time. */
  notBeforeMs: number
}

/** What an answer changes. */
export type Progress =
  | { kind: 'taken' }
  | { kind: 'again'; atMs: number; says: string; holdUntilMs?: number }
  | { kind: 'ended'; ending: Ending }

/**
 * Delivers events as the platform does: those of one person in the order of their acceptance, others meanwhile; what may succeed later is
 * sent again, a bounded number of times (D1–D4). Pure: it sends nothing, waits for nothing, and knows the time by being told. Whoever drives it
 * takes attempts, sends them, and says what came of each. Each step costs at most the logarithm of what is under way.
 */
export interface Delivery {
  /**
   * Takes an event on; one that is under way already is no other one. One without a request ends at once, dropped. `standing` says how far it
   * came before a stop.
   */
  accept(parcel: Parcel, standing?: Standing): Ending | undefined
  /** Counts an event that is not to be delivered. */
  drop(id: string, reason: string): Ending
  /** Nothing is sent to a workspace before this time. */
  hold(workspace: string, untilMs: number): void
  /** A request to send now, which counts as sent; nothing where none may be. */
  next(nowMs: number): Attempt | undefined
  /** When `next` is worth to be asked again after it gave nothing; absent while only an answer, or another event, can change that. */
  wakesMs(): number | undefined
  /** Says what came of an attempt; once for each. */
  answered(attempt: Attempt, answer: Answer, nowMs: number): Progress
  accounting(): Accounting
}
