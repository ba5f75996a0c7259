import { findings } from './findings/findings.ts'
import { human } from './human/human.ts'
import { json } from './json.ts'
import type { Reporter } from './reporter.ts'

export { baselineText } from './baseline-text.ts'
export { type ComparisonReporter, comparisonReporters } from './comparison/index.ts'
export { findingText } from './finding-text.ts'
export { inline, printable, printableLines } from './printable.ts'
export { redact } from './redact/redact.ts'
export type { Reporter, ReportOptions } from './reporter.ts'

/** Every reporter by the name that `--reporter` takes. */
export const reporters = { human, json, findings } as const satisfies Record<string, Reporter>
export type ReporterName = keyof typeof reporters
export { smokeText } from './smoke.ts'
