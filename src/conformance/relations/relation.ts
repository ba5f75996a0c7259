import type { Judgement } from '../../../contracts/rules/index.ts'
import type { Exchange, PlayedCase } from '../../../contracts/wire/index.ts'
import type { GeneratedCase } from '../../generate/index.ts'
import { differenceOf, type Reading } from './effects.ts'

/** How a run is held against another one of the same thing. */
export interface Agreement {
  /** Lower case and hyphens: a part of case ids. */
  name: string
  /** The rule that a disagreement breaks. */
  rule: string
  /** What the rule says of the variant, beside the case before it. */
  compare(plain: PlayedCase, varied: PlayedCase): Judgement[]
}

/** Two runs that have to agree: a case and a variant of it, compared exchange by exchange. */
export interface Relation extends Agreement {
  /** The variant; undefined where the relation does not apply. The same case gives the same variant. */
  vary(given: GeneratedCase): GeneratedCase | undefined
}

/** How the effects of two exchanges are held against each other. */
export interface Comparison {
  /** What a disagreement says. */
  message: string
  /** The position in the plain case of what stands at a position of the variant; the same one unless said. */
  counterpart?(index: number, count: number): number
  /** Whether a pair is looked at; each unless said. */
  isCompared?(plain: Exchange, varied: Exchange): boolean
  /** What of a body counts; everything unless said. */
  read?: Reading
}

/** Holds each exchange of the variant against its counterpart. A run that broke off is compared as far as it came. */
export function comparing({
  message,
  counterpart = (index) => index,
  isCompared = () => true,
  read,
}: Comparison): Relation['compare'] {
  return (plain, varied) => {
    if (plain.exchanges.length !== varied.exchanges.length) return []
    return varied.exchanges.flatMap((exchange, index) => {
      const before = plain.exchanges[counterpart(index, varied.exchanges.length)]
      if (before === undefined || !isCompared(before, exchange)) return []
      const difference = differenceOf(before, exchange, read)
      return [{ exchange: index, findings: difference === undefined ? [] : [{ message, ...difference }] }]
    })
  }
}
