import type { GeneratedCase } from '../../generate/index.ts'
import type { Judgement } from '../../../contracts/rules/index.ts'
import type { PlayedCase } from '../../../contracts/wire/index.ts'

/** Two runs that have to agree: a case and a variant of it. */
export interface Relation {
  name: string
  rule: string
  vary(given: GeneratedCase): GeneratedCase | undefined
  compare(plain: PlayedCase, varied: PlayedCase): Judgement[]
}

export const relations: readonly Relation[] = []
