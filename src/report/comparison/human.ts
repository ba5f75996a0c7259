import { createColors } from 'picocolors'
import type { Change, Comparison } from '../../../contracts/wire/index.ts'
import type { Paint } from '../human/paint.ts'
import { inALog } from '../in-a-log.ts'
import { printable } from '../printable.ts'
import { groupsOf, sideText, verdictText } from './wording.ts'

/** For people: what is worse, what is better, who was compared, and the verdict in the last line. */
export function comparisonForPeople(comparison: Comparison, { color = false }: { color?: boolean } = {}): string {
  const paint = createColors(color)
  const verdict = verdictText(comparison)
  const lines = [
    ...groupsOf(comparison).flatMap(({ heading, changes }) => [
      paint.bold(heading),
      ...changes.flatMap((change) => tell(change, paint)),
      '',
    ]),
    ...comparison.notes.map((note) => `  note: ${printable(note)}`),
    `  before: ${printable(sideText(comparison.old))}`,
    `  now:    ${printable(sideText(comparison.new))}`,
    comparison.verdict === 'worse'
      ? paint.red(verdict)
      : comparison.verdict === 'better'
        ? paint.green(verdict)
        : verdict,
  ]
  return `${inALog(lines.join('\n'))}\n`
}

function tell({ rule, level, direction, says, causes = [] }: Change, paint: Paint): string[] {
  const mark = { worse: paint.red('✗'), better: paint.green('✓'), neither: '·' }[direction]
  const who = rule === undefined ? '' : `${paint.bold(printable(rule))} (${level ?? ''})  `
  return [
    `  ${mark} ${who}${printable(says)}`,
    ...causes.flatMap(({ message, replay }) => [
      `      ${printable(message)}`,
      ...(direction === 'better' ? [] : [`        again  ${paint.cyan(printable(replay))}`]),
    ]),
  ]
}
