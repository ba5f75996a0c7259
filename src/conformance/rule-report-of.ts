import { areaOf, type Rule } from '../../contracts/rules/index.ts'
import type { MetByRule, RuleReport, Verdict } from '../../contracts/wire/index.ts'
import type { KnownDeviations } from './baseline/known-deviations.ts'

/** How many causes of one rule a report tells. */
const causesTold = 10

/** How often the rule applied. */
export const exercisedOf = ({ exercisedBy }: MetByRule): number =>
  Object.values(exercisedBy).reduce((sum: number, count) => sum + Number(count), 0)

/** What the report says of a rule, from what it has met. */
export function ruleReportOf(rule: Rule, met: MetByRule, known: KnownDeviations): RuleReport {
  const { id, level, authority, says, source, mend, harm } = rule
  const { exercisedBy, pairs } = met
  const causes = met.causes.toSorted((left, right) => left.weight - right.weight)
  const told = causes.slice(0, causesTold).map(({ failure }) => failure)
  const verdict = verdictOf(rule, met, known)
  const reason = reasonOf(rule, met, verdict)
  return {
    id,
    area: areaOf(rule),
    level,
    authority,
    says,
    source,
    mend,
    harm,
    verdict,
    ...(reason === undefined ? {} : { reason }),
    exercised: exercisedOf(met),
    exercisedBy,
    ...(Object.keys(pairs).length === 0 ? {} : { pairs }),
    failures: level === 'info' ? [] : told,
    ...(causes.length > causesTold ? { causes: causes.length } : {}),
    ...(level === 'info' ? { notes: told } : {}),
  }
}

/** The worst of its cases. An info rule never fails: what it finds are notes. */
function verdictOf(rule: Rule, met: MetByRule, known: KnownDeviations): Verdict {
  if (met.errored !== undefined) return 'errored'
  const causes = rule.level === 'info' ? [] : met.causes
  if (causes.some(({ failure }) => failure.known === undefined)) return 'failed'
  if (causes.length > 0) return 'known-deviation'
  if (exercisedOf(met) > 0) return known.expects(rule.id) ? 'unexpected-pass' : 'passed'
  return whyUnmet(rule, met) === undefined ? 'not-exercised' : 'skipped'
}

function reasonOf(rule: Rule, met: MetByRule, verdict: Verdict): string | undefined {
  if (verdict === 'errored') return met.errored?.reason
  if (verdict === 'unexpected-pass') return 'The baseline knows a deviation, and none was found.'
  return verdict === 'skipped' ? whyUnmet(rule, met) : undefined
}

/** Why nothing has met the rule, where that is known. */
function whyUnmet({ level, whenUnmet }: Rule, { skipped }: MetByRule): string | undefined {
  return level === 'may' ? 'It is a freedom: either way is right.' : (skipped?.reason ?? whenUnmet)
}
