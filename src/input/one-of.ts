import { didYouMean } from './closest.ts'
import { InputError } from './input-error.ts'

/** The word, where it is one of those that exist; else an `InputError` that says which is meant, and which there are. */
export function oneOf<Word extends string>(noun: string, word: string, known: readonly Word[]): Word {
  const found = known.find((candidate) => candidate === word)
  if (found !== undefined) return found
  throw new InputError(`There is no ${noun} "${word}".${didYouMean(word, known)} There are: ${known.join(', ')}.`)
}
