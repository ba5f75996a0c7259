import { type Event, isJsonObject, type JsonObject, type JsonValue } from '../../contracts/wire/index.ts'
import { contextOf, knownTraits, objectIn, traitsOf, typeOf, withAllTraits, without } from './event-parts.ts'
import { dropped, eventMisreader, type Liar, liar } from './liar.ts'
import { attributeLiar, userLiar } from './sent-parts.ts'

/** Liars about the fields that every person has (U1). */
const fieldLiars: readonly Liar[] = [
  liar('drops an identify without traits', 'U1', (outcome, { event }) =>
    outcome.kind === 'requests' && typeOf(event) === 'identify' && Object.keys(knownTraits(event)).length === 0
      ? dropped('Nothing to tell.')
      : outcome,
  ),
  userLiar('leaves out the phone', 'U1', (body) => without(body, 'phone')),
  userLiar('leaves out the email beside a user id', 'U1', (body) =>
    body.user_id === undefined ? body : without(body, 'email'),
  ),
  userLiar('sends a phone that is an object', 'U1', (body, { event }) => {
    const { phone } = traitsOf(event)
    return isJsonObject(phone) ? { ...body, phone } : body
  }),
  ...(
    [
      ['an object', (value) => isJsonObject(value)],
      ['true', (value) => value === true],
      ['null', (value) => value === null],
    ] satisfies [string, (value: JsonValue | undefined) => boolean][]
  ).flatMap(([kind, isOfKind]) =>
    ['phone', 'name'].map((name) =>
      userLiar(`writes out a ${name} that is ${kind}`, name === 'name' ? 'U2' : 'U16', (body, { event }) =>
        isOfKind(traitsOf(event)[name]) && body[name] === undefined
          ? { ...body, [name]: String(traitsOf(event)[name]) }
          : body,
      ),
    ),
  ),
  userLiar('writes out an email that is an object', 'I2', (body, { event }) =>
    isJsonObject(traitsOf(event).email) && body.email === undefined ? { ...body, email: '[object Object]' } : body,
  ),
  userLiar('sends a name that is an object', 'U1', (body, { event }) => {
    const { name } = traitsOf(event)
    return isJsonObject(name) ? { ...body, name } : body
  }),
  userLiar('sends the sign-up time as text', 'U1', (body) =>
    body.signed_up_at === undefined ? body : { ...body, signed_up_at: String(body.signed_up_at) },
  ),
]

const partsOf = (event: Event) => {
  const { firstName, firstname, first_name, lastName, lastname, last_name } = knownTraits(event)
  return { first: firstName ?? firstname ?? first_name, last: lastName ?? lastname ?? last_name }
}
const isText = (value: JsonValue | undefined): value is string => typeof value === 'string' && value.trim() !== ''

/** Liars about what a person is called (U2). */
const nameLiars: readonly Liar[] = [
  userLiar('writes "null" for a last name that is null', 'U2', (body, { event }) => {
    const { first } = partsOf(event)
    return body.name === first && knownTraits(event).lastName === null ? { ...body, name: `${first} null` } : body
  }),
  userLiar('joins names without a space', 'U2', (body, { event }) => {
    const { first, last } = partsOf(event)
    return body.name === `${first} ${last}` ? { ...body, name: `${first}${last}` } : body
  }),
  userLiar('puts the last name first', 'U2', (body, { event }) => {
    const { first, last } = partsOf(event)
    return isText(first) && isText(last) && body.name === `${first} ${last}`
      ? { ...body, name: `${last} ${first}` }
      : body
  }),
  userLiar('takes the parts of the name before the name', 'U2', (body, { event }) => {
    const { first, last } = partsOf(event)
    return isText(first) && isText(last) ? { ...body, name: `${first} ${last}` } : body
  }),
  userLiar('sends no name where only one part of it is known', 'U2', (body, { event }) => {
    const { first, last } = partsOf(event)
    return body.name === first || body.name === last ? without(body, 'name') : body
  }),
  ...['firstName', 'firstname', 'first_name', 'lastName', 'lastname', 'last_name'].map((spelling) =>
    eventMisreader(`does not know the spelling ${spelling}`, 'U2', (event) =>
      typeOf(event) === 'identify' ? withAllTraits(event, (traits) => without(traits, spelling)) : event,
    ),
  ),
  userLiar('makes a name from the email', 'U2', (body) =>
    body.name === undefined && typeof body.email === 'string'
      ? { ...body, name: body.email.split('@')[0] ?? '' }
      : body,
  ),
  userLiar('calls the nameless Unknown', 'U2', (body) =>
    body.name === undefined ? { ...body, name: 'Unknown' } : body,
  ),
  userLiar('sends a blank name where the parts are blank', 'U2', (body, { event }) => {
    const { first, last } = partsOf(event)
    return body.name === undefined && (first === '' || last === '') ? { ...body, name: ' ' } : body
  }),
]

const createdAtOf = (event: Event) => knownTraits(event).createdAt
const isSignedUp = ({ signed_up_at }: JsonObject) => typeof signed_up_at === 'number'

