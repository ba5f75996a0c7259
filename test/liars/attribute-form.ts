import type { JsonValue } from '../../contracts/wire/index.ts'
import { isNested, knownTraits, mapped, only } from './event-parts.ts'
import type { Liar } from './liar.ts'
import { attributeLiar } from './sent-parts.ts'

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

/** Traits that have a field of their own: ten that are never repeated as attributes, and five that are better not. */
export const standardTraits = [
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

/** Liars about the values, names and repeats of custom attributes. */
export const attributeFormLiars: readonly Liar[] = [...valueLiars, ...nameLiars, ...repeatLiars, ...dateLiars]
