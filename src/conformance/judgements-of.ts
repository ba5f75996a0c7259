import type { Judgement, Rule } from '../../contracts/rules/index.ts'
import type { Performance } from '../runner/index.ts'
import { type Relation, relations } from './relations/index.ts'

/** The relation by which a variant is held against the case before it; none where a case stands for itself. */
export function relationOf({ relation }: Performance): Relation | undefined {
  return relation === undefined ? undefined : relations.find(({ name }) => name === relation)
}

/** What a rule says of a case; of a variant, what the relation says that speaks for the rule. `plain` is the case before it. */
export function judgementsOf(rule: Rule, performance: Performance, plain: Performance | undefined): Judgement[] {
  if (performance.relation === undefined) return rule.judge(performance.played)
  const relation = relationOf(performance)
  return relation?.rule === rule.id && plain ? relation.compare(plain.played, performance.played) : []
}
