import {
  isCloud,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  type SdkCall,
  type Settings,
} from '../../contracts/wire/index.ts'
import type { TargetInput } from '../../src/targets/index.ts'
import { isFalsy, knownTraits, objectIn, only, typeOf, without } from './event-parts.ts'
import { type Liar, liar, misreader } from './liar.ts'

/** Turns the calls that the reference makes of an event into others. */
type TurnCalls = (calls: SdkCall[], input: TargetInput) => SdkCall[]

/** The reference with its calls turned into others, in device mode alone. */
function callsLiar(lie: string, breaks: string, turn: TurnCalls): Liar {
  return liar(lie, breaks, (outcome, input) => {
    if (isCloud(input.connection)) return outcome
    const calls = outcome.kind === 'calls' ? outcome.calls : []
    const turned = turn(calls, input)
    return turned === calls || (turned.length === 0 && outcome.kind === 'dropped')
      ? outcome
      : { kind: 'calls', calls: turned }
  })
}

/** The reference with what one method is given turned into something else. */
function givenLiar(
  lie: string,
  breaks: string,
  method: string,
  turn: (given: JsonObject, input: TargetInput) => JsonObject,
): Liar {
  return callsLiar(lie, breaks, (calls, input) =>
    calls.map((call) => {
      const [given] = call.args
      return call.method === method && isJsonObject(given) ? { ...call, args: [turn(given, input)] } : call
    }),
  )
}

/** The reference with the metadata of its events turned into something else. */
const metadataLiar = (
  lie: string,
  breaks: string,
  method: string,
  turn: (metadata: JsonObject, input: TargetInput) => JsonObject,
): Liar =>
  callsLiar(lie, breaks, (calls, input) =>
    calls.map((call) => {
      const [name, metadata] = call.args
      if (call.method !== method) return call
      return { ...call, args: [name as JsonValue, turn(isJsonObject(metadata) ? metadata : {}, input)] }
    }),
  )

/** The reference with other settings than it was given, in device mode alone. */
const settingsMisreader = (lie: string, breaks: string, misread: (settings: Settings) => Settings): Liar =>
  misreader(lie, breaks, (input) =>
    isCloud(input.connection) ? input : { ...input, settings: misread(input.settings) },
  )

const call = (method: string, ...args: JsonValue[]): SdkCall => ({ method, args })
const isOn = (input: TargetInput, connection: TargetInput['connection']) => input.connection === connection
const withoutMethod =
  (method: string): TurnCalls =>
  (calls) =>
    calls.filter((one) => one.method !== method)
const reservedTraits = ['app_id', 'user_id', 'user_hash', 'created_at', 'language_override', 'companies']
const isNumericSignUp = (input: TargetInput) => typeof knownTraits(input.event)['createdAt'] === 'number'

const onAnyDevice: readonly Liar[] = [
  settingsMisreader('starts an SDK without the setting that it needs', 'S1', (settings) => ({
    mobileApiKeyIOS: 'none',
    mobileApiKeyAndroid: 'none',
    ...settings,
    appId: settings.appId === undefined || settings.appId === '' ? 'none' : settings.appId,
  })),
  callsLiar('makes an id up for visitors', 'I6', (calls, { event }) =>
    typeOf(event) !== 'identify'
      ? calls
      : calls.map((one) => {
          const [given] = one.args
          if (one.method === 'registerUnidentifiedUser') return call('registerIdentifiedUser', { userId: 'visitor-1' })
          const isNameless = isJsonObject(given) && given['user_id'] === undefined && given['email'] === undefined
          return one.method === 'update' && isNameless ? call('update', { ...given, user_id: 'visitor-1' }) : one
        }),
  ),
  settingsMisreader('takes the anonymousId for a user id on devices', 'I6.anonymous', (settings) => ({
    ...settings,
    sendAnonymousId: true,
  })),
]

