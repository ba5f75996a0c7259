import { createColors } from 'picocolors'
import type { Change, Comparison, Report } from '../../contracts/wire/index.ts'
import { brokenRules } from './broken-rules.ts'
import { many } from './counts.ts'
import { tellErrors, tellRule } from './human/failures.ts'
import type { Paint } from './human/paint.ts'
import { printable } from './printable.ts'
import { verdictSentence } from './verdict-sentence.ts'

/** So many lines of changes keep a screen readable. */
const changesShown = 12

/** What somebody sees who works on a target: what a change made of it, the worst that is left, and the verdict. */
export function watchText(
  report: Report,
  comparison: Comparison | undefined,
  { color = false }: { color?: boolean } = {},
): string {
  const paint = createColors(color)
  const changes = comparison?.changes.filter(isToldTo) ?? []
  const more = changes.length - changesShown
  const lines = [
    ...changes.slice(0, changesShown).map((change) => tellChange(change, paint)),
    ...(more > 0 ? [`  and ${many(more, 'more change')}`] : []),
    ...(comparison !== undefined && changes.length === 0 ? ['  nothing newly fails, nothing is mended'] : []),
    '',
    ...tellWorst(report, paint),
    paint.bold(verdictSentence(report)),
  ]
  return `${lines.join('\n')}\n`
}

/** What is said by the verdict anyway, or is about the cases and not the target, is left out. */
const isToldTo = ({ direction, kind }: Change) => direction !== 'neither' && kind !== 'proves-nothing'

/** One line: the rule, whether it newly fails or is mended, and by what. */
function tellChange({ rule, direction, says, causes: [cause] = [] }: Change, paint: Paint): string {
  const mark = direction === 'worse' ? paint.red('✗') : paint.green('✓')
  const why = cause !== undefined ? ` ${paint.dim(printable(cause.message))}` : ''
  return `  ${mark} ${rule === undefined ? '' : `${paint.bold(printable(rule))}  `}${printable(says)}${why}`
}

/** The broken rule that does most harm, with the smallest of its causes; before it that the target broke. */
function tellWorst(report: Report, paint: Paint): string[] {
  if (report.errors.length > 0) return tellErrors({ ...report, errors: report.errors.slice(0, 1) }, paint)
  const [worst] = brokenRules(report)
  if (worst === undefined) return []
  const { failures, causes = failures.length } = worst
  return tellRule(
    { ...worst, failures: failures.filter(({ known }) => known === undefined).slice(0, 1), causes },
    report.failOn,
    paint,
  )
}
