import { commonLiars } from './common.ts'
import { groupLiars } from './group.ts'
import { identifyAttributesLiars } from './identify-attributes.ts'
import { identifyCompanyLiars } from './identify-company.ts'
import { identifyUserLiars } from './identify-user.ts'
import { identityLiars } from './identity.ts'
import { betweenEventsLiars } from './isolation.ts'
import { journeyLiars } from './journeys.ts'
import { knownRegressions } from './known-regressions.ts'
import type { Liar } from './liar.ts'
import { settingsLiars } from './settings.ts'
import { trackLiars } from './track.ts'

export type { Liar } from './liar.ts'

/** Every liar, by area of the contract. */
export const liars: Readonly<Record<string, readonly Liar[]>> = {
  'known regressions': knownRegressions,
  settings: settingsLiars,
  common: commonLiars,
  'between events': betweenEventsLiars,
  identity: identityLiars,
  "identify's user": identifyUserLiars,
  "identify's attributes": identifyAttributesLiars,
  "identify's company": identifyCompanyLiars,
  track: trackLiars,
  group: groupLiars,
  journeys: journeyLiars,
}