const onPages: readonly Liar[] = [
  givenLiar('boots the messenger of another workspace', 'W1', 'boot', (given) => ({ ...given, app_id: 'undefined' })),
  givenLiar('gives the messenger the sign-up as it came', 'W2', 'update', (given, { event }) =>
    given['created_at'] === undefined ? given : { ...given, created_at: String(knownTraits(event)['createdAt']) },
  ),
  givenLiar('gives the messenger an empty user id', 'W2', 'update', (given) => ({ user_id: '', ...given })),
  givenLiar('gives the messenger companies without anything in them', 'W2', 'update', (given) =>
    given['companies'] === undefined ? given : { ...given, companies: [{}] },
  ),
  callsLiar('updates the messenger twice for one identify', 'W2', (calls, { event }) =>
    typeOf(event) === 'identify' ? calls.flatMap((one) => (one.method === 'update' ? [one, one] : [one])) : calls,
  ),
  givenLiar('gives the messenger no sign-up that is a number', 'W2.readings', 'update', (given, input) =>
    isNumericSignUp(input) ? (without(given, 'created_at') as JsonObject) : given,
  ),
  givenLiar('keeps createdAt beside created_at', 'W2.repeats', 'update', (given, { event }) => {
    const { createdAt } = knownTraits(event)
    return createdAt === undefined || typeof createdAt === 'object' ? given : { ...given, createdAt }
  }),
  givenLiar('writes the user_hash in lower case', 'W3', 'update', (given) =>
    typeof given.user_hash === 'string' ? { ...given, user_hash: given.user_hash.toLowerCase() } : given,
  ),
  callsLiar('passes the user_hash on in a boot too', 'W3', (calls, { settings }) =>
    calls.flatMap((call): SdkCall[] => {
      const { user_hash } = objectIn({ given: call.args[0] ?? null }, 'given')
      if (call.method !== 'update' || user_hash === undefined) return [call]
      return [{ ...call, method: 'boot', args: [{ app_id: String(settings.appId), user_hash }] }, call]
    }),
  ),
  misreader('takes the user_hash of the context before that of the integrations', 'W3', (input) => {
    const ofContext = objectIn(objectIn(input.event, 'context'), 'Intercom')
    return ofContext.user_hash === undefined
      ? input
      : { ...input, event: { ...input.event, integrations: { Intercom: ofContext } } }
  }),
  givenLiar('forgets the user_hash', 'W3', 'update', (given) => without(given, 'user_hash') as JsonObject),
  metadataLiar('loses falsy properties on pages', 'W4', 'trackEvent', (metadata) =>
    only(metadata, (value) => !isFalsy(value)),
  ),
  metadataLiar('repeats the user inside metadata on pages', 'W4', 'trackEvent', (metadata, { event }) => ({
    ...metadata,
    user_id: event['userId'] ?? '',
    created_at: 1_772_600_767,
  })),
  callsLiar('puts the page into the update', 'W5', (calls, { event }) =>
    typeOf(event) === 'page'
      ? calls.map((one) => (one.method === 'update' ? call('update', { name: event['name'] ?? '' }) : one))
      : calls,
  ),
  callsLiar('makes a group a company of the visitor', 'W6', (calls, { event, connection }) =>
    typeOf(event) === 'group' && connection === 'web-device'
      ? [call('update', { companies: [{ company_id: event['groupId'] ?? '' }] })]
      : calls,
  ),
  callsLiar('never shuts the messenger down', 'W7', withoutMethod('shutdown')),
  givenLiar(
    'leaves the launcher on',
    'W7.launcher',
    'update',
    (given) => without(given, 'hide_default_launcher') as JsonObject,
  ),
  givenLiar('lets traits set what the messenger reserves', 'W8', 'update', (given, { event }) => ({
    ...given,
    ...only(knownTraits(event), (_, key) => reservedTraits.includes(key)),
  })),
  callsLiar('lets a property rename the event on pages', 'W8', (calls, { event }) => {
    const name = objectIn(event, 'properties')['event_name']
    return calls.map((one) =>
      one.method === 'trackEvent' && name !== undefined ? call('trackEvent', name, ...one.args.slice(1)) : one,
    )
  }),
]

