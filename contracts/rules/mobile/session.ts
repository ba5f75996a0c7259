import {
  acceptanceOnDevice,
  afterCall,
  callsOf,
  devicesOf,
  field,
  givenIn,
  isOfNobody,
  isUsable,
  type Registration,
  type Session,
  sessionsOf,
  typeOf,
} from '../../reading/index.ts'
import {
  type Connection,
  type Exchange,
  isJsonObject,
  type JsonValue,
  type PlayedCase,
  type SdkCall,
} from '../../wire/index.ts'
import { defineCaseRule, defineRule, type Finding } from '../define-rule.ts'

const connections: readonly Connection[] = ['ios-device', 'android-device']

/** Where nothing has been seen of the SDK and nobody was named, there is nobody to log out; of a phone in use nobody knows. */
function hasNobodyToLogOut(played: PlayedCase, index: number, { before }: Session): boolean {
  if (before.kind !== 'unseen') return before.kind === 'unknown'
  const devices = devicesOf(played)
  return played.exchanges
    .slice(0, index)
    .every((exchange, at) => devices[at] !== devices[index] || isOfNobody(exchange))
}

/** Contract M5; destination documentation, Reset. */
export const resetLogsOut = defineCaseRule({
  id: 'M5',
  level: 'must',
  authority: 'DOC',
  says: 'A reset is a logout, and what follows belongs to another user.',
  why: 'Whoever takes the phone next reads and continues the conversations of the last person.',
  mend: 'Call logout on reset, and register nobody whom no later event names.',
  source: 'destination documentation, Reset; Intercom for iOS and Android, logout',
  harm: 'people confused',
  connections,
  judge: (played) =>
    played.exchanges.flatMap((exchange, index) => {
      const session = sessionsOf(played)[index]
      if (typeOf(exchange.event) !== 'reset' || session === undefined) return []
      if (acceptanceOnDevice(exchange) !== 'delivered' || session.before.kind === 'nobody') return []
      const isLoggedOut = callsOf(exchange).some(({ method }) => method === 'logout')
      if (!isLoggedOut && hasNobodyToLogOut(played, index, session)) return []
      if (!isLoggedOut)
        return [{ exchange: index, findings: [{ message: 'A reset does not log out.', expected: 'logout' }] }]
      if (session.after.kind !== 'identified') return [{ exchange: index, findings: [] }]
      const message = 'After a reset somebody is registered again, whom no event has named.'
      return [{ exchange: index, findings: [{ message }] }]
    }),
})

/** Calls for push notifications and deep links in the SDKs of both platforms. */
const ofPush = /push|devicetoken|sendtoken|deeplink|handleurl|openurl/i

/** Contract M6; destination documentation, FAQ. */
export const pushIsNotSupported = defineRule({
  id: 'M6',
  level: 'must',
  authority: 'DOC',
  says: 'Push notifications and deep links are not supported: no call is made for them.',
  why: 'A token that Intercom was given without being asked for it brings people notifications that nobody set up, and that open nothing.',
  mend: 'Leave push tokens and links to the app.',
  source: 'destination documentation, FAQ: push notification and deep linking',
  harm: 'people confused',
  connections,
  appliesTo: (exchange) => callsOf(exchange).length > 0,
  check: (exchange) =>
    callsOf(exchange)
      .filter(({ method }) => ofPush.test(method))
      .slice(0, 1)
      .map(({ method }) => ({ message: 'A call is made for push notifications or deep links.', received: method })),
})

/** The user id that a call names: of somebody else than the registered user, where there is one. */
function isForAnother(call: SdkCall, registered: Registration): boolean {
  if (!['registerIdentifiedUser', 'updateUser'].includes(call.method)) return false
  const userId = field(givenIn(call), 'userId')
  if (registered.kind !== 'identified' || registered.userId === undefined || !isUsable(userId)) return false
  return String(userId).trim() !== registered.userId.trim()
}

function checkCall(call: SdkCall, registered: Registration): Finding[] {
  const isOfUser = ['updateUser', 'logEvent'].includes(call.method)
  if (isOfUser && registered.kind === 'nobody') {
    return [{ message: `${call.method} is called with no user registered.`, expected: 'a registration before it' }]
  }
  // A target that keeps no session may have registered whoever tracks; an identify registers its own user.
  if (call.method === 'updateUser' && registered.kind === 'unseen') {
    return [{ message: 'updateUser is called with no user registered.', expected: 'a registration before it' }]
  }
  if (!isForAnother(call, registered)) return []
  return [{ message: 'Another user follows without a logout.', expected: 'logout', received: call.method }]
}

