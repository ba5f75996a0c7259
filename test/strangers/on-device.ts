import { createHash } from 'node:crypto'
import type {
  Connection,
  Event,
  JsonObject,
  JsonValue,
  Outcome,
  SdkCall,
  Settings,
} from '../../contracts/wire/index.ts'
import { chameleon } from './chameleon.ts'

/**
 * The chameleon on a page or a phone: it says in calls of an SDK what it says in requests, and uses the freedoms of device mode as its
 * number decides. It remembers whom it spoke of, as an integration on a device does: one of these serves the events of one case.
 */
interface Given {
  connection: Connection
  settings: Settings
  event: Event
}

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const get = (holder: unknown, key: string): JsonValue | undefined =>
  isObject(holder) && Object.hasOwn(holder, key) ? holder[key] : undefined
const objectAt = (holder: unknown, key: string): JsonObject => {
  const value = get(holder, key)
  return isObject(value) ? value : {}
}
const call = (method: string, ...args: JsonValue[]): SdkCall => ({ method, args })
const isFilled = (value: unknown): value is string => typeof value === 'string' && value.trim() !== ''

function mannersOf(number: number) {
  const maybe = (of: string): boolean =>
    createHash('md5').update(`${number} on device ${of}`).digest().readUInt8(0) % 2 === 0
  return {
    bootsByCall: maybe('boot'),
    silentDrops: maybe('silence'),
    oneCompany: maybe('one company'),
    shutsDownOnReset: maybe('reset'),
    bootsAtOnce: maybe('reboot'),
    anonymousStandsIn: maybe('anonymous'),
    renamesReserved: maybe('reserved'),
    dropsOwnNames: maybe('own names'),
    setsLauncherApart: maybe('launcher'),
    emailAtRegistration: maybe('email'),
    registersAgain: maybe('again'),
    welcomesVisitors: maybe('visitors'),
    updatesInParts: maybe('parts'),
    joinsNames: maybe('names'),
    createdatIsAttribute: maybe('createdat'),
    textCompany: maybe('text company'),
  }
}

const reserved = new Set([
  ...['app_id', 'custom_launcher_selector', 'alignment', 'vertical_padding', 'horizontal_padding', 'z_index'],
  ...['hide_default_launcher', 'session_duration', 'action_color', 'background_color', 'user_id', 'email', 'name'],
  ...['phone', 'created_at', 'user_hash', 'company', 'companies', 'last_request_at', 'unsubscribed_from_emails'],
  ...['avatar', 'language_override'],
])
const isReserved = (name: string) => reserved.has(name) || name.startsWith('utm_')

type Person = { id?: string; email?: string }

