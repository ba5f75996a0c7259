import {
  amongAttributes,
  bareName,
  furtherStandardTraits,
  isFormOf,
  keysThatStay,
  type Leaf,
  leavesOf,
  missingLeaves,
  once,
  standardTraits,
  traitPlaces,
  valuesOf,
} from '../../reading/index.ts'
import { cloudConnections, type Exchange, type JsonObject } from '../../wire/index.ts'
import { defineRule, type Finding } from '../define-rule.ts'
import { contextNames } from './context-properties.ts'
import { attributesSent, isIdentified, scalarsSent, usersSent } from './sent-user.ts'

const free: ReadonlySet<string> = new Set([...standardTraits, ...furtherStandardTraits, 'anonymousId'])

/** The traits that have to reach the attributes. A lower-cased `createdat` may have become signed_up_at instead (M3). */
function demandedOf(place: JsonObject, exchange: Exchange): JsonObject {
  const signedUp = valuesOf(usersSent(exchange), 'signed_up_at').some((value) => typeof value === 'number')
  return Object.fromEntries(
    Object.entries(place).filter(([key]) => !free.has(key) && !(signedUp && key === 'createdat')),
  )
}

const isRequired = (leaf: Leaf) => !isFormOf(undefined, leaf, amongAttributes)
const requiredOf = (place: JsonObject, exchange: Exchange) => leavesOf(demandedOf(place, exchange)).filter(isRequired)

/** The places that hold traits at all: a place that is absent or empty does not count. */
function filledPlaces({ event }: Exchange): JsonObject[] {
  const { traits, contextTraits } = traitPlaces(event)
  return [traits, contextTraits].filter((place) => place !== undefined && Object.keys(place).length > 0) as JsonObject[]
}

/** Both places in one, `traits` winning by top-level key. */
const merged = once(
  (exchange: Exchange): JsonObject =>
    Object.fromEntries(
      filledPlaces(exchange)
        .toReversed()
        .flatMap((place) => Object.entries(place)),
    ),
)

const told = (leaves: readonly Leaf[]) =>
  Object.fromEntries(leaves.slice(0, 5).map(({ path, value }) => [path.join('/'), value]))

const attributesAsSent = (exchange: Exchange): JsonObject =>
  Object.fromEntries([...attributesSent(exchange)].map(([name, [value]]) => [name, value ?? null]))

/** Traits that are sent, though not under the name that they could keep. */
function renamedIn(place: JsonObject, exchange: Exchange): Leaf[] {
  const attributes = attributesSent(exchange)
  const staying = keysThatStay(place)
  const stayingInAll = keysThatStay(merged(exchange))
  const taken = exchange.settings.collectContext ? contextNames : []
  return requiredOf(place, exchange).filter((leaf) => {
    const [key] = leaf.path
    if (leaf.path.length !== 1 || typeof key !== 'string') return false
    if (!staying.has(key) || !stayingInAll.has(key) || taken.includes(bareName(key))) return false
    return !(attributes.get(key) ?? []).some((value) => isFormOf(value, leaf, amongAttributes))
  })
}

/** What is wrong with the attributes, if they are to hold the traits of that place. */
function checkPlace(place: JsonObject, exchange: Exchange): Finding[] {
  const scalars = scalarsSent(exchange)
  const missing = missingLeaves(requiredOf(place, exchange), scalars, amongAttributes)
  const values = new Set(scalars)
  const texts = new Set(scalars.map(String))
  const retyped = missing.filter(({ value }) => texts.has(String(value)) && !values.has(value))
  const lost = missing.filter((leaf) => !retyped.includes(leaf))
  const renamed = renamedIn(place, exchange).filter((leaf) => !missing.some(({ path }) => path[0] === leaf.path[0]))
  const finding = (leaves: readonly Leaf[], message: string) =>
    leaves.length === 0 ? [] : [{ message, expected: told(leaves), received: attributesAsSent(exchange) }]
  return [
    ...finding(lost, 'A trait does not reach custom_attributes.'),
    ...finding(retyped, 'A trait reaches custom_attributes as another JSON type.'),
    ...finding(renamed, 'A trait that could keep its name is sent under another one.'),
  ]
}

/** Contract U4; RudderStack's conventions for destinations. */
export const traitsReachAttributes = defineRule({
  id: 'U4',
  level: 'must',
  authority: 'RS',
  says: 'Every scalar in the traits that is no standard trait is sent in custom_attributes, also from inside objects and arrays, as often as it occurs and with its JSON type; a name that needs no change is kept.',
  why: 'What a team knows about its people is silently gone, or is of a type that its filters no longer match.',
  mend: 'Flatten nested traits to one attribute for each scalar, and leave the scalars as they are.',
  source: 'destination documentation, Identify; RudderStack event specification, traits',
  harm: 'data wrong',
  connections: cloudConnections,
  appliesTo: (exchange) => {
    if (!isIdentified(exchange)) return false
    const places = filledPlaces(exchange)
    return places.length > 0 && places.every((place) => requiredOf(place, exchange).length > 0)
  },
  check(exchange) {
    const results = filledPlaces(exchange).map((place) => checkPlace(place, exchange))
    if (results.some((findings) => findings.length === 0)) return []
    return results[0] ?? []
  },
})

const mark = ({ path, value }: Leaf) => JSON.stringify([path, value])

/** Contract U4, both places; RudderStack event specification, context traits. */
export const bothPlacesReachAttributes = defineRule({
  id: 'U4.both',
  level: 'should',
  authority: 'RS',
  says: 'Where traits and context.traits both hold traits, both are sent; a trait that stands in both is taken from traits.',
  why: 'Sources differ in where they put traits: reading one place alone loses what the other knew.',
  mend: 'Merge the two objects by their keys, the own traits over those of the context.',
  source: 'RudderStack event specification, identify and contextual traits',
  harm: 'data wrong',
  connections: cloudConnections,
  appliesTo: (exchange) => {
    if (!isIdentified(exchange)) return false
    const places = filledPlaces(exchange)
    if (places.length < 2) return false
    const marks = places.map((place) => new Set(requiredOf(place, exchange).map(mark)))
    const all = new Set(marks.flatMap((some) => [...some]))
    return marks.some(({ size }) => size < all.size)
  },
  check: (exchange) =>
    checkPlace(merged(exchange), exchange).map((finding) => ({
      ...finding,
      message: 'traits and context.traits do not both reach custom_attributes, with traits winning.',
    })),
})
