import type { Deviation, Report } from '../../contracts/wire/index.ts'

/** Where a case is written. */
export interface Place {
  /** From the folder in which the program runs, with `/` between its parts. */
  file: string
  /** The first is 1; of a case that is a whole file there is none. */
  line?: number
}

/** How a report is shown. */
export interface ReportOptions {
  /** Whether ANSI colours may be used; not unless said. */
  color?: boolean
  /** The day of the report, as `2026-11-23`; a page that is dated says it. */
  today?: string
  /** The entries of the baseline that the run met: a page that proposes a baseline keeps them as they are. */
  known?: readonly Deviation[]
  /** Where a case is written, by its id; none of what was generated. */
  placeOf?(caseId: string): Place | undefined
}

/** Renders a report as text. Decides nothing: every verdict stands in the report. */
export type Reporter = (report: Report, options?: ReportOptions) => string
