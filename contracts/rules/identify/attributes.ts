import { amongAttributes, isFormOf, type Leaf, missingLeaves, once } from '../../reading/index.ts'
import { cloudConnections, type Exchange, type JsonObject } from '../../wire/index.ts'
import { defineRule, type Finding } from '../define-rule.ts'
import { filledPlaces, merged, nullTraits, requiredOf, stayingIn } from './demanded-traits.ts'
import { attributesSent, isIdentified, scalarsSent } from './sent-user.ts'

const told = (leaves: readonly Leaf[]) =>
  Object.fromEntries(leaves.slice(0, 5).map(({ path, value }) => [path.join('/'), value]))

const attributesAsSent = (exchange: Exchange): JsonObject =>
  Object.fromEntries([...attributesSent(exchange)].map(([name, [value]]) => [name, value ?? null]))

const isUnderItsName = (leaf: Leaf, exchange: Exchange) =>
  (attributesSent(exchange).get(String(leaf.path[0])) ?? []).some((value) => isFormOf(value, leaf, amongAttributes))

/** Traits that are sent, though not under the name that they could keep. */
const renamedIn = (place: JsonObject, exchange: Exchange): Leaf[] =>
  stayingIn(place, exchange).filter((leaf) => !isUnderItsName(leaf, exchange))

/**
 * What is lost of a place that was read: one of its traits, which the other place does not have, stands under its name. Whoever
 * reads a place reads all of it.
 */
const lostHalfway = once((exchange: Exchange): readonly Leaf[] => {
  const places = filledPlaces(exchange)
  if (places.length < 2) return []
  return places.flatMap((place) => {
    const others = places.filter((other) => other !== place)
    const isOwn = ({ path }: Leaf) => !others.some((other) => Object.hasOwn(other, String(path[0])))
    if (!stayingIn(place, exchange).some((leaf) => isOwn(leaf) && isUnderItsName(leaf, exchange))) return []
    return missingLeaves(requiredOf(place, exchange).filter(isOwn), scalarsSent(exchange), amongAttributes)
  })
})

/** Traits that are null and stand under their name as something else: null is sent as null or left out (Freedoms). */
function checkNulls(exchange: Exchange): Finding[] {
  const written = nullTraits(exchange).flatMap((name) =>
    (attributesSent(exchange).get(name) ?? []).filter((value) => value !== null).map((value) => [name, value] as const),
  )
  if (written.length === 0) return []
  return [{ message: 'A trait that is null is sent as a value.', received: Object.fromEntries(written.slice(0, 5)) }]
}

const lostMessage = 'A trait does not reach custom_attributes.'

/** What is wrong with the attributes, if they are to hold the traits of that place. */
function checkPlace(place: JsonObject, exchange: Exchange): Finding[] {
  const scalars = scalarsSent(exchange)
  const missing = missingLeaves(requiredOf(place, exchange), scalars, amongAttributes)
  const misnamed = renamedIn(place, exchange)
  if (missing.length + misnamed.length === 0) return []
  const values = new Set(scalars)
  const texts = new Set(scalars.map(String))
  const retyped = missing.filter(({ value }) => texts.has(String(value)) && !values.has(value))
  const lost = missing.filter((leaf) => !retyped.includes(leaf))
  const renamed = misnamed.filter((leaf) => !missing.some(({ path }) => path[0] === leaf.path[0]))
  const finding = (leaves: readonly Leaf[], message: string) =>
    leaves.length === 0 ? [] : [{ message, expected: told(leaves), received: attributesAsSent(exchange) }]
  return [
    ...finding(lost, lostMessage),
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
    const isEachDemanding = places.length > 0 && places.every((place) => requiredOf(place, exchange).length > 0)
    return isEachDemanding || nullTraits(exchange).length > 0 || lostHalfway(exchange).length > 0
  },
  check(exchange) {
    const nulls = checkNulls(exchange)
    const results = filledPlaces(exchange).map((place) => checkPlace(place, exchange))
    if (results.every((findings) => findings.length > 0)) return [...nulls, ...(results[0] ?? [])]
    const lost = lostHalfway(exchange)
    if (lost.length === 0) return nulls
    return [...nulls, { message: lostMessage, expected: told(lost), received: attributesAsSent(exchange) }]
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
