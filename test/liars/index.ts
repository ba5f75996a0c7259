import { attributeFormLiars } from './attribute-form.ts'
import { commonLiars } from './common.ts'
import { detailLiars } from './company-details.ts'
import { groupLiars } from './group.ts'
import { groupCompanyLiars } from './group-company.ts'
import { reachLiars } from './identify-attributes.ts'
import { identifyCompanyLiars } from './identify-company.ts'
import { contextLiars } from './identify-context.ts'
import { nameLiars } from './identify-name.ts'
import { signUpLiars } from './identify-sign-up.ts'
import { identifyUserLiars } from './identify-user.ts'
import { identityLiars } from './identity.ts'
import { betweenEventsLiars } from './isolation.ts'
import { journeyLiars } from './journeys.ts'
import { knownRegressions } from './known-regressions.ts'
import type { Liar } from './liar.ts'
import { longLiars } from './long-identifiers.ts'
import { metadataLiars } from './metadata.ts'
import { requestLiars } from './requests.ts'
import { settingsLiars } from './settings.ts'
import { trackLiars } from './track.ts'
import { placeLiars } from './trait-places.ts'

export type { Liar } from './liar.ts'

/** Every liar, by what it lies about. */
export const liars: Readonly<Record<string, readonly Liar[]>> = {
  'known regressions': knownRegressions,
  settings: settingsLiars,
  common: [...commonLiars, ...requestLiars],
  'between events': betweenEventsLiars,
  identity: [...placeLiars, ...identityLiars, ...longLiars],
  "identify's user": [...identifyUserLiars, ...nameLiars, ...signUpLiars, ...contextLiars],
  "identify's attributes": [...reachLiars, ...attributeFormLiars],
  "identify's company": [...identifyCompanyLiars, ...detailLiars],
  track: [...trackLiars, ...metadataLiars],
  group: [...groupLiars, ...groupCompanyLiars],
  journeys: journeyLiars,
}
