import { inALog } from '../in-a-log.ts'
import { code, plain, plainWords } from '../markdown-text.ts'
import { standings } from '../standings.ts'
import { matrixOf } from './matrix.ts'
import type { MatrixReporter } from './matrix-reporter.ts'

/** The comparison as tables: one of the implementations, one for each area of the contract, and first where they differ. */
export const matrixMarkdown: MatrixReporter = (reports) => {
  const { columns, areas, cautions } = matrixOf(reports)
  const heads = columns.map(({ name }) => plain(name))
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const tableOf = (rows: (typeof areas)[number]['rows']) => [
    line(['rule', 'level', ...heads, 'says']),
    line(['---', '---', ...heads.map(() => '---'), '---']),
    ...rows.map(({ rule, cells }) =>
      line([
        `**${plain(rule.id)}**`,
        rule.level,
        ...cells.map((cell) => (cell === undefined ? '' : `${standings[cell].mark} ${standings[cell].word}`)),
        plainWords(rule.says),
      ]),
    ),
    '',
  ]
  const differing = areas.flatMap(({ rows }) => rows.filter(({ differs }) => differs))
  const lines = [
    '# Implementations compared',
    '',
    line(['implementation', 'verdict', 'must kept', 'should kept']),
    line(['---', '---', '--:', '--:']),
    ...columns.map(({ name, says, must, should }) => line([plain(name), says, must, should])),
    '',
    ...cautions.map((caution) => `- ${code(caution)}`),
    '',
    '## Where they differ',
    '',
    ...(differing.length === 0 ? ['Nowhere, in the rules that were judged.', ''] : tableOf(differing)),
    '## All rules',
    '',
    ...areas.flatMap(({ area, rows }) => [
      `<details><summary>${plain(area)}</summary>`,
      '',
      ...tableOf(rows),
      '</details>',
      '',
    ]),
  ]
  return `${inALog(lines.join('\n').trimEnd())}\n`
}
