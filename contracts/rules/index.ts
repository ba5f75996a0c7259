import { commonRules } from './common/index.ts'
import type { Rule } from './define-rule.ts'
import { deliveryRules } from './delivery/index.ts'
import { groupRules } from './group/index.ts'
import { identifyRules } from './identify/index.ts'
import { identityRules } from './identity/index.ts'
import { journeyRules } from './journeys/index.ts'
import { mobileRules } from './mobile/index.ts'
import { settingsRules } from './settings/index.ts'
import { trackRules } from './track/index.ts'
import { webRules } from './web/index.ts'

export { typeOf } from '../reading/index.ts'
export { ruleOfBreakdown } from './common/breakdowns.ts'
export type { Authority, Finding, Harm, Judgement, Level, Rule, RuleWords } from './define-rule.ts'
export { demandedBy, demandedOf } from './demanded.ts'
export { differencesOfEnds } from './journeys/index.ts'

/** The version of the contract: a new one may turn a green implementation red, and says so. */
export const contractVersion = '1.0.0'

/** An area of the contract, and its rules in the order of the contract. */
export interface Area {
  name: string
  rules: readonly Rule[]
}

export const areas: readonly Area[] = [
  { name: 'settings', rules: settingsRules },
  { name: 'common', rules: commonRules },
  { name: 'identity', rules: identityRules },
  { name: 'identify', rules: identifyRules },
  { name: 'track', rules: trackRules },
  { name: 'group', rules: groupRules },
  { name: 'delivery', rules: deliveryRules },
  { name: 'web', rules: webRules },
  { name: 'mobile', rules: mobileRules },
  { name: 'journeys', rules: journeyRules },
]

/** The area that a rule belongs to. */
export function areaOf({ id }: Pick<Rule, 'id'>): string {
  return areas.find((area) => area.rules.some((rule) => rule.id === id))?.name ?? 'other'
}

/** Every rule of the contract, in its order. */
export const rules: readonly Rule[] = areas.flatMap((area) => area.rules)
