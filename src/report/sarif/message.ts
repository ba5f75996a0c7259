import { printableLines } from '../printable.ts'

/**
 * A message of SARIF. There `[words](place)` is a link and `{0}` a place for an argument (SARIF 2.1.0, 3.11.5 and 3.11.6): values of a target
 * must be neither.
 */
export function messageOf(text: string) {
  return {
    text: printableLines(text)
      .replace(/\](?=\()/g, '] ')
      .replace(/\{(?=\d+\})/g, '{ '),
  }
}
