import type { JsonValue } from '../../contracts/wire/index.ts'
import {
  contextTraitsOf,
  isNested,
  knownTraits,
  mapped,
  only,
  traitsOf,
  typeOf,
  withAllTraits,
  withContextTraits,
  withTraits,
} from './event-parts.ts'
import { eventMisreader, type Liar } from './liar.ts'
import { attributeLiar } from './sent-parts.ts'

/** Liars about which traits reach the attributes, and how (U4). */
const reachLiars: readonly Liar[] = [
  attributeLiar('loses false', 'U4', (attributes) => only(attributes, (value) => value !== false)),
  attributeLiar('loses zero', 'U4', (attributes) => only(attributes, (value) => value !== 0)),
  eventMisreader('loses lists', 'U4', (event) =>
    typeOf(event) === 'identify'
      ? withAllTraits(event, (traits) => only(traits, (value, key) => key === 'company' || !Array.isArray(value)))
      : event,
  ),
  eventMisreader('keeps of a list the first item alone', 'U4', (event) =>
    typeOf(event) === 'identify'
      ? withAllTraits(event, (traits) =>
          mapped(traits, (value, key) => (Array.isArray(value) && key !== 'company' ? value.slice(0, 1) : value)),
        )
      : event,
  ),
  attributeLiar('sends equal values once', 'U4', (attributes) => {
    const seen = new Set<JsonValue>()
    return only(attributes, (value) => typeof value !== 'string' || (!seen.has(value) && Boolean(seen.add(value))))
  }),
  attributeLiar('sends numbers as text', 'U4', (attributes) =>
    mapped(attributes, (value) => (typeof value === 'number' ? String(value) : value)),
  ),
  attributeLiar('sends booleans as text', 'U4', (attributes) =>
    mapped(attributes, (value) => (typeof value === 'boolean' ? String(value) : value)),
  ),
  attributeLiar('sends booleans as 0 and 1', 'U4', (attributes) =>
    mapped(attributes, (value) => (typeof value === 'boolean' ? Number(value) : value)),
  ),
  attributeLiar('sends numbers in text as numbers', 'U4', (attributes) =>
    mapped(attributes, (value) => (typeof value === 'string' && /^\d{1,7}$/.test(value) ? Number(value) : value)),
  ),
  attributeLiar('writes null out as text', 'U4', (attributes) =>
    mapped(attributes, (value) => (value === null ? 'null' : value)),
  ),
  attributeLiar('writes names in snake case', 'U4', (attributes) =>
    Object.fromEntries(
      Object.entries(attributes).map(([key, value]) => [
        key.replace(/[a-z][A-Z]/g, (pair) => `${pair.charAt(0)}_${pair.charAt(1).toLowerCase()}`),
        value,
      ]),
    ),
  ),
  attributeLiar('writes names in lower case', 'U4', (attributes) =>
    Object.fromEntries(Object.entries(attributes).map(([key, value]) => [key.toLowerCase(), value])),
  ),
  attributeLiar('puts "traits" before every name', 'U4', (attributes) =>
    Object.fromEntries(Object.entries(attributes).map(([key, value]) => [`traits_${key}`, value])),
  ),
  attributeLiar('trims the blanks around text', 'U4', (attributes) =>
    mapped(attributes, (value) => (typeof value === 'string' ? value.trim() : value)),
  ),
  attributeLiar('sends text in lower case', 'U4', (attributes) =>
    mapped(attributes, (value) => (typeof value === 'string' ? value.toLowerCase() : value)),
  ),
  attributeLiar('sends ten attributes at most', 'U4', (attributes) =>
    Object.fromEntries(Object.entries(attributes).slice(0, 10)),
  ),
  attributeLiar('rounds numbers', 'U4', (attributes) =>
    mapped(attributes, (value) => (typeof value === 'number' ? Math.round(value) : value)),
  ),
  eventMisreader('takes the traits of one place alone', 'U4.both', (event) =>
    typeOf(event) === 'identify' && Object.keys(traitsOf(event)).length > 0
      ? withContextTraits(event, (traits) => only(traits, (_, key) => standardTraits.includes(key)))
      : event,
  ),
  eventMisreader('lets context.traits win over traits', 'U4.both', (event) =>
    typeOf(event) === 'identify'
      ? withTraits(event, (traits) =>
          only(traits, (_, key) => standardTraits.includes(key) || !Object.hasOwn(contextTraitsOf(event), key)),
        )
      : event,
  ),
]

