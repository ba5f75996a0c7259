import type { DeedEnd } from '../invariants/index.ts'

/** What has happened so far, in numbers. */
export interface Counts {
  accepted: number
  delivered: number
  dropped: number
  aborted: number
  /** Requests that were made, retries among them. */
  requests: number
  retries: number
  /** Requests that no whole answer came to. */
  unanswered: number
  /** Answers 429. */
  limited: number
  /** Answers of Intercom's own failure, 5xx and 408. */
  failed: number
  /** Calls of SDKs on devices. */
  calls: number
}

export const noCounts = (): Counts => ({
  accepted: 0,
  delivered: 0,
  dropped: 0,
  aborted: 0,
  requests: 0,
  retries: 0,
  unanswered: 0,
  limited: 0,
  failed: 0,
  calls: 0,
})

export function countEnd(counts: Counts, { kind }: DeedEnd): void {
  counts[kind] += 1
}