/** An integration on one device. Whoever finds the SDK started already shows no start. */
export function onDevice(number: number, { showsStart = true } = {}): (given: Given) => Outcome {
  const manners = mannersOf(number)
  const say = chameleon(number)
  let isStarted = false
  let isShutDown = false
  let person: Person | undefined
  const nothing = (reason: string): Outcome =>
    manners.silentDrops ? { kind: 'calls', calls: [] } : { kind: 'dropped', reason }

  /** What the chameleon would send to that path; under settings of cloud mode. */
  function bodyFor(path: string, { settings, event, connection }: Given, anonymous: boolean): JsonObject | undefined {
    const cloud = connection === 'web-device' ? 'web-cloud' : 'mobile-cloud'
    const own = connection === 'web-device' ? { ...settings, collectContext: false } : settings
    const outcome = say({
      connection: cloud,
      settings: { ...own, apiKey: 'token', sendAnonymousId: anonymous && settings.sendAnonymousId === true },
      event,
    })
    if (outcome.kind !== 'requests') return undefined
    const bodies = outcome.requests.filter(({ url }) => url.endsWith(path)).map(({ body }) => body as JsonObject)
    if (bodies.length === 0) return undefined
    const attributes = Object.assign({}, ...bodies.map((body) => objectAt(body, 'custom_attributes'))) as JsonObject
    return { ...(Object.assign({}, ...bodies) as JsonObject), custom_attributes: attributes }
  }

  function isSomebodyElse({ id, email }: Person): boolean {
    if (person?.id !== undefined) return id !== person.id
    return person?.email !== undefined && id === undefined && email !== person.email
  }

  /** The person of an event: ids as the chameleon reads them from an identify. */
  function personOf(given: Given): Person {
    const { event } = given
    const asIdentify: Event = { type: 'identify', ...pick(event, ['userId', 'anonymousId', 'traits', 'context']) }
    const body = bodyFor('/users', { ...given, event: asIdentify }, manners.anonymousStandsIn) ?? {}
    const [id, email] = [get(body, 'user_id'), get(body, 'email')]
    return {
      ...(id === undefined || id === null ? {} : { id: String(id) }),
      ...(email === undefined || email === null ? {} : { email: String(email) }),
    }
  }

  function onWeb(given: Given, appId: string): Outcome {
    const { event } = given
    const start = isStarted || !showsStart ? [] : startOfPage(appId)
    const boot = [call('boot', { app_id: appId })]
    if (event.type === 'reset') {
      if (person === undefined || !manners.shutsDownOnReset) return { kind: 'calls', calls: [] }
      person = undefined
      isShutDown = !manners.bootsAtOnce
      return { kind: 'calls', calls: [call('shutdown'), ...(isShutDown ? [] : boot)] }
    }
    const own = callsOnPage(given)
    if (own === undefined) return nothing('This cannot be said on a page.')
    const next = personOf(given)
    const hasLeft = isSomebodyElse(next)
    const left = [...(hasLeft ? [call('shutdown')] : []), ...(hasLeft || isShutDown ? boot : [])]
    isShutDown = false
    if (hasLeft) person = undefined
    if (event.type === 'identify') person = next
    isStarted = true
    return { kind: 'calls', calls: [...start, ...left, ...own] }
  }

  function startOfPage(appId: string): SdkCall[] {
    if (manners.bootsByCall) return [call('boot', { app_id: appId })]
    return [call('settings', { app_id: appId }), call('load', `https://widget.intercom.io/widget/${appId}`)]
  }

  function callsOnPage(given: Given): SdkCall[] | undefined {
    const { event } = given
    if (event.type === 'page') return [call('update')]
    if (event.type === 'track') {
      const body = bodyFor('/events', asKnown(given), false)
      return body && [call('trackEvent', ...nameAndMetadata(body, given))]
    }
    const body = event.type === 'identify' ? bodyFor('/users', given, manners.anonymousStandsIn) : undefined
    return body && updatesOf(body, event)
  }

  function updatesOf(body: JsonObject, event: Event): SdkCall[] {
    const options = [objectAt(event['integrations'], 'Intercom'), objectAt(event['context'], 'Intercom')]
    const hash = options.map((place) => get(place, 'user_hash')).find(isFilled)
    const hides = options.some((place) => get(place, 'hideDefaultLauncher') === true)
    const attributes: JsonObject = {}
    for (const [name, value] of Object.entries(objectAt(body, 'custom_attributes'))) {
      if (!isReserved(name)) attributes[name] = value
      else if (manners.renamesReserved) attributes[`my ${name}`] = value
    }
    const companies = get(body, 'companies')
    const list = Array.isArray(companies) ? companies.map(companyOnPage) : undefined
    const launcher = hides ? { hide_default_launcher: true } : {}
    const update: JsonObject = {
      ...attributes,
      ...pick(body, ['user_id', 'email', 'name', 'phone', 'unsubscribed_from_emails', 'avatar']),
      ...('signed_up_at' in body ? { created_at: get(body, 'signed_up_at') as JsonValue } : {}),
      ...(list === undefined
        ? {}
        : manners.oneCompany && list.length === 1
          ? { company: list[0] as JsonValue }
          : { companies: list }),
      ...(hash === undefined || get(body, 'user_id') === undefined ? {} : { user_hash: hash }),
      ...(manners.setsLauncherApart ? {} : launcher),
    }
    return [...(hides && manners.setsLauncherApart ? [call('update', launcher)] : []), call('update', update)]
  }

  const companyOnPage = (company: JsonValue): JsonValue => {
    if (!isObject(company)) return company
    const { custom_attributes: custom, remote_created_at: createdAt, ...fields } = company
    return {
      ...objectAt({ custom: custom ?? null }, 'custom'),
      ...fields,
      ...(createdAt === undefined ? {} : { created_at: createdAt }),
    }
  }

  function nameAndMetadata(body: JsonObject, { event, connection }: Given): JsonValue[] {
    const metadata = objectAt(body, 'metadata')
    const properties = objectAt(event, 'properties')
    if (manners.dropsOwnNames && connection === 'web-device') {
      for (const name of ['event_name', 'user_id']) if (name in properties) delete metadata[name]
    }
    const isBare = Object.keys(metadata).length === 0
    return [get(body, 'event_name') as JsonValue, ...(isBare && manners.oneCompany ? [] : [metadata])]
  }

  function onPhone(given: Given, appId: string, apiKey: string): Outcome {
    const { event } = given
    const start = isStarted || !showsStart ? [] : [call('initialize', { apiKey, appId })]
    if (event.type === 'reset') {
      if (!isStarted) return { kind: 'calls', calls: [...starting(start), call('logout')] }
      person = undefined
      return { kind: 'calls', calls: [call('logout')] }
    }
    if (event.type !== 'identify' && event.type !== 'track') return nothing('A phone does not say this.')
    const next = personOf(given)
    const isNobody = next.id === undefined && next.email === undefined
    if (isNobody && !manners.welcomesVisitors) return nothing('Nobody is named.')
    const own = event.type === 'identify' ? (isNobody ? undefined : updatesOfUser(given)) : loggedBy(given)
    if (own === undefined) return nothing('This cannot be said on a phone.')
    const left = isSomebodyElse(next) ? [call('logout')] : []
    if (left.length > 0) person = undefined
    return { kind: 'calls', calls: [...starting(start), ...left, ...registration(event, next, isNobody), ...own] }
  }

  const starting = (start: SdkCall[]) => {
    isStarted = true
    return start
  }

  function registration(event: Event, next: Person, isNobody: boolean): SdkCall[] {
    const known = person
    if (isNobody) {
      person ??= {}
      return known === undefined ? [call('registerUnidentifiedUser')] : []
    }
    const isKnown = known !== undefined && (known.id ?? known.email) !== undefined && known.id === next.id
    const again = event.type === 'identify' && manners.registersAgain
    person = { ...known, ...next }
    if (isKnown && !again && (known.id !== undefined || known.email === next.email)) return []
    const withEmail = manners.emailAtRegistration || next.id === undefined
    const ids = {
      ...(next.id === undefined ? {} : { userId: next.id }),
      ...(withEmail && next.email !== undefined ? { email: next.email } : {}),
    }
    return [call('registerIdentifiedUser', ids)]
  }

  function loggedBy(given: Given): SdkCall[] | undefined {
    const body = bodyFor('/events', asKnown(given), false)
    return body && [call('logEvent', ...nameAndMetadata(body, given))]
  }

  function updatesOfUser(given: Given): SdkCall[] | undefined {
    const body = bodyFor('/users', given, manners.anonymousStandsIn)
    if (body === undefined) return undefined
    const custom = objectAt(body, 'custom_attributes')
    for (const [name, value] of Object.entries(custom)) {
      if (value === null) delete custom[name]
    }
    const companies = get(body, 'companies')
    const list = (Array.isArray(companies) ? companies : [])
      .filter(isObject)
      .filter((company) => get(company, 'remove') !== true)
    const fields: JsonObject = {
      ...named(body, [
        ['user_id', 'userId'],
        ['email', 'email'],
        ['name', 'name'],
        ['phone', 'phone'],
      ]),
      ...named(body, [
        ['signed_up_at', 'signedUpAt'],
        ['unsubscribed_from_emails', 'unsubscribedFromEmails'],
      ]),
      ...(list.length === 0 ? {} : { companies: list.map(companyOnPhone) }),
    }
    if (!manners.updatesInParts) return [call('updateUser', { ...fields, customAttributes: custom })]
    return [
      call('updateUser', fields),
      ...(Object.keys(custom).length === 0 ? [] : [call('updateUser', { customAttributes: custom })]),
    ]
  }

  return (given) => {
    const { connection, settings, event } = given
    const key = connection === 'ios-device' ? settings.mobileApiKeyIOS : settings.mobileApiKeyAndroid
    const appId = settings.appId
    if (!isFilled(appId)) return nothing('The App ID (appId) is missing.')
    if (connection === 'web-device') return onWeb(given, appId.trim())
    if (!isFilled(key)) return nothing('The API key of the platform (iOS API Key, Android API Key) is missing.')
    return typeof event.type === 'string' ? onPhone(given, appId.trim(), key.trim()) : nothing('The type is missing.')
  }
}

