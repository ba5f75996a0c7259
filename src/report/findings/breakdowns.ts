import type { BreakdownReport, Report } from '../../../contracts/wire/index.ts'
import { times } from '../counts.ts'
import { code, fenced } from '../markdown-text.ts'

/** Cases over which the implementation crashed, hung or talked nonsense, with the end of its standard error. */
export function tellBreakdowns({ errors, summary }: Report): string[] {
  if (errors.length === 0) return []
  const more = summary.errored - errors.length
  return [
    `The implementation could not answer (${times(summary.errored)}): such a case counts as an error, and is not judged.`,
    '',
    ...errors.flatMap(tellBreakdown),
    ...(more > 0 ? [`${more} more are not shown.`, ''] : []),
  ]
}

function tellBreakdown({ case: id, connection, message, stderr, replay }: BreakdownReport): string[] {
  return [
    `### ${code(id)}`,
    '',
    `Over ${connection}: ${code(message)}`,
    '',
    ...(stderr === undefined ? [] : ['It wrote to its standard error:', '', ...fenced('text', lastLines(stderr))]),
    'To see it again:',
    '',
    ...fenced('sh', replay),
  ]
}

/** The end says most. */
const stderrLines = 40
const lastLines = (text: string) => text.trimEnd().split('\n').slice(-stderrLines).join('\n')
