import { jsonDocument } from './json-document.ts'
import type { Reporter } from './reporter.ts'

/** The report itself, for programs. Its schema is contracts/schemas/report.schema.json. */
export const json: Reporter = (report) => jsonDocument(report)
