import { rulesAbout } from '../define-rule.ts'
import { trackWritesEventsOnly } from './effects.ts'
import { eventsStayWithinLimits } from './limits.ts'
import { metadataDatesAreSeconds, metadataKeysArePlain, wholeAmountIsKept } from './metadata-form.ts'
import { metadataRepeatsNothing } from './metadata-repeats.ts'
import { metadataHoldsWhatIntercomTakes } from './metadata-values.ts'
import { eventNameIsKept } from './name.ts'
import { propertiesReachMetadata } from './properties.ts'
import { eventTimeIsCreatedAt, eventTimeIsKept, zonelessEventTimeIsUtc } from './time.ts'

/** Rules over track, cloud (contract, track → POST /events). */
export const trackRules = rulesAbout('track', [
  eventNameIsKept,
  eventTimeIsKept,
  eventTimeIsCreatedAt,
  zonelessEventTimeIsUtc,
  propertiesReachMetadata,
  metadataHoldsWhatIntercomTakes,
  metadataRepeatsNothing,
  wholeAmountIsKept,
  metadataKeysArePlain,
  metadataDatesAreSeconds,
  eventsStayWithinLimits,
  trackWritesEventsOnly,
])
