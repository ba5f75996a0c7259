export { type Acceptance, acceptanceOf, isDelivered } from './acceptance.ts'
export { accessTokenOf, isAccessTokenMissing } from './access-token.ts'
export {
  type CompanyReading,
  hashesOfName,
  hasTooLongCompany,
  isIdOf,
  readCompany,
} from './company.ts'
export {
  acceptanceOnDevice,
  afterCall,
  appIdOf,
  callsNamed,
  callsOf,
  devicesOf,
  eventsLogged,
  givenIn,
  identifiesAsRequests,
  isBareUpdate,
  isCustomTrait,
  isOfNobody,
  isReserved,
  isSettingsOnly,
  isUncalled,
  isWeb,
  meetsReserved,
  messengerFields,
  messengerSettings,
  missingSettings,
  type NeededSetting,
  ownUserId,
  platformKeyOf,
  type Registration,
  type Session,
  sessionsOf,
  tracksAsRequests,
  updatesOf,
} from './device/index.ts'
export { type EventTimeReading, readEventTime } from './event-time.ts'
export {
  codePoints,
  field,
  isFilledText,
  isTooLong,
  isUsable,
  mayChange,
  objectField,
  textOf,
  traitPlaces,
  typeOf,
} from './fields.ts'
export {
  hasTooLongIdentifier,
  type IdentifierReading,
  isAccepted,
  readEmail,
  readUserId,
  sendsAnonymousId,
} from './identity.ts'
export { isInsideCutText, nestedInText, scalarsWithin } from './json-text.ts'
export { hostileKeys, isHostile, type Leaf, leavesOf, levelsJudged, scalarsIn } from './leaves.ts'
export {
  fieldsOf,
  inMetadata,
  isAmount,
  isRichLink,
  type MetadataReading,
  type RichKind,
  type RichProperty,
  readMetadata,
  richProperties,
} from './metadata.ts'
export { type MisplacedValue, misplacedValues } from './misplaced.ts'
export { bareName, isRenamedByIntercom, keysThatStay, possibleNames } from './names.ts'
export { once, onceForText } from './once.ts'
export { nameTraits, readName } from './person-name.ts'
export { isFormOf, missingLeaves, type Reach } from './reached.ts'
export { isSameOutcome, isSilent, summaryOf } from './same-outcome.ts'
export { type Secret, secretsOf } from './secrets.ts'
export {
  attributesIn,
  bodiesTo,
  firstOf,
  header,
  isRejected,
  isSameRequest,
  isTaken,
  lastAnswers,
  pathOf,
  requestsOf,
  type SentRequest,
  valuesOf,
  writesOf,
} from './sent.ts'
export { agrees, isIsoDate, readTime, type TimeReading } from './time.ts'
export {
  amongAttributes,
  furtherStandardTraits,
  hasTrait,
  isGivenAsNull,
  isSameText,
  readCreatedAt,
  readPhone,
  readTextIn,
  standardTraits,
  type TraitReading,
  traitValues,
} from './traits.ts'
export { delivers, isForLater, isRefused, personOf, resetOf, type Try, triesByRequest, triesOf } from './tries.ts'
export { textsFoundIn, valuesIn } from './walk.ts'
