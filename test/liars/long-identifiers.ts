import type { Event, JsonObject, JsonValue } from '../../contracts/wire/index.ts'
import { objectIn, typeOf, withContextTraits, withTraits } from './event-parts.ts'
import { dropped, eventMisreader, type Liar, liar } from './liar.ts'
import { eventLiar } from './sent-parts.ts'

const tooLong = (value: JsonValue | undefined): value is string => typeof value === 'string' && value.length > 255
const cut = (value: JsonValue | undefined) => (tooLong(value) ? value.slice(0, 255) : (value ?? null))
const isHuge = (value: JsonValue | undefined) => typeof value === 'string' && value.length > 10_000
const withCutUserId = (event: Event): Event =>
  tooLong(event.userId) && !isHuge(event.userId) ? { ...event, userId: cut(event.userId) } : event

/** Liars about identifiers over 255 characters (I5). */
export const longLiars: readonly Liar[] = [
  eventMisreader('cuts a long user id in a track alone', 'I5', (event) =>
    typeOf(event) === 'track' ? withCutUserId(event) : event,
  ),
  eventMisreader('cuts a long user id in a group alone', 'I5', (event) =>
    typeOf(event) === 'group' ? withCutUserId(event) : event,
  ),
  liar('lets an identify with a long user id go by its email, and drops such a track', 'I5', (outcome, { event }) =>
    typeOf(event) === 'track' && tooLong(event.userId) ? dropped('The userId is too long.') : outcome,
  ),
  eventLiar('trims the blanks around a user id in identify, and not in track', 'I5', (body, { event }) =>
    typeof event.userId === 'string' && event.userId.trim() === body.user_id
      ? { ...body, user_id: event.userId }
      : body,
  ),
  eventMisreader('cuts a long user id', 'I5.whole', withCutUserId),
  eventMisreader('cuts a long email', 'I5.whole', (event) => {
    const cutEmail = (traits: JsonObject) => (tooLong(traits.email) ? { ...traits, email: cut(traits.email) } : traits)
    return withContextTraits(withTraits(event, cutEmail), cutEmail)
  }),
  eventMisreader('cuts a long group id', 'I5.whole', (event) =>
    tooLong(event.groupId) && !isHuge(event.groupId) ? { ...event, groupId: cut(event.groupId) } : event,
  ),
  eventMisreader('cuts the long id of a company', 'I5.whole', (event) =>
    withTraits(event, (traits) => {
      const company = objectIn(traits, 'company')
      return tooLong(company.id) ? { ...traits, company: { ...company, id: cut(company.id) } } : traits
    }),
  ),
  eventMisreader('puts the anonymousId in place of a long user id', 'I5.whole', (event) =>
    tooLong(event.userId) ? { ...event, userId: event.anonymousId ?? 'a-1' } : event,
  ),
]
