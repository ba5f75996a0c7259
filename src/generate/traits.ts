import fc from 'fast-check'
import type { JsonObject, JsonValue } from '../../contracts/wire/index.ts'
import { company, companyFields, companyName } from './company.ts'
import { atOdds, unusableAtOnce } from './contested.ts'
import { entry, entryOf, objectOf, oneOfThese } from './entries.ts'
import { anonymousId, email, groupId, longIdentifiers, userId } from './identifiers.ts'
import type { Places } from './places.ts'
import { text } from './text.ts'
import { anyTime, readableTime } from './time.ts'
import { collision, customEntries, value } from './values.ts'

/** A name or a part of one: text, blank text, or of another kind. */
const personName: fc.Arbitrary<JsonValue> = fc.oneof(
  { weight: 6, arbitrary: oneOfThese('Ada', 'Byron', 'Ada Byron', 'José', '李', ' Ada ', 'null') },
  { weight: 1, arbitrary: text as fc.Arbitrary<JsonValue> },
  { weight: 3, arbitrary: oneOfThese('', ' ', null, null, 0, 7, true, false, {}, [], { first: 'Ada' }, ['Ada']) },
)

const phone: fc.Arbitrary<JsonValue> = oneOfThese(
  ...['+44 20 7946 0958', 442079460958, '', ' ', null, 0, true, {}, ['+1'], { mobile: '+1' }],
)

/** Whether a person is unsubscribed, as JSON, as text, or as neither. */
export const unsubscribed: fc.Arbitrary<JsonValue> = oneOfThese(
  ...[true, false, true, 'true', 'false', 'TRUE', null, '', 0, 1, 'yes', {}, [true]],
)

const nameParts = fc.constantFrom('firstName', 'lastName', 'firstname', 'lastname', 'first_name', 'last_name')

/** Traits of a person that have a place of their own in Intercom. */
const standardTraits = [
  entry('email', email, 26),
  entry('name', personName, 18),
  entryOf(nameParts, personName, 26),
  entry('phone', phone, 12),
  entry('createdAt', anyTime, 30),
  entry('createdat', anyTime, 2),
  entry('company', company, 34),
  entry('userId', userId, 10),
  entry('id', userId, 10),
  entry('unsubscribedFromEmails', unsubscribed, 16),
  entry('avatar', oneOfThese('https://acme.test/a.png', { type: 'avatar', image_url: 'https://a.test' }, null, 1), 3),
  entry('anonymousId', anonymousId, 3),
  entry('username', oneOfThese('ada', 'ada@crm.example'), 4),
]

const several = { entriesMax: 9 }

/** The traits of a person. */
export const personTraits: fc.Arbitrary<JsonObject> = fc.oneof(
  { weight: 30, arbitrary: objectOf([...standardTraits, ...customEntries], several) },
  { weight: 4, arbitrary: objectOf(standardTraits, several) },
  { weight: 2, arbitrary: collision },
  { weight: 2, arbitrary: objectOf(customEntries, { entriesMin: 10, entriesMax: 20 }) },
)

const longCompany = { id: longIdentifiers.groupId, name: 'Acme' }
const soundName = oneOfThese('Ada', 'Byron', 'Ada Byron', 'José', 'Grace Hopper')
const soundTraits = {
  email: oneOfThese('ada@example.com', 'bob@example.org', 'Ada.B+tag@Example.com'),
  name: soundName,
  firstName: soundName,
  lastName: soundName,
  firstname: soundName,
  lastname: soundName,
  phone: oneOfThese('+44 20 7946 0958', '+49 30 1234'),
  createdAt: readableTime,
  company: oneOfThese(
    { id: 'g-1', name: 'Acme' },
    { id: 'g-2' },
    { name: 'Ünited' },
    { id: 'g-1', plan: 'pro', size: 0 },
    longCompany,
  ),
  userId: oneOfThese('u-1', 'u-2', 'U-3', 42),
  id: oneOfThese('u-4', 'u-5', 7),
  unsubscribedFromEmails: oneOfThese(true, false),
  plan: value,
}

/** The traits of a person in two places that do not agree. */
export const contestedTraits: fc.Arbitrary<Places> = atOdds(
  soundTraits,
  objectOf([...standardTraits, ...customEntries], { entriesMax: 4 }),
  objectOf([...standardTraits, ...customEntries], { entriesMax: 4 }),
)

/** The traits of a person among which several are of no use. */
export const unusableTraits: fc.Arbitrary<Places> = unusableAtOnce(
  Object.keys(soundTraits),
  objectOf(customEntries, { entriesMax: 2 }),
)

/** The traits of a group: fields of the company, what is the group's own, and what may be taken for the user's. */
export const groupTraits: fc.Arbitrary<JsonObject> = fc.oneof(
  {
    weight: 20,
    arbitrary: objectOf(
      [
        entry('name', companyName, 24),
        ...companyFields.map(({ weight, arbitrary }) => ({ weight: weight * 7, arbitrary })),
        entry('monthly_spend', oneOfThese(0, 99, '12.50', null), 8),
        entry('remoteCreatedAt', anyTime, 12),
        entry('email', email, 8),
        entry('id', userId, 30),
        entry('userId', userId, 8),
        entry('groupId', groupId, 4),
        entry('phone', phone, 4),
        ...customEntries,
      ],
      several,
    ),
  },
  { weight: 1, arbitrary: collision },
)

/** What a group's context says of the user: who it is, and traits that belong to no company. */
export const memberTraits: fc.Arbitrary<JsonObject> = objectOf(
  [
    entry('userId', userId, 3),
    entry('id', userId, 3),
    entry('email', email, 6),
    entry('name', personName, 3),
    entry('plan', value, 2),
    entry('tags', oneOfThese(['vip', 'beta'], 'vip', [], null), 2),
    entry('company', company, 1),
    entryOf(fc.constantFrom('role', 'mood', 'score'), value, 4),
  ],
  { entriesMax: 4 },
)

/** What a track's traits say of the user: mostly who it is. */
export const actorTraits: fc.Arbitrary<JsonObject> = objectOf(
  [
    entry('email', email, 8),
    entry('userId', userId, 3),
    entry('id', userId, 3),
    entry('name', personName, 2),
    entry('externalId', oneOfThese('ada@crm.example', 9, ''), 1),
    entryOf(fc.constantFrom('plan', 'role'), value, 2),
  ],
  { entriesMax: 3 },
)
