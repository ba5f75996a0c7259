import type { Rule } from '../define-rule.ts'
import { anonymousIdStandsInWhereAsked } from './anonymous-id.ts'
import { anonymousIdStaysOutWhereOff, nobodyIsUnidentified } from './device-nobody.ts'
import { emailIsTheTrait } from './email.ts'
import { firstUsableTraitIsTaken } from './first-usable-trait.ts'
import { longIdentifiersStayWhole } from './long-identifiers.ts'
import { eventsOfNobodyAreDropped } from './nobody.ts'
import { longIdentifiersAreTreatedAlike } from './same-way.ts'
import { userIdIsText, userIdIsTheFirstUsable } from './user-id.ts'

/** Who an event is about (I0–I6). */
export const identityRules: readonly Rule[] = [
  firstUsableTraitIsTaken,
  userIdIsTheFirstUsable,
  userIdIsText,
  emailIsTheTrait,
  eventsOfNobodyAreDropped,
  anonymousIdStandsInWhereAsked,
  longIdentifiersAreTreatedAlike,
  longIdentifiersStayWhole,
  nobodyIsUnidentified,
  anonymousIdStaysOutWhereOff,
]
