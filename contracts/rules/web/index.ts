import type { Rule } from '../define-rule.ts'
import { messengerKnowsItsWorkspace } from './app-id.ts'
import { groupIsNotSupported } from './group.ts'
import { identifyIsOneUpdate, updateReadsTraitsWell, updateRepeatsNothing } from './identify.ts'
import { launcherIsHidden, updatesStayWithinLimits } from './launcher.ts'
import { pageIsABareUpdate } from './page.ts'
import { reservedNamesStayReserved } from './reserved-names.ts'
import { trackIsTrackEvent } from './track.ts'
import { userHashIsPassedOn } from './user-hash.ts'
import { visitorIsShutDown } from './visitor.ts'

/** W1 to W8: what Intercom's web messenger is asked to do, in device mode. */
export const webRules: readonly Rule[] = [
  messengerKnowsItsWorkspace,
  identifyIsOneUpdate,
  updateReadsTraitsWell,
  updateRepeatsNothing,
  userHashIsPassedOn,
  trackIsTrackEvent,
  pageIsABareUpdate,
  groupIsNotSupported,
  visitorIsShutDown,
  launcherIsHidden,
  updatesStayWithinLimits,
  reservedNamesStayReserved,
]
