import { diffLines } from 'diff'
import { stringify } from 'yaml'
import type { JsonValue } from '../../../contracts/wire/index.ts'
import { printable } from '../printable.ts'
import type { Paint } from './paint.ts'

/** So many lines of a difference are printed. */
const linesPrinted = 40

/** A value as the lines of a scenario file. */
const yamlOf = (value: JsonValue | undefined): string =>
  value === undefined
    ? ''
    : stringify(value, {
        defaultStringType: 'QUOTE_DOUBLE',
        defaultKeyType: 'PLAIN',
        lineWidth: 0,
        aliasDuplicateObjects: false,
      })

/** What was expected and what was found, line by line: `-` was expected and is not there, `+` was found in its place. */
export function differenceOf(expected: JsonValue | undefined, received: JsonValue | undefined, paint: Paint): string[] {
  const lines = diffLines(yamlOf(expected), yamlOf(received)).flatMap(({ value, added, removed }) =>
    value
      .replace(/\n$/, '')
      .split('\n')
      .map((line) => {
        if (added) return paint.red(`+ ${printable(line)}`)
        return removed ? paint.green(`- ${printable(line)}`) : `  ${printable(line)}`
      }),
  )
  if (lines.length <= linesPrinted) return lines
  return [...lines.slice(0, linesPrinted), `  and ${lines.length - linesPrinted} more lines`]
}
