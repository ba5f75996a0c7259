import type { Report } from '../../contracts/wire/index.ts'

/** How a report is shown. */
export interface ReportOptions {
  /** Whether ANSI colours may be used; not unless said. */
  color?: boolean
}

/** Renders a report as text. Decides nothing: every verdict stands in the report. */
export type Reporter = (report: Report, options?: ReportOptions) => string
