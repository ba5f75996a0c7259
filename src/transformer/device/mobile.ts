import type { Event, JsonObject, JsonValue, SdkCall, Settings } from '../../../contracts/wire/index.ts'
import type { UsersCompany } from '../company.ts'
import { identifierFrom } from '../identifier.ts'
import { type Identity, identityIn } from '../identity.ts'
import { objectFrom, wordsFrom } from '../kinds.ts'
import { metadataFrom } from '../metadata.ts'
import { NamedValues } from '../named-values.ts'
import { personFrom } from '../person.ts'
import { isRejection, type Rejection, rejected } from '../rejection.ts'
import { present } from '../request.ts'
import { traitPlaces } from '../traits.ts'
import { type DeviceMemory, isIdentified, isSomebodyElse } from './memory.ts'
import type { Turn } from './turn.ts'

/** What tells the two platforms apart. */
interface Platform {
  keySetting: 'mobileApiKeyIOS' | 'mobileApiKeyAndroid'
  keyName: string
  /** Android's typed setter of traits writes `createdat`. */
  createdAt: readonly string[]
}

const platforms = {
  'ios-device': { keySetting: 'mobileApiKeyIOS', keyName: 'iOS API Key', createdAt: ['createdAt'] },
  'android-device': {
    keySetting: 'mobileApiKeyAndroid',
    keyName: 'Android API Key',
    createdAt: ['createdAt', 'createdat'],
  },
} as const satisfies Record<string, Platform>

/**
 * What an event has Intercom's SDK for iOS or Android do, in one vocabulary for both (M1 to M10; destination documentation, Mobile device
 * mode; Intercom's developer documentation for iOS and Android).
 */
export function onMobile(
  connection: 'ios-device' | 'android-device',
  event: Event,
  type: string,
  settings: Settings,
  memory: DeviceMemory,
): Turn | Rejection {
  const platform = platforms[connection]
  const appId = wordsFrom(settings.appId)?.trim()
  const apiKey = wordsFrom(settings[platform.keySetting])?.trim()
  if (appId === undefined) return rejected('The setting "appId" (App ID) is missing or blank.')
  if (apiKey === undefined) {
    return rejected(`The setting "${platform.keySetting}" (${platform.keyName}) is missing or blank.`)
  }
  const start = memory.isStarted ? [] : [{ method: 'initialize', args: [{ apiKey, appId }] }]
  if (type === 'reset') {
    return { calls: [...start, { method: 'logout', args: [] }], memory: { isStarted: true } }
  }
  const identity = identityIn(event, traitPlaces(event), settings)
  if (isRejection(identity)) return identity
  const calls = callsFor(event, type, settings, identity, platform)
  if (isRejection(calls)) return calls
  const registration = registrationFor(type, identity, memory)
  return {
    calls: [...start, ...registration.calls, ...calls],
    memory: { isStarted: true, person: registration.person },
  }
}

/** Nothing is sent without a registered user; somebody else is registered after the one before has been logged out (M2, M10). */
function registrationFor(
  type: string,
  identity: Identity,
  { person }: DeviceMemory,
): { calls: SdkCall[]; person: Identity } {
  const hasLeft = isSomebodyElse(person, identity)
  const known = hasLeft ? undefined : person
  const logout = hasLeft ? [{ method: 'logout', args: [] }] : []
  if (!isIdentified(identity)) {
    if (known !== undefined) return { calls: logout, person: known }
    return { calls: [...logout, { method: 'registerUnidentifiedUser', args: [] }], person: {} }
  }
  const isKnown = known !== undefined && isIdentified(known) && known.user_id === identity.user_id
  if (isKnown && type !== 'identify') return { calls: logout, person: known }
  return {
    calls: isKnown ? logout : [...logout, { method: 'registerIdentifiedUser', args: [goesBy(identity, known)] }],
    person: { ...known, ...identity },
  }
}

/** By the user id, else by the email; by both where the SDK knows him by his email so far, so that it sees who it is. */
function goesBy({ user_id: userId, email }: Identity, known: Identity | undefined): JsonObject {
  if (userId === undefined) return present({ email })
  return present({ userId, email: known !== undefined && isIdentified(known) ? email : undefined })
}

function callsFor(
  event: Event,
  type: string,
  settings: Settings,
  identity: Identity,
  platform: Platform,
): SdkCall[] | Rejection {
  if (type === 'track') return logEvent(event)
  if (type === 'identify') return updateUser(event, settings, identity, platform)
  return rejected('This type of event is not supported in mobile device mode: expected identify or track.')
}

function updateUser(
  event: Event,
  settings: Settings,
  identity: Identity,
  { createdAt }: Platform,
): SdkCall[] | Rejection {
  const person = personFrom(traitPlaces(event), settings, { createdAt })
  if (isRejection(person)) return person
  const companies = person.companies?.filter(({ remove }) => remove !== true).map(companyOnMobile)
  const attributes = present({
    userId: identity.user_id,
    email: identity.email,
    name: person.name,
    phone: person.phone,
    signedUpAt: person.signedUpAtSeconds,
    unsubscribedFromEmails: person.unsubscribedFromEmails,
    companies: companies?.length === 0 ? undefined : companies,
    customAttributes: withoutNulls(person.attributes),
  })
  return Object.keys(attributes).length === 0 ? [] : [{ method: 'updateUser', args: [attributes] }]
}

/** Old SDKs for Android lose the whole update over a null, and none says anything by it. */
function withoutNulls(attributes: JsonObject | undefined): JsonObject | undefined {
  const kept = Object.entries(attributes ?? {}).filter(([, value]) => value !== null)
  return kept.length === 0 ? undefined : Object.fromEntries(kept)
}

/** A company as the SDKs take it: what they have no field for is among its custom attributes (M7, U11). */
function companyOnMobile(company: UsersCompany): JsonObject {
  const { company_id: companyId, name, plan, monthly_spend, remote_created_at, custom_attributes, ...others } = company
  const custom = new NamedValues()
  for (const fields of [others as JsonObject, objectFrom(custom_attributes)]) {
    for (const [key, value] of Object.entries(fields)) if (value !== null) custom.add(key, value)
  }
  return present({
    companyId,
    name: name as JsonValue | undefined,
    plan: plan as JsonValue | undefined,
    monthlySpend: monthly_spend as JsonValue | undefined,
    createdAt: remote_created_at as JsonValue | undefined,
    customAttributes: custom.isEmpty ? undefined : custom.values,
  })
}

function logEvent(event: Event): SdkCall[] | Rejection {
  const name = identifierFrom(event.event)
  if (name === undefined) return rejected('The field "event", the name of what was tracked, is missing or blank.')
  const metadata = metadataFrom(objectFrom(event.properties))
  return [{ method: 'logEvent', args: metadata === undefined ? [name] : [name, metadata] }]
}
