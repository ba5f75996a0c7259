import type { Event, JsonObject, SdkCall, Settings } from '../../../contracts/wire/index.ts'
import type { UsersCompany } from '../company.ts'
import { identifierFrom } from '../identifier.ts'
import { type Identity, identityIn } from '../identity.ts'
import { type Given, objectFrom, wordsFrom } from '../kinds.ts'
import { metadataFrom } from '../metadata.ts'
import { NamedValues } from '../named-values.ts'
import { personFrom } from '../person.ts'
import { isRejection, type Rejection, rejected } from '../rejection.ts'
import { present } from '../request.ts'
import { traitPlaces } from '../traits.ts'
import { type DeviceMemory, isSomebodyElse } from './memory.ts'
import { besideReserved } from './reserved-names.ts'
import type { Turn } from './turn.ts'

/**
 * What an event has Intercom's JavaScript messenger do (W1 to W8; destination documentation, Web device mode; Intercom's
 * developer documentation, JavaScript API).
 */
export function onWeb(event: Event, type: string, settings: Settings, memory: DeviceMemory): Turn | Rejection {
  const appId = wordsFrom(settings.appId)?.trim()
  if (appId === undefined) return rejected('The setting "appId" (App ID) is missing or blank.')
  if (type === 'reset') {
    const isOn = memory.isStarted && memory.person !== undefined
    return { calls: isOn ? [{ method: 'shutdown', args: [] }] : [], memory: isOn ? { isStarted: false } : memory }
  }
  const places = traitPlaces(event)
  const identity = identityIn(event, places, settings)
  if (isRejection(identity)) return identity
  const call = callFor(event, type, settings, identity)
  if (isRejection(call)) return call
  const hasLeft = isSomebodyElse(memory.person, identity)
  return {
    calls: [
      ...(hasLeft ? [{ method: 'shutdown', args: [] }] : []),
      ...(hasLeft || !memory.isStarted ? [{ method: 'boot', args: [{ app_id: appId }] }] : []),
      call,
    ],
    memory: { isStarted: true, person: type === 'identify' ? identity : hasLeft ? {} : (memory.person ?? {}) },
  }
}

function callFor(event: Event, type: string, settings: Settings, identity: Identity): SdkCall | Rejection {
  switch (type) {
    case 'identify':
      return update(event, settings, identity)
    case 'track':
      return trackEvent(event)
    case 'page':
      return { method: 'update', args: [] }
    default:
      return rejected('This type of event is not supported in web device mode: expected identify, track or page.')
  }
}

function update(event: Event, settings: Settings, identity: Identity): SdkCall | Rejection {
  const places = traitPlaces(event)
  const person = personFrom(places, settings)
  if (isRejection(person)) return person
  const options = intercomOptions(event)
  const attributes = present({
    user_id: identity.user_id,
    email: identity.email,
    user_hash: wordsFrom(options('user_hash')),
    name: person.name,
    phone: person.phone,
    created_at: person.signedUpAtSeconds,
    unsubscribed_from_emails: person.unsubscribedFromEmails,
    avatar: person.avatar === undefined ? undefined : { type: 'avatar', image_url: person.avatar },
    companies: person.companies?.map(companyOnWeb),
    hide_default_launcher: booleanOption(options('hideDefaultLauncher')),
  })
  return { method: 'update', args: [{ ...besideReserved(person.attributes), ...attributes }] }
}

/** Options for Intercom: the destination's own among the integrations win over those in the context (W3, W7). */
function intercomOptions(event: Event): (name: string) => Given {
  const places = [objectFrom(event.integrations).Intercom, objectFrom(event.context).Intercom].map(objectFrom)
  return (name) => places.map((place) => place[name]).find((value) => value !== undefined && value !== null)
}

const booleanOption = (value: Given): boolean | undefined => (typeof value === 'boolean' ? value : undefined)

/** What did not fit a field of the company must not come under its name, where it would be lost (U11). */
const ownNamesOfCompany: ReadonlySet<string> = new Set([
  ...['company_id', 'id', 'name', 'created_at', 'plan', 'monthly_spend', 'user_count', 'size', 'website', 'industry'],
  'remove',
])

/** A company as the messenger takes it: custom attributes beside its own fields, and the time of its creation as `created_at`. */
function companyOnWeb({
  custom_attributes: custom,
  remote_created_at: createdAt,
  ...fields
}: UsersCompany): JsonObject {
  const company = new NamedValues()
  for (const [name, value] of Object.entries(fields as JsonObject)) company.addFirst(name, value)
  if (createdAt !== undefined) company.addFirst('created_at', createdAt)
  for (const [name, value] of Object.entries(objectFrom(custom))) {
    company.add(ownNamesOfCompany.has(name) ? `trait_${name}` : name, value)
  }
  return company.values
}

function trackEvent(event: Event): SdkCall | Rejection {
  const name = identifierFrom(event.event)
  if (name === undefined) return rejected('The field "event", the name of what was tracked, is missing or blank.')
  const metadata = metadataFrom(objectFrom(event.properties))
  return { method: 'trackEvent', args: metadata === undefined ? [name] : [name, metadata] }
}
