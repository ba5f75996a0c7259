import { type Event, isJsonObject, type JsonObject, type JsonValue } from '../../contracts/wire/index.ts'
import { contextOf, knownTraits, traitsOf, typeOf, withAllTraits, without } from './event-parts.ts'
import { dropped, eventMisreader, type Liar, liar } from './liar.ts'
import { userLiar } from './sent-parts.ts'

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
  userLiar(
    'takes the time of an event for the sign-up of who has none',
    'U16',
    (body, { event: { originalTimestamp } }) =>
      body.signed_up_at === undefined && typeof originalTimestamp === 'string' && Date.parse(originalTimestamp) > 0
        ? { ...body, signed_up_at: Math.floor(Date.parse(originalTimestamp) / 1000) }
        : body,
  ),
  userLiar('takes the present for the sign-up of who has none', 'U16', (body, { event }) =>
    body.signed_up_at !== undefined || knownTraits(event).createdAt !== undefined
      ? body
      : { ...body, signed_up_at: 1_772_600_767 },
  ),
]

/** Liars about the standard fields of an identify's user. */
export const identifyUserLiars: readonly Liar[] = [
  ...fieldLiars,
  ...unsubscribingLiars,
  ...lastSeenLiars,
  ...defaultLiars,
]