/** Liars about what an attribute may hold (U5). */
const valueLiars: readonly Liar[] = [
  attributeLiar('sends lists of traits as they are', 'U5', (attributes, { event }) => ({
    ...attributes,
    ...only(knownTraits(event), (value, key) => Array.isArray(value) && value.length > 0 && key !== 'company'),
  })),
  attributeLiar('sends an empty object as it is', 'U5', (attributes, { event }) => ({
    ...attributes,
    ...only(knownTraits(event), (value) => isNested(value) && !Array.isArray(value) && Object.keys(value).length === 0),
  })),
  attributeLiar('sends an empty list as it is', 'U5', (attributes, { event }) => ({
    ...attributes,
    ...only(knownTraits(event), (value) => Array.isArray(value) && value.length === 0),
  })),
]

/** Liars about the names of attributes (U6). */
const nameLiars: readonly Liar[] = [
  attributeLiar('joins nested names with a point', 'U6', (attributes, { event }) => {
    const nested = Object.keys(only(knownTraits(event), isNested))
    return Object.fromEntries(
      Object.entries(attributes).map(([key, value]) => {
        const holder = nested.find((name) => key.startsWith(`${name}_`))
        return [holder === undefined ? key : `${holder}.${key.slice(holder.length + 1)}`, value]
      }),
    )
  }),
  attributeLiar('leaves a dollar in a name', 'U6', (attributes, { event }) => ({
    ...attributes,
    ...only(knownTraits(event), (value, key) => key.includes('$') && !isNested(value)),
  })),
]

const standardTraits = [
  ...['userId', 'email', 'phone', 'name', 'createdAt', 'firstName', 'firstname', 'lastName', 'lastname', 'company'],
  ...['id', 'first_name', 'last_name', 'avatar', 'unsubscribedFromEmails'],
]

/** Liars about traits that have a field of their own (U7). */
const repeatLiars: readonly Liar[] = [
  ...standardTraits.map((name, index) =>
    attributeLiar(`repeats ${name} among the attributes`, index < 10 ? 'U7' : 'U7.more', (attributes, { event }) => {
      const value = knownTraits(event)[name]
      return value === undefined || isNested(value) ? attributes : { ...attributes, [name]: value }
    }),
  ),
  attributeLiar('flattens the company into the attributes', 'U7', (attributes, { event }) => {
    const { company } = knownTraits(event)
    const parts = isNested(company) && !Array.isArray(company) ? company : {}
    return {
      ...attributes,
      ...Object.fromEntries(Object.entries(parts).map(([key, value]) => [`company_${key}`, String(value)])),
    }
  }),
  attributeLiar('repeats a name that is an object', 'U7', (attributes, { event }) => {
    const { name } = knownTraits(event)
    const parts = isNested(name) ? name : {}
    return {
      ...attributes,
      ...Object.fromEntries(Object.entries(parts).map(([key, value]) => [`name_${key}`, value as JsonValue])),
    }
  }),
]

/** Liars about dates among the attributes (U8). */
const dateLiars: readonly Liar[] = [
  attributeLiar('leaves ISO dates under names in _at as text', 'U8', (attributes, { event }) => ({
    ...attributes,
    ...only(knownTraits(event), (value, key) => key.endsWith('_at') && typeof value === 'string'),
  })),
  attributeLiar('sends milliseconds under names in _at', 'U8', (attributes, { event }) => ({
    ...attributes,
    ...mapped(
      only(attributes, (value, key) => typeof value === 'number' && typeof knownTraits(event)[key] === 'string'),
      (value) => Number(value) * 1000,
    ),
  })),
  attributeLiar('divides every number under a name in _at', 'U8', (attributes, { event }) => ({
    ...attributes,
    ...mapped(
      only(knownTraits(event), (value, key) => key.endsWith('_at') && typeof value === 'number' && value > 1e11),
      (value) => Math.floor(Number(value) / 1000),
    ),
  })),
]

/** Liars about the custom attributes of an identify. */
export const identifyAttributesLiars: readonly Liar[] = [
  ...reachLiars,
  ...valueLiars,
  ...nameLiars,
  ...repeatLiars,
  ...dateLiars,
]
