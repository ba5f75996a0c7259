import type { Answer } from './answer.ts'
import type { Parcel } from './parcel.ts'

/** How an event ended. Each accepted event ends once, in one of three ways (D3). */
export type Ending =
  | { kind: 'delivered'; id: string }
  | { kind: 'dropped'; id: string; reason: string }
  | { kind: 'aborted'; id: string; reason: string; letter: DeadLetter }

/** What is left of an event that was given up: enough to look into it, and to deliver the rest by hand. */
export interface DeadLetter {
  parcel: Parcel
  /** The position of the request that failed; those before it were taken. */
  index: number
  /** How often it was sent. */
  tries: number
  last: Answer
}

/** What became of all events so far: accepted = delivered + dropped + aborted + under way. */
export interface Accounting {
  accepted: number
  delivered: number
  dropped: number
  aborted: number
  underWay: number
}
