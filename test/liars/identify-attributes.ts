import { isJsonObject, type JsonValue } from '../../contracts/wire/index.ts'
import { standardTraits } from './attribute-form.ts'
import {
  contextTraitsOf,
  cutToBytes,
  isNested,
  mapped,
  only,
  traitsOf,
  typeOf,
  withAllTraits,
  withContextTraits,
  without,
  withTraits,
} from './event-parts.ts'
import { eventMisreader, type Liar } from './liar.ts'
import { attributeLiar, userLiar } from './sent-parts.ts'
/** Liars about which traits reach the attributes, and how (U4). */
export const reachLiars: readonly Liar[] = [
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
  eventMisreader('keeps of a list the first ten items alone', 'U4', (event) =>
    typeOf(event) === 'identify'
      ? withAllTraits(event, (traits) =>
          mapped(traits, (value, key) => (Array.isArray(value) && key !== 'company' ? value.slice(0, 10) : value)),
        )
      : event,
  ),
  attributeLiar('cuts text to 255 bytes', 'U4', (attributes) => mapped(attributes, (value) => cutToBytes(value, 255))),
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
  userLiar('knows nothing else of who is known by an email alone', 'U4', (body) =>
    body.user_id === undefined ? without(body, 'custom_attributes') : body,
  ),
  attributeLiar('sends text composed (NFC)', 'U4', (attributes) =>
    Object.fromEntries(
      Object.entries(attributes).map(([name, value]) => [name, typeof value === 'string' ? value.normalize() : value]),
    ),
  ),
  attributeLiar('sends ten attributes at most', 'U4', (attributes) =>
    Object.fromEntries(Object.entries(attributes).slice(0, 10)),
  ),
  attributeLiar('rounds numbers', 'U4', (attributes) =>
    mapped(attributes, (value) => (typeof value === 'number' ? Math.round(value) : value)),
  ),
  eventMisreader('loses nested traits that are named like a standard trait', 'U4', (event) =>
    typeOf(event) === 'identify'
      ? withAllTraits(event, (traits) =>
          mapped(traits, (value, key) =>
            isJsonObject(value) && key !== 'company' ? only(value, (_, name) => !standardTraits.includes(name)) : value,
          ),
        )
      : event,
  ),
  attributeLiar('takes Email and NAME for standard traits, and loses them', 'U4', (attributes) =>
    only(attributes, (_, key) => !standardTraits.some((name) => name.toLowerCase() === key.toLowerCase())),
  ),
  eventMisreader('loses traits whose names hold a point', 'U4', (event) =>
    typeOf(event) === 'identify'
      ? withAllTraits(event, (traits) => only(traits, (_, key) => !key.includes('.')))
      : event,
  ),
  attributeLiar('cuts text in the middle of an emoji', 'U4', (attributes) =>
    mapped(attributes, (value) => {
      if (typeof value !== 'string' || value.length <= 255 || value.length > 10_000) return value
      return value.slice(0, value.slice(0, 255).isWellFormed() ? 254 : 255)
    }),
  ),
  attributeLiar('lets one of two equal names overwrite the other', 'U4', (attributes) =>
    only(attributes, (_, key) => !/_[2-9]$/.test(key)),
  ),
  eventMisreader('reads traits two levels deep', 'U4', (event) =>
    typeOf(event) === 'identify'
      ? withAllTraits(event, (traits) =>
          mapped(traits, (value, key) =>
            isJsonObject(value) && key !== 'company' ? only(value, (inner) => !isNested(inner)) : value,
          ),
        )
      : event,
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
