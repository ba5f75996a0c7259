import {
  type Event,
  type Exchange,
  type IntercomRequest,
  intercomApi,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  type PlayedCase,
  type SdkCall,
} from '../../wire/index.ts'
import { readCompany } from '../company.ts'
import { field, typeOf } from '../fields.ts'
import { leavesOf } from '../leaves.ts'
import { once } from '../once.ts'
import { nameTraits } from '../person-name.ts'
import { readTextIn, traitValues } from '../traits.ts'
import { acceptanceOnDevice, ownUserId } from './acceptance.ts'
import { callsNamed, givenIn, isWeb } from './calls.ts'
import { isCustomTrait, meetsReserved } from './messenger-names.ts'
import { userOfCalls } from './mobile-user.ts'
import { type Session, sessionsOf } from './registration.ts'
import { isBareUpdate, updatesOf, userOfUpdate } from './web-user.ts'

/**
 * Where device mode maps a trait or property as cloud mode does, one rule serves both: what the calls say is put into the words
 * of the REST API, and the event is left with what device mode asks for. Nothing of this is ever sent.
 */

const post = (path: string, body: JsonObject): IntercomRequest => ({
  method: 'POST',
  url: `${intercomApi}${path}`,
  headers: {},
  body,
})

/** An event with other traits, in both of its places. */
function withTraits(event: Event, change: (traits: JsonObject) => JsonObject): Event {
  const { traits, context } = event
  const changed: Event = { ...event }
  if (isJsonObject(traits)) changed['traits'] = change(traits)
  const inContext = field(context, 'traits')
  if (isJsonObject(context) && isJsonObject(inContext)) {
    changed['context'] = { ...context, traits: change(inContext) }
  }
  return changed
}

const without = (holder: JsonObject, isLeftOut: (key: string, value: JsonValue) => boolean): JsonObject =>
  Object.fromEntries(Object.entries(holder).filter(([key, value]) => !isLeftOut(key, value)))

/** Traits that may meet a name which the messenger reserves: they may be left out or renamed (W8). */
const isFreeOnWeb = (key: string, value: JsonValue) =>
  isCustomTrait(key) && (meetsReserved([key]) || leavesOf(value, [key]).some(({ path }) => meetsReserved(path)))

function eventOnWeb(event: Event): Event {
  return withTraits(event, (traits) => without(traits, isFreeOnWeb))
}

/**
 * On a phone a company that is to be left is not sent (M9), one without its companyId is M7's to tell, and a name made of its parts
 * is not asked for: the mapping of traits names `name` alone (M3).
 */
function onPhone(event: Event, user: JsonObject): { event: Event; user: JsonObject } {
  const { accepted, elsewhere } = readCompany(event)
  const companies = field(user, 'companies')
  const isUnnamed = Array.isArray(companies) && companies.some((company) => field(company, 'company_id') === undefined)
  const noCompany = isUnnamed || [...accepted, ...elsewhere].some(({ removal }) => removal !== 'not asked')
  const hasName = readTextIn(traitValues(event, 'name')).accepted.length > 0
  const noParts = !hasName && field(user, 'name') === undefined
  const leftOut = new Set([...(noCompany ? ['company'] : []), ...(noParts ? nameTraits : [])])
  return {
    event: withTraits(event, (traits) => without(traits, (key) => leftOut.has(key))),
    user: noCompany ? without(user, (key) => key === 'companies') : user,
  }
}

/** Nobody is missing among the requests: whom the SDK takes the calls for, W2 and M2 tell. */
const registered = { id: 'known to the SDK' }

function userOf(exchange: Exchange, session: Session): JsonObject | undefined {
  if (!isWeb(exchange.connection)) {
    // Whoever is registered already may be updated with nothing; that something had to be said is then judged too.
    return userOfCalls(exchange, session, { isAsked: acceptanceOnDevice(exchange) === 'delivered' })
  }
  const updates = updatesOf(exchange).filter((call) => !isBareUpdate(call))
  if (updates.length === 0) return undefined
  return userOfUpdate(Object.fromEntries(updates.flatMap((call) => Object.entries(givenIn(call) ?? {}))))
}

const silent = { kind: 'dropped', reason: 'not judged' } as const

function inCloudWords(exchange: Exchange, event: Event, requests: IntercomRequest[]): Exchange {
  const { collectContext, sendAnonymousId } = exchange.settings
  return {
    connection: isWeb(exchange.connection) ? 'web-cloud' : 'mobile-cloud',
    settings: {
      apiKey: 'not judged',
      ...(collectContext === undefined ? {} : { collectContext }),
      // Whether an anonymousId stands in for no user id is free here; in place of one it never stands (I6).
      ...(ownUserId(exchange).none ? {} : { sendAnonymousId }),
    },
    event: isWeb(exchange.connection) ? event : { ...event, channel: 'mobile' },
    outcome: requests.length === 0 ? silent : { kind: 'requests', requests },
    delivered: [],
  }
}

/** The identifies of a case in device mode, as requests that say the same; other events stand between as dropped ones. */
export const identifiesAsRequests = once((played: PlayedCase): PlayedCase => {
  const sessions = sessionsOf(played)
  const exchanges = played.exchanges.map((exchange, index) => {
    const { event, connection } = exchange
    const user = typeOf(event) === 'identify' ? userOf(exchange, sessions[index] as Session) : undefined
    if (user === undefined) return inCloudWords(exchange, event, [])
    const asked = isWeb(connection) ? { event: eventOnWeb(event), user } : onPhone(event, user)
    return inCloudWords(exchange, asked.event, [post('/users', { ...registered, ...asked.user })])
  })
  return { ...played, exchanges }
})

/** Properties that a careful integration keeps out of the messenger's metadata, where such names mean the event and its user (W8). */
const meansTheEvent: ReadonlySet<string> = new Set(['event_name', 'user_id', 'email', 'created_at'])

function trackAsked({ event, connection }: Exchange): Event {
  const properties = field(event, 'properties')
  // Who it is of and when it happened, the SDK knows by itself.
  const known = { ...event, userId: 'known to the SDK', timestamp: '2026-01-01T00:00:00Z' }
  if (!isWeb(connection) || !isJsonObject(properties)) return known
  return { ...known, properties: without(properties, (key) => meansTheEvent.has(key)) }
}

/** The calls that log an event. */
export function eventsLogged(exchange: Exchange): readonly SdkCall[] {
  return callsNamed(exchange, isWeb(exchange.connection) ? 'trackEvent' : 'logEvent')
}

/** The tracks of a case in device mode, as requests that say the same; other events stand between as dropped ones. */
export const tracksAsRequests = once((played: PlayedCase): PlayedCase => {
  const exchanges = played.exchanges.map((exchange) => {
    const logged = typeOf(exchange.event) === 'track' ? eventsLogged(exchange) : []
    const requests = logged.map(({ args: [name, metadata] }) =>
      post('/events', {
        user_id: 'known to the SDK',
        ...(name === undefined ? {} : { event_name: name }),
        ...(metadata === undefined ? {} : { metadata }),
      }),
    )
    return inCloudWords(exchange, trackAsked(exchange), requests)
  })
  return { ...played, exchanges }
})
