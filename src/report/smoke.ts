import { createColors } from 'picocolors'
import type { SmokeReport } from '../../contracts/wire/index.ts'
import { inALog } from './in-a-log.ts'
import { printable } from './printable.ts'
import type { ReportOptions } from './reporter.ts'

/** What the smoke suite found, for people: one line for each question, and what to do next. */
export function smokeText(
  { target, checks, passed, connections }: SmokeReport,
  { color = false }: ReportOptions,
): string {
  const paint = createColors(color)
  const name = printable(target.name)
  const lines = checks.flatMap((check) => {
    const cited = check.lines.length === 0 ? '' : paint.dim(`  (docs/protocol.md: ${check.lines.join(', ')})`)
    if (check.passed) return [`  ${paint.green('✓')} ${check.says}`]
    const stderr = (check.stderr ?? '').trimEnd().split('\n').slice(-8)
    return [
      `  ${paint.red('✗')} ${check.says}${cited}`,
      `      ${printable(check.message ?? '')}`,
      ...(check.stderr === undefined ? [] : ['      it wrote:', ...stderr.map((line) => `        ${printable(line)}`)]),
    ]
  })
  const end = passed
    ? paint.green(`the adapter of ${name} works, over ${connections.join(', ')}; check without --suite smoke judges it`)
    : paint.red(`the adapter of ${name} does not work yet`)
  return `${inALog([...lines, '', end].join('\n'))}\n`
}
