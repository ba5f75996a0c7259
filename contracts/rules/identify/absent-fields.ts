import {
  bareName,
  field,
  hasTrait,
  isGivenAsNull,
  nameTraits,
  objectField,
  readCompany,
  readName,
  readPhone,
  traitPlaces,
  valuesOf,
} from '../../reading/index.ts'
import { cloudConnections, type Event, type Exchange, isJsonObject, type JsonValue } from '../../wire/index.ts'
import { defineRule, type Finding } from '../define-rule.ts'
import { isIdentified, usersSent } from './sent-user.ts'
import { readUnsubscribed } from './unsubscribed.ts'

/** A standard field of a user, the traits that it is made of, and whether an event has it. */
interface StandardField {
  name: string
  traits: readonly string[]
  /** Whether something may stand there; what is judged by another rule counts as had. */
  isHad(event: Event): boolean
}

const hasSignUp = (event: Event) => hasTrait(event, ['createdAt', 'createdat'])
const hasSomething = (reading: { accepted: unknown[]; elsewhere: unknown[] }) =>
  reading.accepted.length + reading.elsewhere.length > 0

/** Intercom API 1.4, User model; identifiers that come from nowhere are told by I1 to I4. */
const standardFields: readonly StandardField[] = [
  { name: 'user_id', traits: ['userId', 'id'], isHad: () => true },
  { name: 'email', traits: ['email'], isHad: () => true },
  { name: 'name', traits: nameTraits, isHad: (event) => hasSomething(readName(event)) },
  { name: 'phone', traits: ['phone'], isHad: (event) => hasSomething(readPhone(event)) },
  { name: 'signed_up_at', traits: ['createdAt', 'createdat'], isHad: hasSignUp },
  { name: 'remote_created_at', traits: ['createdAt', 'createdat'], isHad: hasSignUp },
  {
    name: 'unsubscribed_from_emails',
    traits: ['unsubscribedFromEmails'],
    isHad: (event) => readUnsubscribed(event).values.some((value) => value !== null),
  },
  {
    name: 'companies',
    traits: ['company'],
    isHad: (event) => hasTrait(event, ['company']) || hasSomething(readCompany(event)),
  },
  { name: 'avatar', traits: ['avatar'], isHad: (event) => hasTrait(event, ['avatar']) },
  {
    name: 'last_seen_user_agent',
    traits: [],
    isHad: (event) => field(objectField(event, 'context'), 'userAgent') !== undefined,
  },
  { name: 'last_seen_ip', traits: [], isHad: () => true },
  { name: 'owner_id', traits: [], isHad: () => true },
]

/**
 * The bare names of other direct traits: a field that a trait of its own name gives does not come out of nothing. The traits that
 * the field is made of do not count: where they give nothing, a phone that is an object, say, the event does not have it (U1).
 */
function otherTraitNames({ traits: own }: StandardField, event: Event): ReadonlySet<string> {
  const { traits, contextTraits } = traitPlaces(event)
  const keys = [traits, contextTraits].flatMap((place) => Object.keys(place ?? {}))
  return new Set(keys.filter((key) => !own.includes(key)).map((key) => bareName(key)))
}

function isExplicitNull({ name, traits }: StandardField, event: Event): boolean {
  if (name === 'unsubscribed_from_emails') return readUnsubscribed(event).values.includes(null)
  if (name === 'user_id') return field(event, 'userId') === null || isGivenAsNull(event, traits)
  return isGivenAsNull(event, traits) || isGivenAsNull(event, [name])
}

const isEmpty = (value: JsonValue) =>
  (Array.isArray(value) && value.length === 0) || (isJsonObject(value) && Object.keys(value).length === 0)

/** The spellings under which a trait may be taken for the field itself. */
const isNamedByTrait = (standard: StandardField, event: Event) => {
  const { name } = standard
  const given = otherTraitNames(standard, event)
  return [
    name,
    ...(name === 'signed_up_at' || name === 'remote_created_at'
      ? ['createdAt', 'signed_up_at', 'remote_created_at']
      : []),
  ].some((spelling) => given.has(bareName(spelling)))
}

function check(exchange: Exchange): Finding[] {
  const { event } = exchange
  return standardFields.flatMap((standard) =>
    valuesOf(usersSent(exchange), standard.name).flatMap((value): Finding[] => {
      const received = { [standard.name]: value }
      if (value === null) {
        if (isExplicitNull(standard, event)) return []
        return [{ message: `${standard.name} is sent as null.`, received }]
      }
      if (typeof value === 'string' && value.trim() === '') {
        return [{ message: `${standard.name} is sent blank.`, received }]
      }
      if (standard.isHad(event) || isEmpty(value) || isNamedByTrait(standard, event)) return []
      return [{ message: `${standard.name} is sent although the event does not have it.`, received }]
    }),
  )
}

/** Contract U16; Intercom API 1.4, User model. */
export const absentFieldsStayAbsent = defineRule({
  id: 'U16',
  level: 'must',
  authority: 'API',
  says: 'A standard field that the event does not have is not sent: neither as null, nor blank, nor with a default.',
  why: 'Intercom takes what is sent for the truth: a blank wipes what it knew, and an unsubscribed_from_emails of false subscribes people again.',
  mend: 'Build the request from the fields that have a value, and from no others.',
  source: 'Intercom API 1.4, create or update a user',
  harm: 'people confused',
  connections: cloudConnections,
  appliesTo: (exchange) => isIdentified(exchange) && usersSent(exchange).length > 0,
  check,
})
