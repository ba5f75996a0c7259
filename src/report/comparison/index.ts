import type { Comparison } from '../../../contracts/wire/index.ts'
import { jsonDocument } from '../json-document.ts'
import { comparisonForPeople } from './human.ts'
import { comparisonMarkdown } from './markdown.ts'

/** Renders a comparison as text. Decides nothing. */
export type ComparisonReporter = (comparison: Comparison, options?: { color?: boolean }) => string

/** Every way in which `compare` tells what it found, by the name that `--reporter` takes. */
export const comparisonReporters = {
  human: comparisonForPeople,
  json: jsonDocument,
  markdown: comparisonMarkdown,
} as const satisfies Record<string, ComparisonReporter>
