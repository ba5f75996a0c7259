import { Option } from 'commander'

/** An option that may stand more than once. */
export const repeatable = (flags: string, description: string): Option =>
  new Option(flags, `${description} (repeatable)`)
    .argParser((word: string, words: readonly string[]) => [...words, word])
    .default([], 'none')
