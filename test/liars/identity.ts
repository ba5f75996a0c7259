import type { Event, JsonObject, JsonValue } from '../../contracts/wire/index.ts'
import {
  contextTraitsOf,
  knownTraits,
  traitsOf,
  typeOf,
  withContextTraits,
  without,
  withTraits,
} from './event-parts.ts'
import { dropped, eventMisreader, type Liar, liar } from './liar.ts'
import { requestTo } from './own-requests.ts'
import { eventLiar, userLiar } from './sent-parts.ts'

const isIdentify = (event: Event) => typeOf(event) === 'identify'
const isOfPerson = (event: Event) => isIdentify(event) || typeOf(event) === 'track'

/** Leaves out an id that stands in one place. */
const overlooking = (lie: string, overlook: (event: Event) => Event) =>
  eventMisreader(lie, 'I1', (event) => (isOfPerson(event) ? overlook(event) : event))

/** Takes the id of one place before all others. */
const preferring = (lie: string, find: (event: Event) => JsonValue | undefined) =>
  eventMisreader(lie, 'I1', (event) => {
    const id = isOfPerson(event) ? find(event) : undefined
    return typeof id === 'string' && id.trim() !== '' ? { ...event, userId: id } : event
  })

/** Liars about the user id (I1). */
const userIdLiars: readonly Liar[] = [
  overlooking('does not look for the user id in traits.userId', (event) =>
    withTraits(event, (traits) => without(traits, 'userId')),
  ),
  overlooking('does not look for the user id in traits.id', (event) =>
    withTraits(event, (traits) => without(traits, 'id')),
  ),
  overlooking('does not look for the user id in context.traits.userId', (event) =>
    withContextTraits(event, (traits) => without(traits, 'userId')),
  ),
  overlooking('does not look for the user id in context.traits.id', (event) =>
    withContextTraits(event, (traits) => without(traits, 'id')),
  ),
  overlooking('takes no number for a user id', (event) => ({
    ...event,
    userId: typeof event.userId === 'number' ? null : (event.userId ?? null),
  })),
  preferring('takes traits.userId before userId', (event) => traitsOf(event).userId),
  preferring('takes traits.id before userId', (event) => traitsOf(event).id),
  eventMisreader('takes traits.id before traits.userId', 'I1', (event) =>
    isOfPerson(event) && traitsOf(event).id ? withTraits(event, (traits) => without(traits, 'userId')) : event,
  ),
  eventMisreader('takes context.traits.id before traits.id', 'I1', (event) =>
    isOfPerson(event) && contextTraitsOf(event).id
      ? withTraits(event, (traits) => without(traits, 'id', 'userId'))
      : event,
  ),
  eventMisreader('takes context.traits.id before context.traits.userId', 'I1', (event) =>
    isOfPerson(event) && contextTraitsOf(event).id
      ? withContextTraits(event, (traits) => without(traits, 'userId'))
      : event,
  ),
  eventMisreader('writes out a user id that is an object', 'I1', (event) =>
    isOfPerson(event) && typeof event.userId === 'object' && event.userId !== null
      ? { ...event, userId: '[object Object]' }
      : event,
  ),
  eventMisreader('takes true for a user id', 'I1', (event) =>
    isOfPerson(event) && typeof event.userId === 'boolean' ? { ...event, userId: String(event.userId) } : event,
  ),
  eventMisreader('lets a blank user id hide the other places', 'I1', (event) =>
    isOfPerson(event) && typeof event.userId === 'string' && /^\s+$/.test(event.userId)
      ? withContextTraits(
          withTraits(event, (traits) => without(traits, 'userId', 'id')),
          (traits) => without(traits, 'userId', 'id'),
        )
      : event,
  ),
  userLiar('writes the user id in lower case', 'I1', (body) =>
    typeof body.user_id === 'string' ? { ...body, user_id: body.user_id.toLowerCase() } : body,
  ),
  userLiar('sends the email as user id too', 'I1', (body) =>
    body.user_id === undefined && body.email !== undefined ? { ...body, user_id: body.email } : body,
  ),
  userLiar('writes a number out as a double', 'I1.text', (body, { event }) =>
    Number.isSafeInteger(event.userId) ? { ...body, user_id: `${String(event.userId)}.0` } : body,
  ),
  userLiar('sends a number for the user id', 'I1.text', (body, { event }) =>
    typeof event.userId === 'number' ? { ...body, user_id: event.userId } : body,
  ),
]

