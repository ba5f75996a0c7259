import type { Deviation, Report } from '../../contracts/wire/index.ts'

/** How a report is shown. */
export interface ReportOptions {
  /** Whether ANSI colours may be used; not unless said. */
  color?: boolean
  /** The day of the report, as `2026-11-23`; a page that is dated says it. */
  today?: string
  /** The entries of the baseline that the run met: a page that proposes a baseline keeps them as they are. */
  known?: readonly Deviation[]
}

/** Renders a report as text. Decides nothing: every verdict stands in the report. */
export type Reporter = (report: Report, options?: ReportOptions) => string
