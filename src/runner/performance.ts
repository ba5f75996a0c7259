import type { Connection, PlayedCase } from '../../contracts/wire/index.ts'
import type { Breakdown } from './ask.ts'
import type { Secrets } from './secrets.ts'

/** A case as it was played, and how to hide its secrets. */
export interface Performance {
  played: PlayedCase
  secrets: Secrets
  /** The rule that the case was written for, where it was written for one. */
  rule?: string
  /** Where the target could not answer: such a case is judged as far as it came. */
  breakdown?: Breakdown
  /** Why the target left the case out, where it did. */
  skipped?: string
  /**
   * Why it was played. case: for itself. variant: to be compared with the case before it, by the named relation. smaller: a smaller one
   * that shows what an earlier case showed; it is told, not counted.
   */
  part: 'case' | 'variant' | 'smaller'
  relation?: string
  /** A generated journey as a scenario file; written when it is asked for. */
  scenario?: () => string
}

/** What a run says as it goes, in order: the history is a list of these. `isOfTarget`: it has the connection, and the case was left out all the same. */
export type News =
  | { kind: 'played'; performance: Performance }
  | { kind: 'skipped'; caseId: string; connection: Connection; reason: string; isOfTarget?: boolean }
