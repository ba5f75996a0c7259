import type { Exchange } from '../../contracts/wire/index.ts'
import type { KnownDeviations } from './baseline/known-deviations.ts'

/** What a tally needs to know of its run. */
export interface TallyContext {
  known: KnownDeviations
  /** The command that runs exactly one case. */
  replay(caseId: string): string
  /** A line for a shell that gives the target one event without this program, where there is such a line. */
  byHand?(given: Pick<Exchange, 'connection' | 'settings' | 'event'>): string | undefined
}
