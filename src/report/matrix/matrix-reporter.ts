import type { Report } from '../../../contracts/wire/index.ts'
import type { ReportOptions } from '../reporter.ts'

/** Renders a comparison of several runs as text. Decides nothing: every verdict stands in the reports. */
export type MatrixReporter = (reports: readonly Report[], options?: ReportOptions) => string
