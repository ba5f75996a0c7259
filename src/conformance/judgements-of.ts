import type { Judgement, Rule } from '../../contracts/rules/index.ts'
import type { Performance } from '../runner/index.ts'
import { type Agreement, agreements } from './relations/index.ts'

/** How a variant is held against the case before it; in no way where a case stands for itself. */
export function agreementsOf({ relation }: Performance): readonly Agreement[] {
  return relation === undefined ? [] : agreements.filter(({ name }) => name === relation)
}

/** What a rule says of a case; of a variant, what the agreement says that speaks for the rule. `plain` is the case before it. */
export function judgementsOf(rule: Rule, performance: Performance, plain: Performance | undefined): Judgement[] {
  if (performance.relation === undefined) return rule.judge(performance.played)
  if (plain === undefined) return []
  const agreement = agreementsOf(performance).find((one) => one.rule === rule.id)
  return agreement?.compare(plain.played, performance.played) ?? []
}
