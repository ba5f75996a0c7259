import type { Report } from '../../contracts/wire/index.ts'

/** What a reporter may know beside the report. */
export interface ReportOptions {
  /** Whether ANSI colours may be used. */
  color: boolean
  /** The areas of the contract in their order, each with the ids of its rules. */
  areas: ReadonlyMap<string, readonly string[]>
}

/** Renders a report as text. Decides nothing: every verdict stands in the report. */
export type Reporter = (report: Report, options: ReportOptions) => string
