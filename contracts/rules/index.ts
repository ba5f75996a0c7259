import type { Rule } from './define-rule.ts'
import { journeyRules } from './journeys/index.ts'

export type { Authority, Finding, Harm, Judgement, Level, Rule, RuleWords } from './define-rule.ts'

/** The version of the contract: a new one may turn a green implementation red, and says so. */
export const contractVersion = '1.0.0'

/** An area of the contract, and its rules in the order of the contract. */
export interface Area {
  name: string
  rules: readonly Rule[]
}

export const areas: readonly Area[] = [{ name: 'journeys', rules: journeyRules }]

/** Every rule of the contract, in its order. */
export const rules: readonly Rule[] = areas.flatMap((area) => area.rules)
