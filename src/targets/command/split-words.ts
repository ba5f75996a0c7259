import { InputError } from '../../input/index.ts'

/**
 * Splits a command line into words as a POSIX shell does: blanks part words, single and double quotes and backslashes
 * keep them together. Nothing is evaluated: `$`, `*`, `|` and `;` are plain characters.
 */
export function splitWords(line: string): string[] {
  const words: string[] = []
  let word: string | undefined
  let quote: string | undefined
  for (let index = 0; index < line.length; index += 1) {
    const character = line[index] as string
    const next = line[index + 1]
    if (quote !== undefined && character === quote) quote = undefined
    else if (quote === "'") word += character
    else if (character === '\\' && next !== undefined && (quote === undefined || '"\\$`'.includes(next))) {
      word = (word ?? '') + next
      index += 1
    } else if (quote !== undefined) word += character
    else if (character === '"' || character === "'") {
      quote = character
      word ??= ''
    } else if (/\s/.test(character)) {
      if (word !== undefined) words.push(word)
      word = undefined
    } else word = (word ?? '') + character
  }
  if (quote !== undefined) throw new InputError(`The quote ${quote} of "command:${line}" is not closed. Close it.`)
  if (word !== undefined) words.push(word)
  return words
}
