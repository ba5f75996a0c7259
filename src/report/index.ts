import { findings } from './findings/findings.ts'
import { github } from './github.ts'
import { html } from './html/html.ts'
import { human } from './human/human.ts'
import { json } from './json.ts'
import { junit } from './junit.ts'
import { markdown } from './markdown.ts'
import type { Reporter } from './reporter.ts'
import { sarif } from './sarif/sarif.ts'

export { baselineText } from './baseline-text.ts'
export { type ComparisonReporter, comparisonReporters } from './comparison/index.ts'
export { findingText } from './finding-text.ts'
export { type MatrixReporterName, matrixReporters } from './matrix/index.ts'
export { inline, printable, printableLines } from './printable.ts'
export { redact } from './redact/redact.ts'
export type { Place, Reporter, ReportOptions } from './reporter.ts'

/** Every reporter by the name that `--reporter` takes. */
export const reporters = { human, json, findings, junit, sarif, markdown, github, html } as const satisfies Record<
  string,
  Reporter
>
export type ReporterName = keyof typeof reporters
export { smokeText } from './smoke.ts'
export { watchText } from './watch-text.ts'