const looksLikeEmail = (value: JsonValue | undefined): value is string =>
  typeof value === 'string' && /^\S+@\S+$/.test(value)

/** Liars about the email (I2). */
const emailLiars: readonly Liar[] = [
  eventMisreader('does not look for the email in context.traits', 'I2', (event) =>
    isOfPerson(event) ? withContextTraits(event, (traits) => without(traits, 'email')) : event,
  ),
  eventMisreader('does not look for the email in traits', 'I2', (event) =>
    isOfPerson(event) ? withTraits(event, (traits) => without(traits, 'email')) : event,
  ),
  userLiar('sends a user id that looks like an email as the email', 'I2', (body) =>
    body.email === undefined && looksLikeEmail(body.user_id) ? { ...body, email: body.user_id } : body,
  ),
  userLiar('sends any trait that looks like an email as the email', 'I2', (body, { event }) => {
    const other = Object.values(knownTraits(event)).find(looksLikeEmail)
    return body.email === undefined && other !== undefined ? { ...body, email: other } : body
  }),
  userLiar('takes a user name that looks like an email for the email', 'I2', (body, { event }) => {
    const { username } = knownTraits(event)
    return body.email === undefined && looksLikeEmail(username) ? { ...body, email: username } : body
  }),
  userLiar('writes the email in lower case', 'I2', (body) =>
    typeof body.email === 'string' ? { ...body, email: body.email.toLowerCase() } : body,
  ),
  eventLiar('makes up an email for a tracked user', 'I2', (body) =>
    body.user_id === undefined ? body : { ...body, email: `${String(body.user_id)}@users.example` },
  ),
]

const isDropped = (reason: string) => reason.includes('neither userId nor email')

/** Sends an event of nobody, of one type. */
const nobodyLiar = (lie: string, type: string, path: string, body: JsonObject) =>
  liar(lie, 'I3', (outcome, { event, settings }) =>
    outcome.kind === 'dropped' && isDropped(outcome.reason) && typeOf(event) === type
      ? { kind: 'requests', requests: [requestTo(path, settings.apiKey, body)] }
      : outcome,
  )

/** Liars about events of nobody (I3). */
const nobodyLiars: readonly Liar[] = [
  nobodyLiar('delivers an identify of nobody', 'identify', '/users', { custom_attributes: {} }),
  nobodyLiar('delivers a track of nobody', 'track', '/events', { event_name: 'x', created_at: 1_600_000_000 }),
  liar('drops an event of nobody without a reason', 'I3', (outcome) =>
    outcome.kind === 'dropped' && isDropped(outcome.reason) ? dropped('') : outcome,
  ),
]

const hasUserId = (event: Event) =>
  [event, traitsOf(event), contextTraitsOf(event)].some(({ userId, id }) => Boolean(userId) || Boolean(id))

/** Liars about the anonymousId (I4). */
const anonymousLiars: readonly Liar[] = [
  userLiar('identifies by the anonymousId while the setting is off', 'I4', (body, { event, settings }) =>
    body.user_id === undefined && typeof event.anonymousId === 'string' && settings.sendAnonymousId !== true
      ? { ...body, user_id: event.anonymousId }
      : body,
  ),
  eventLiar('tracks by the anonymousId while the setting is off', 'I4', (body, { event, settings }) =>
    body.user_id === undefined && typeof event.anonymousId === 'string' && settings.sendAnonymousId !== true
      ? { ...without(body, 'email'), user_id: event.anonymousId }
      : body,
  ),
  eventMisreader('sends no anonymousId beside an email', 'I4', (event) =>
    isOfPerson(event) && knownTraits(event).email ? without(event, 'anonymousId') : event,
  ),
  eventMisreader('never sends the anonymousId of an identify', 'U1', (event) =>
    isIdentify(event) ? without(event, 'anonymousId') : event,
  ),
  eventMisreader('never sends the anonymousId of a track', 'T1', (event) =>
    typeOf(event) === 'track' ? without(event, 'anonymousId') : event,
  ),
  eventMisreader('takes the anonymousId before the user id', 'I1', (event, { settings }) =>
    isOfPerson(event) && settings.sendAnonymousId === true && hasUserId(event) && event.anonymousId
      ? { ...event, userId: event.anonymousId }
      : event,
  ),
]

/** Liars about who an event is about. */
export const identityLiars: readonly Liar[] = [...userIdLiars, ...emailLiars, ...nobodyLiars, ...anonymousLiars]
