import {
  amongAttributes,
  bareName,
  field,
  furtherStandardTraits,
  isFormOf,
  keysThatStay,
  type Leaf,
  leavesOf,
  once,
  standardTraits,
  traitPlaces,
  valuesOf,
} from '../../reading/index.ts'
import type { Exchange, JsonObject } from '../../wire/index.ts'
import { contextNames } from './context-properties.ts'
import { usersSent } from './sent-user.ts'

const free: ReadonlySet<string> = new Set([...standardTraits, ...furtherStandardTraits, 'anonymousId'])

const isSignedUp = (exchange: Exchange) =>
  valuesOf(usersSent(exchange), 'signed_up_at').some((value) => typeof value === 'number')

/** Whether a trait has to reach the attributes. A lower-cased `createdat` may have become signed_up_at instead (M3). */
const isDemanded = (key: string, exchange: Exchange) => !free.has(key) && !(key === 'createdat' && isSignedUp(exchange))

const isRequired = (leaf: Leaf, exchange: Exchange) =>
  isDemanded(String(leaf.path[0]), exchange) && !isFormOf(undefined, leaf, amongAttributes)

const requiredByPlace = once((_: Exchange) => new Map<JsonObject, readonly Leaf[]>())

/** The scalars of a place that have to reach the attributes. */
export function requiredOf(place: JsonObject, exchange: Exchange): readonly Leaf[] {
  const known = requiredByPlace(exchange).get(place)
  if (known !== undefined) return known
  const required = leavesOf(place).filter((leaf) => isRequired(leaf, exchange))
  requiredByPlace(exchange).set(place, required)
  return required
}

/** The places that hold traits at all: a place that is absent or empty does not count. */
export const filledPlaces = once(({ event }: Exchange): readonly JsonObject[] => {
  const { traits, contextTraits } = traitPlaces(event)
  return [traits, contextTraits].filter((place) => place !== undefined).filter((place) => Object.keys(place).length > 0)
})

/** Both places in one, `traits` winning by top-level key. */
export const merged = once((exchange: Exchange): JsonObject => {
  const [first, second] = filledPlaces(exchange)
  return second === undefined ? (first ?? {}) : { ...second, ...first }
})

/** Whether a direct trait keeps its name: it needs no change and is met by no other. */
function stays(key: string, place: JsonObject, exchange: Exchange): boolean {
  if (!keysThatStay(place).has(key) || !keysThatStay(merged(exchange)).has(key)) return false
  return !exchange.settings.collectContext || !contextNames.includes(bareName(key))
}

/** Direct traits whose names need no change and are met by no other. */
export const stayingIn = (place: JsonObject, exchange: Exchange): Leaf[] =>
  requiredOf(place, exchange).filter(({ path }) => path.length === 1 && stays(String(path[0]), place, exchange))

/** Direct traits that are null wherever they stand, and keep their name. */
export const nullTraits = once((exchange: Exchange): readonly string[] => {
  const places = filledPlaces(exchange)
  const isNull = (key: string) => places.every((place) => (field(place, key) ?? null) === null)
  const keys = places.flatMap((place) =>
    Object.keys(place).filter((key) => isNull(key) && isDemanded(key, exchange) && stays(key, place, exchange)),
  )
  return [...new Set(keys)]
})
