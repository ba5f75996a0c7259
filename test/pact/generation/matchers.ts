import { MatchersV3 } from '@pact-foundation/pact'

/** A value of the kind of the example. */
export const kindOf = MatchersV3.like

/** A text that a regular expression describes. */
export const textLike = MatchersV3.regex

/** Text of any wording that is not blank. Pact matches an expression with the whole text. */
export const words = (example: string) => textLike('[\\s\\S]*\\S[\\s\\S]*', example)

/** A list in which each of these is found: in any order, with others between them, and several of them in one. */
export const holding = MatchersV3.arrayContaining

/** A number out of some: Pact matches its digits with a regular expression. */
export const oneOf = (first: number, ...others: number[]) => ({
  'pact:matcher:type': 'regex',
  regex: `^(${[first, ...others].join('|')})$`,
  value: first,
})

/** A status, or one out of several. */
export const statusAmong = (status: number | readonly [number, ...number[]]) =>
  typeof status === 'number' ? status : MatchersV3.matchStatus(status[0], [...status])