const companyOnPhone = (company: JsonObject): JsonObject => {
  const { custom_attributes: custom, website, industry, size, remove, ...fields } = company
  const others = Object.fromEntries(
    Object.entries({ website, industry, size }).filter(([, value]) => value !== undefined),
  )
  return {
    ...named(fields, [
      ['company_id', 'companyId'],
      ['name', 'name'],
      ['plan', 'plan'],
      ['monthly_spend', 'monthlySpend'],
      ['remote_created_at', 'createdAt'],
    ]),
    customAttributes: withoutNulls({ ...objectAt({ custom: custom ?? null }, 'custom'), ...(others as JsonObject) }),
  }
}

const withoutNulls = (holder: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(holder).filter(([, value]) => value !== null))

/** Fields under the names of the SDK; nulls are left out, which Android does not take. */
const named = (holder: JsonObject, names: readonly (readonly [string, string])[]): JsonObject =>
  Object.fromEntries(
    names.flatMap(([name, own]) => {
      const value = get(holder, name)
      return value === undefined || value === null ? [] : [[own, value]]
    }),
  )

const pick = (holder: JsonObject, names: readonly string[]): JsonObject =>
  Object.fromEntries(
    names.flatMap((name) => (get(holder, name) === undefined ? [] : [[name, get(holder, name) as JsonValue]])),
  )

/** A track of somebody, now: on a device the SDK knows who it is, and when. */
const asKnown = (given: Given): Given => ({
  ...given,
  event: {
    ...pick(given.event, ['type', 'event', 'properties']),
    userId: 'somebody',
    timestamp: '2026-01-01T00:00:00Z',
  },
})
