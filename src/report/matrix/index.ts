import { matrixHtml } from './html.ts'
import { matrixMarkdown } from './markdown.ts'
import type { MatrixReporter } from './matrix-reporter.ts'

/** Every form of the comparison, by the name that `--reporter` takes. */
export const matrixReporters = { markdown: matrixMarkdown, html: matrixHtml } as const satisfies Record<
  string,
  MatrixReporter
>
export type MatrixReporterName = keyof typeof matrixReporters