/** A liar about forms of createdAt: what it sends in their place, or nothing. */
const timeLiar = (
  lie: string,
  isForm: (createdAt: JsonValue | undefined) => boolean,
  send: (createdAt: JsonValue, seconds: number) => JsonValue | undefined,
  breaks = 'U3',
) =>
  userLiar(lie, breaks, (body, { event }) => {
    const createdAt = createdAtOf(event)
    if (createdAt === undefined || !isForm(createdAt)) return body
    const sent = send(createdAt, Number(body.signed_up_at))
    return sent === undefined ? without(body, 'signed_up_at') : { ...body, signed_up_at: sent }
  })

const isIn = (from: number, to: number) => (value: JsonValue | undefined) =>
  typeof value === 'number' && value >= from && value < to
const matches = (form: RegExp) => (value: JsonValue | undefined) => typeof value === 'string' && form.test(value)

/** Liars about the time at which a person signed up (U3). */
const signUpLiars: readonly Liar[] = [
  timeLiar('does not read the text that JavaScript writes for a date', matches(/GMT/), () => undefined),
  timeLiar('insists on the right weekday in a date', matches(/Mon May 19 2019/), () => undefined),
  timeLiar('does not read ISO dates with a zone', matches(/T.*[+-]\d\d:\d\d$/), () => undefined),
  timeLiar('does not read an ISO date without a time of day', matches(/^\d{4}-\d\d-\d\d$/), () => undefined),
  timeLiar('overlooks the zone of an ISO date', matches(/T.*[+-]\d\d:\d\d$/), (text) =>
    Math.floor(Date.parse(`${String(text).slice(0, 19)}Z`) / 1000),
  ),
  timeLiar('takes seconds for milliseconds', isIn(1e8, 1e11), (seconds) => Math.floor(Number(seconds) / 1000)),
  timeLiar('takes milliseconds for seconds', isIn(1e11, 1e14), (ms) => Number(ms)),
  timeLiar('takes a text of milliseconds for seconds', matches(/^\d{13}$/), (ms) => Number(ms)),
  timeLiar('keeps the fraction of a second', matches(/\.\d*[1-9]\d*Z$/), (text) => Date.parse(String(text)) / 1000),
  timeLiar(
    'takes null for 1970',
    (value) => value === null,
    () => 0,
  ),
  timeLiar(
    'takes true for a time',
    (value) => value === true,
    () => 1,
  ),
  timeLiar(
    'takes an object or a list for a time',
    (value) => typeof value === 'object' && value !== null,
    () => 0,
  ),
  timeLiar(
    'stamps a sign-up that it cannot read with the current time',
    (value) => typeof value === 'string' && Number.isNaN(Date.parse(value)),
    (_, seconds) => (Number.isNaN(seconds) ? 1_772_600_767 : seconds),
  ),
  liar('drops the user over a sign-up that it cannot read', 'U1', (outcome, { event }) =>
    typeOf(event) === 'identify' && matches(/^[a-z ]+$/i)(createdAtOf(event))
      ? dropped('createdAt is invalid.')
      : outcome,
  ),
  timeLiar(
    'reads a date without zone as two hours east',
    matches(/^\d{4}-\d\d-\d\dT[\d:.]+$/),
    (_, seconds) => seconds - 7200,
    'U3.zone',
  ),
  timeLiar('leaves out a sign-up in seconds', isIn(1e8, 1e11), () => undefined, 'U3.number'),
  timeLiar('leaves out a sign-up in milliseconds', isIn(1e11, 1e14), () => undefined, 'U3.number'),
  timeLiar('leaves out a sign-up in digits', matches(/^\d{9,}$/), () => undefined, 'U3.number'),
]

const unsubscribedIn = (event: Event): (JsonValue | undefined)[] => [
  contextOf(event).unsubscribedFromEmails,
  knownTraits(event).unsubscribedFromEmails,
]

/** Reads unsubscribedFromEmails in some places only. */
const withoutUnsubscribed = (holder: JsonObject) => without(holder, 'unsubscribedFromEmails')

/** Liars about emails that nobody wants (U12). */
const unsubscribingLiars: readonly Liar[] = [
  eventMisreader('does not look into the context for unsubscribedFromEmails', 'U12', (event) =>
    isJsonObject(event.context) ? { ...event, context: withoutUnsubscribed(event.context) } : event,
  ),
  eventMisreader('looks for unsubscribedFromEmails in the context alone', 'U12', (event) =>
    typeOf(event) === 'identify' ? withAllTraits(event, withoutUnsubscribed) : event,
  ),
  userLiar('never subscribes anybody again', 'U12', (body) =>
    body.unsubscribed_from_emails === false ? without(body, 'unsubscribed_from_emails') : body,
  ),
  userLiar('sends unsubscribed_from_emails the wrong way round', 'U12', (body) =>
    typeof body.unsubscribed_from_emails === 'boolean'
      ? { ...body, unsubscribed_from_emails: !body.unsubscribed_from_emails }
      : body,
  ),
  userLiar('passes "true" on as text', 'U12', (body, { event }) => {
    const text = unsubscribedIn(event).find((value) => typeof value === 'string')
    return text === undefined ? body : { ...body, unsubscribed_from_emails: text }
  }),
  userLiar('writes unsubscribed_from_emails as text', 'U12', (body) =>
    typeof body.unsubscribed_from_emails === 'boolean'
      ? { ...body, unsubscribed_from_emails: String(body.unsubscribed_from_emails) }
      : body,
  ),
  userLiar('leaves out an unsubscription that is text', 'U12.text', (body, { event }) =>
    unsubscribedIn(event).some((value) => typeof value === 'string') ? without(body, 'unsubscribed_from_emails') : body,
  ),
]

