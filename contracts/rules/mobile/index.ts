import type { Rule } from '../define-rule.ts'
import { otherTraitsAreAttributes } from './attributes.ts'
import { companyHasItsId } from './company-id.ts'
import { companyToLeaveIsNotSent } from './company-removal.ts'
import { sdkIsInitialisedOnce } from './initialize.ts'
import { identifyRegistersItsUser } from './registration.ts'
import { androidGetsNoNull, hashComesFirst, pushIsNotSupported, resetLogsOut, sessionIsKept } from './session.ts'
import { trackIsLogged } from './track.ts'
import { contextIsCollectedOnPhones, traitsAreMapped, traitsAreReadWell } from './traits.ts'

/** M1 to M10: what Intercom's SDKs for iOS and Android are asked to do, in device mode. */
export const mobileRules: readonly Rule[] = [
  sdkIsInitialisedOnce,
  identifyRegistersItsUser,
  traitsAreMapped,
  traitsAreReadWell,
  otherTraitsAreAttributes,
  trackIsLogged,
  resetLogsOut,
  pushIsNotSupported,
  companyHasItsId,
  contextIsCollectedOnPhones,
  companyToLeaveIsNotSent,
  sessionIsKept,
  androidGetsNoNull,
  hashComesFirst,
]