const onPhones: readonly Liar[] = [
  givenLiar('initialises with the key of no platform', 'M1', 'initialize', (given) => ({ ...given, apiKey: 'key' })),
  callsLiar('initialises with every event', 'M1', (calls, { connection, settings }) =>
    connection === 'web-device' || calls.length === 0 || calls.some(({ method }) => method === 'initialize')
      ? calls
      : [
          call('initialize', {
            apiKey: String(settings.mobileApiKeyIOS ?? settings.mobileApiKeyAndroid),
            appId: String(settings.appId),
          }),
          ...calls,
        ],
  ),
  callsLiar('updates the user before it is registered', 'M2', (calls) => [
    ...calls.filter(({ method }) => method !== 'registerIdentifiedUser'),
    ...calls.filter(({ method }) => method === 'registerIdentifiedUser'),
  ]),
  givenLiar(
    'never finds the sign-up on phones',
    'M3',
    'updateUser',
    (given) => without(given, 'signedUpAt') as JsonObject,
  ),
  callsLiar('loses every attribute over a company given as text', 'M3', (calls, { event, connection }) =>
    connection !== 'web-device' && typeof knownTraits(event)['company'] === 'string'
      ? calls.filter(({ method }) => method !== 'updateUser')
      : calls,
  ),
  givenLiar('takes no number for a sign-up on phones', 'M3.readings', 'updateUser', (given, input) =>
    isNumericSignUp(input) ? (without(given, 'signedUpAt') as JsonObject) : given,
  ),
  givenLiar(
    'drops all other traits on phones',
    'M3.attributes',
    'updateUser',
    (given) => without(given, 'customAttributes') as JsonObject,
  ),
  givenLiar('lets ids leak into the attributes on phones', 'M3.attributes', 'updateUser', (given, { event }) => ({
    ...given,
    customAttributes: {
      ...objectIn(given, 'customAttributes'),
      ...only(knownTraits(event), (_, key) => key === 'id' || key === 'userId'),
    },
  })),
  metadataLiar('loses falsy properties on phones', 'M4', 'logEvent', (metadata) =>
    only(metadata, (value) => !isFalsy(value)),
  ),
  callsLiar('logs screens as events', 'M4', (calls, { event }) =>
    typeOf(event) === 'screen' ? [call('logEvent', 'Viewed Screen')] : calls,
  ),
  callsLiar('does nothing on reset on phones', 'M5', (calls, { event, connection }) =>
    typeOf(event) === 'reset' && connection !== 'web-device' ? [] : calls,
  ),
  callsLiar('gives push tokens to Intercom', 'M6', (calls, { event, connection }) => {
    const { token } = objectIn(objectIn(event, 'context'), 'device')
    return token === undefined || connection === 'web-device' ? calls : [...calls, call('setDeviceToken', token)]
  }),
  givenLiar('sends companies without their id from phones', 'M7', 'updateUser', (given) => {
    const { companies } = given
    if (!Array.isArray(companies)) return given
    return {
      ...given,
      companies: companies.map((company) => without(company as JsonObject, 'companyId') as JsonObject),
    }
  }),
  settingsMisreader('collects the context on phones whatever the setting', 'M8', (settings) => ({
    ...settings,
    collectContext: true,
  })),
  givenLiar('links companies from phones that are to be left', 'M9', 'updateUser', (given, { event }) => {
    const { company } = knownTraits(event)
    if (!isJsonObject(company) || company['remove'] !== true || typeof company['id'] !== 'string') return given
    return { ...given, companies: [{ companyId: company['id'] }] }
  }),
  callsLiar('registers the second person over the first', 'M10', (calls, { event }) =>
    typeOf(event) === 'reset' ? calls : calls.filter(({ method }) => method !== 'logout'),
  ),
  givenLiar('gives Android attributes that are null', 'M10.nulls', 'updateUser', (given, input) => {
    const nulls = only(knownTraits(input.event), (value) => value === null)
    if (!isOn(input, 'android-device') || Object.keys(nulls).length === 0) return given
    return { ...given, customAttributes: { ...objectIn(given, 'customAttributes'), ...nulls } }
  }),
  callsLiar('tells the hash of a user after registering it', 'M10.hash', (calls, { event }) => {
    const hash = objectIn(objectIn(event, 'integrations'), 'Intercom')['user_hash']
    const place = calls.findIndex(({ method }) => method === 'registerIdentifiedUser')
    return hash === undefined || place === -1 ? calls : calls.toSpliced(place + 1, 0, call('setUserHash', hash))
  }),
]

/** Liars on a page or a phone. */
export const deviceLiars: Readonly<Record<string, readonly Liar[]>> = {
  'any device': onAnyDevice,
  pages: onPages,
  phones: onPhones,
}
