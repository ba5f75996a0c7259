export { acceptanceOnDevice, isOfNobody, ownUserId } from './acceptance.ts'
export { eventsLogged, identifiesAsRequests, tracksAsRequests } from './as-requests.ts'
export { callsNamed, callsOf, givenIn, isUncalled, isWeb } from './calls.ts'
export { devicesOf } from './devices.ts'
export {
  isCustomTrait,
  isReserved,
  isSettingsOnly,
  meetsReserved,
  messengerFields,
  messengerSettings,
} from './messenger-names.ts'
export { appIdOf, missingSettings, type NeededSetting, platformKeyOf } from './needed-settings.ts'
export { afterCall, type Registration, type Session, sessionsOf } from './registration.ts'
export { isBareUpdate, updatesOf } from './web-user.ts'
