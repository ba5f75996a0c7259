import type { Event, JsonValue } from '../../contracts/wire/index.ts'
import { knownTraits, typeOf, withAllTraits, without } from './event-parts.ts'
import { eventMisreader, type Liar } from './liar.ts'
import { userLiar } from './sent-parts.ts'

const partsOf = (event: Event) => {
  const { firstName, firstname, first_name, lastName, lastname, last_name } = knownTraits(event)
  return { first: firstName ?? firstname ?? first_name, last: lastName ?? lastname ?? last_name }
}
const isText = (value: JsonValue | undefined): value is string => typeof value === 'string' && value.trim() !== ''

/** Liars about what a person is called (U2). */
export const nameLiars: readonly Liar[] = [
  userLiar('writes "null" for a last name that is null', 'U2', (body, { event }) => {
    const { first } = partsOf(event)
    return body.name === first && knownTraits(event).lastName === null ? { ...body, name: `${first} null` } : body
  }),
  userLiar('joins names without a space', 'U2', (body, { event }) => {
    const { first, last } = partsOf(event)
    return body.name === `${first} ${last}` ? { ...body, name: `${first}${last}` } : body
  }),
  userLiar('keeps the space where one of the names is missing', 'U2', (body, { event }) => {
    const { first, last } = partsOf(event)
    if (typeof body.name !== 'string' || isText(knownTraits(event).name)) return body
    return body.name === first
      ? { ...body, name: `${first} ` }
      : body.name === last
        ? { ...body, name: ` ${last}` }
        : body
  }),
  userLiar('begins each word of a name with a capital', 'U2', (body) =>
    typeof body.name === 'string'
      ? { ...body, name: body.name.replace(/(?<!\S)\p{Ll}/gu, (letter) => letter.toUpperCase()) }
      : body,
  ),
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
