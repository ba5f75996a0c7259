import fc from 'fast-check'
import type { JsonObject, JsonValue } from '../../contracts/wire/index.ts'

/** A key and its value. */
export type Entry = [string, JsonValue]

/** What may stand in an object, and how often beside the others. */
export interface WeightedEntry {
  weight: number
  arbitrary: fc.Arbitrary<Entry>
}

/** The entry of that name. */
export function entry(name: string, value: fc.Arbitrary<JsonValue>, weight = 1): WeightedEntry {
  return { weight, arbitrary: value.map((given) => [name, given]) }
}

/** An entry of any of these names. */
export function entryOf(names: fc.Arbitrary<string>, value: fc.Arbitrary<JsonValue>, weight = 1): WeightedEntry {
  return { weight, arbitrary: fc.tuple(names, value) }
}

/**
 * An object of some of these entries, drawn by weight; of two with one name the later stands. It shrinks by losing entries, and
 * each value by itself. `__proto__` becomes an own key like any other.
 */
export function objectOf(
  entries: readonly WeightedEntry[],
  { entriesMin = 0, entriesMax }: { entriesMin?: number; entriesMax: number },
): fc.Arbitrary<JsonObject> {
  const drawn = fc.oneof(...entries)
  return fc
    .array(drawn, { minLength: entriesMin, maxLength: entriesMax, size: 'max' })
    .map((list) => Object.fromEntries(list))
}

/** One of these values as they stand; it shrinks towards the first. */
export function oneOfThese(...values: JsonValue[]): fc.Arbitrary<JsonValue> {
  return fc.constantFrom(...values)
}
