import type { Rule } from '../../contracts/rules/index.ts'
import type { Met } from '../../contracts/wire/index.ts'
import { exercisedOf } from './rule-report-of.ts'

/** From so many cases on, a run in which nothing was accepted says something of the set-up, not of the rules. */
const casesThatTell = 20

/** How many cases were judged. */
export const casesOf = ({ casesBySuite }: Met): number =>
  Object.values(casesBySuite).reduce((sum: number, count) => sum + Number(count), 0)

/** Why a run proves nothing, where it does not. */
export function provesNothing(met: Met, rules: readonly Rule[]): string | undefined {
  const judged = casesOf(met)
  if (judged === 0) return 'No case was played: the target has none of the connections, or all were left out.'
  if (met.rules.every((one) => exercisedOf(one) === 0)) return whyNoRule(met, rules)
  if (judged >= casesThatTell && !met.acceptedAny) return 'The target accepted no event at all.'
  if (judged >= casesThatTell && met.answered > 0 && met.refused === met.answered)
    return 'Intercom refused the access token of every request.'
  return undefined
}

function whyNoRule(met: Met, rules: readonly Rule[]): string {
  const connections = met.connections.map(({ connection }) => connection)
  const looking = rules.filter((rule) => rule.connections.some((one) => connections.includes(one)))
  if (looking.length === rules.length) return 'No case exercised any of the rules.'
  const ids = looking.map(({ id }) => id).join(', ')
  return `No case exercised any of the rules that look at ${connections.join(', ')}: ${ids === '' ? 'there are none' : ids}.`
}
