import type { Reporter } from './reporter.ts'

/** The report itself, for programs. Its schema is contracts/schemas/report.schema.json. */
export const json: Reporter = (report) => `${JSON.stringify(report, null, 2)}\n`
