import { rulesAbout } from '../define-rule.ts'
import { absentFieldsStayAbsent } from './absent-fields.ts'
import { attributeNamesArePlain, attributesAreScalars } from './attribute-values.ts'
import { bothPlacesReachAttributes, traitsReachAttributes } from './attributes.ts'
import { companyAsTextIsItsName, companyIdMayStandForId, companyIsLinked } from './company.ts'
import { companyFieldsAreUsed, companyLosesNothing } from './company-fields.ts'
import { companyIsLeft } from './company-removal.ts'
import { contextIsCollected, contextIsCollectedFromAllSources } from './context-properties.ts'
import { datedAttributesAreSeconds } from './dated-attributes.ts'
import { lastSeenIsNotSent, userAgentAndAvatarMayBeSent } from './last-request.ts'
import { nameIsNeverInvented } from './name.ts'
import { furtherTraitsAreNotRepeated, standardTraitsAreNotRepeated } from './repeated-traits.ts'
import { signUpAsNumberIsSent, signUpIsInSeconds, signUpWithoutZoneIsUtc } from './signed-up-at.ts'
import { standardFieldsAreSent } from './standard-fields.ts'
import { unsubscribingIsSent, unsubscribingTextIsConverted } from './unsubscribed.ts'

/** U1 to U16: what an identify sends to Intercom, over the cloud connections. */
export const identifyRules = rulesAbout('identify', [
  standardFieldsAreSent,
  nameIsNeverInvented,
  signUpIsInSeconds,
  signUpWithoutZoneIsUtc,
  signUpAsNumberIsSent,
  traitsReachAttributes,
  bothPlacesReachAttributes,
  attributesAreScalars,
  attributeNamesArePlain,
  standardTraitsAreNotRepeated,
  furtherTraitsAreNotRepeated,
  datedAttributesAreSeconds,
  companyIsLinked,
  companyAsTextIsItsName,
  companyIdMayStandForId,
  companyIsLeft,
  companyLosesNothing,
  companyFieldsAreUsed,
  unsubscribingIsSent,
  unsubscribingTextIsConverted,
  contextIsCollected,
  contextIsCollectedFromAllSources,
  lastSeenIsNotSent,
  userAgentAndAvatarMayBeSent,
  absentFieldsStayAbsent,
])