/** Contract M10; Intercom for iOS and Android, registration and logout. */
export const sessionIsKept = defineCaseRule({
  id: 'M10',
  level: 'must',
  authority: 'API',
  says: 'No updateUser and no logEvent is called without a registered user, and another user id than the registered one is preceded by a logout.',
  why: 'The SDK refuses calls without a user, and keeps the first user id: the second person’s data is written into the first.',
  mend: 'Register before anything else is said of a person, and log out where another user id comes.',
  source: 'Intercom for iOS and Android, registration and logout; intercom-android#401',
  harm: 'people confused',
  connections,
  judge: (played) =>
    played.exchanges.flatMap((exchange, index) => {
      const session = sessionsOf(played)[index]
      const calls = callsOf(exchange)
      if (session === undefined || !calls.some(isOfSomebody)) return []
      let registered = session.before
      const findings: Finding[] = []
      for (const call of calls) {
        findings.push(...checkCall(call, registered))
        registered = afterCall(registered, call)
      }
      return [{ exchange: index, findings: findings.slice(0, 1) }]
    }),
})

const isOfSomebody = ({ method }: SdkCall) => ['updateUser', 'logEvent', 'registerIdentifiedUser'].includes(method)

const isNullAttribute = (attributes: JsonValue | undefined) =>
  isJsonObject(attributes) && Object.values(attributes).includes(null)

function hasNulls(call: SdkCall): boolean {
  if (call.method !== 'updateUser') return false
  const given = givenIn(call)
  const companies = field(given, 'companies')
  const ofCompanies = Array.isArray(companies) ? companies : []
  return (
    isNullAttribute(given) ||
    isNullAttribute(field(given, 'customAttributes')) ||
    ofCompanies.some((company) => isNullAttribute(company) || isNullAttribute(field(company, 'customAttributes')))
  )
}

/** Contract M10, null; Intercom for Android, issue 101. */
export const androidGetsNoNull = defineRule({
  id: 'M10.nulls',
  level: 'should',
  authority: 'API',
  says: 'On Android an attribute that is null is left out.',
  why: 'Versions of the SDK drop the whole update for one null among its attributes.',
  mend: 'Leave out traits that are null.',
  source: 'intercom-android#101; Intercom for Android, custom attributes',
  harm: 'data wrong',
  connections: ['android-device'],
  appliesTo: (exchange) => callsOf(exchange).some(({ method }) => method === 'updateUser'),
  check: (exchange) => (callsOf(exchange).some(hasNulls) ? [{ message: 'An attribute is sent as null.' }] : []),
})

/** The hash has to be known when the user is registered: a call for a user who stays registered comes too late. */
function isHashLate(exchange: Exchange, before: Registration): boolean {
  let registered = before
  const calls = callsOf(exchange)
  return calls.some((call, index) => {
    const isLate =
      call.method === 'setUserHash' &&
      registered.kind === 'identified' &&
      !calls.slice(index).some(({ method }) => method === 'registerIdentifiedUser')
    registered = afterCall(registered, call)
    return isLate
  })
}

/** Whether an event carries a user_hash, which a phone may pass on. */
const hasHash = ({ event }: Exchange) =>
  [event['integrations'], field(event, 'context')].some(
    (place) => field(field(place, 'Intercom'), 'user_hash') !== undefined,
  )

/** Contract M10, setUserHash; Intercom, Identity verification for mobile. */
export const hashComesFirst = defineCaseRule({
  id: 'M10.hash',
  level: 'should',
  authority: 'API',
  says: 'setUserHash, where it is used, comes before the user is registered.',
  why: 'The registration is checked against the hash that is known by then: without it Intercom refuses the person.',
  mend: 'Call setUserHash first, and registerIdentifiedUser after it.',
  source: 'Intercom, Identity verification for iOS and Android; intercom-android#391',
  harm: 'people confused',
  connections,
  judge: (played) =>
    played.exchanges.flatMap((exchange, index) => {
      const session = sessionsOf(played)[index]
      const isUsed = callsOf(exchange).some(({ method }) => method === 'setUserHash')
      const isOffered = hasHash(exchange) && callsOf(exchange).some(({ method }) => method === 'registerIdentifiedUser')
      if (session === undefined || (!isUsed && !isOffered)) return []
      const isLate = isHashLate(exchange, session.before)
      const findings = isLate ? [{ message: 'setUserHash is called after the user is registered.' }] : []
      return [{ exchange: index, findings }]
    }),
})