const collected = [
  ['device', 'type'],
  ['device', 'model'],
  ['device', 'manufacturer'],
  ['os', 'name'],
  ['os', 'version'],
  ['app', 'name'],
  ['app', 'version'],
] as const

/** Leaves out a property of the context. */
const contextWithout = (event: Event, part: string, property: string): Event =>
  isJsonObject(event.context) && isJsonObject(event.context[part])
    ? { ...event, context: { ...event.context, [part]: without(objectIn(event.context, part), property) } }
    : event

/** Liars about the context of an identify (U13). */
const contextLiars: readonly Liar[] = [
  ...collected.map(([part, property]) =>
    eventMisreader(`does not collect ${part}.${property}`, 'U13', (event, { connection }) =>
      connection === 'mobile-cloud' ? contextWithout(event, part, property) : event,
    ),
  ),
  ...collected.map(([part, property]) =>
    attributeLiar(`sends ${part}.${property} although nobody asked`, 'U13', (attributes, { event, settings }) => {
      const value = objectIn(contextOf(event), part)[property]
      return settings.collectContext !== true && typeof value === 'string'
        ? { ...attributes, [`${part}_${property}`]: value }
        : attributes
    }),
  ),
  attributeLiar('names the version of the app simply version', 'U13', ({ app_version, ...attributes }) =>
    app_version === undefined ? attributes : { ...attributes, version: app_version },
  ),
  attributeLiar('puts the device over a trait of the same name', 'U4', (attributes, { event, settings }) => {
    const { type } = objectIn(contextOf(event), 'device')
    return settings.collectContext === true && typeof type === 'string'
      ? { ...attributes, device_type: type }
      : attributes
  }),
  eventMisreader('collects the context of mobile sources alone', 'U13.sources', (event, { connection }) =>
    connection === 'mobile-cloud'
      ? event
      : collected.reduce((left, [part, name]) => contextWithout(left, part, name), event),
  ),
]

/** Liars about when a person was last seen (U14). */
const lastSeenLiars: readonly Liar[] = [
  userLiar('tells when the person was last seen', 'U14', (body) => ({ ...body, last_request_at: 1_600_000_000 })),
  userLiar('asks for an update of Last Seen against the setting', 'U14', (body, { settings }) =>
    settings.updateLastRequestAt === false ? { ...body, update_last_request_at: true } : body,
  ),
  userLiar('asks for no update of Last Seen against the setting', 'U14', (body, { settings }) =>
    settings.updateLastRequestAt === false ? body : { ...body, update_last_request_at: false },
  ),
  userLiar('asks for an update of Last Seen in words', 'U14', (body) => ({ ...body, update_last_request_at: 'true' })),
]

/** Sends a value for a field that the person does not have. */
const defaulting = (lie: string, field: string, value: JsonValue) =>
  userLiar(lie, 'U16', (body) => (body[field] === undefined ? { ...body, [field]: value } : body))

/** Liars about what a person does not have (U16). */
const defaultLiars: readonly Liar[] = [
  defaulting('sends null for a missing phone', 'phone', null),
  defaulting('sends null for a missing name', 'name', null),
  defaulting('sends null for a missing email', 'email', null),
  defaulting('sends null for a missing user id', 'user_id', null),
  defaulting('sends null for a missing sign-up', 'signed_up_at', null),
  defaulting('sends null for missing companies', 'companies', null),
  defaulting('sends a blank email for a missing one', 'email', ''),
  defaulting('sends a blank phone for a missing one', 'phone', ''),
  defaulting('subscribes everybody who says nothing', 'unsubscribed_from_emails', false),
  userLiar('takes the present for the sign-up of who has none', 'U16', (body, { event }) =>
    isSignedUp(body) || createdAtOf(event) !== undefined ? body : { ...body, signed_up_at: 1_772_600_767 },
  ),
]

/** Liars about the standard fields of an identify's user. */
export const identifyUserLiars: readonly Liar[] = [
  ...fieldLiars,
  ...nameLiars,
  ...signUpLiars,
  ...unsubscribingLiars,
  ...contextLiars,
  ...lastSeenLiars,
  ...defaultLiars,
]
