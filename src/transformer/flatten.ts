import type { JsonObject, JsonValue } from '../../contracts/wire/index.ts'
import { attributeName } from './attribute-name.ts'
import { isJsonObject, isScalar, type Scalar } from './kinds.ts'
import { NamedValues } from './named-values.ts'
import { secondsFromIsoDate } from './time/iso-date.ts'

/** How a nested object becomes a flat one. */
export interface Flattening {
  /** Top-level keys that are sent elsewhere. */
  readonly except?: ReadonlySet<string>
  /** The ending of top-level keys whose ISO dates become unix seconds: `_at` for attributes, `_date` for metadata. */
  readonly dateEnding?: '_at' | '_date'
  /** The part of a top-level object that Intercom takes as an object, and the rest of it, which is flattened. */
  readonly takenWhole?: (value: JsonObject) => { whole: JsonObject; rest: JsonObject } | undefined
}

// Nobody reads an attribute from deeper down; hostile nesting ends here instead of in an overflow (G8).
const levelsMax = 20
// A long key above many values would otherwise be repeated in the name of each.
const prefixLengthMax = 255

/**
 * The scalar leaves of an object under names that Intercom takes, nested names joined with `_`; nothing where there is
 * none (U4 to U6, U8, T3, T4, T6). What lies in more than 20 objects or arrays within each other is left out.
 */
export function flatten(
  source: JsonObject,
  { except, dateEnding, takenWhole }: Flattening = {},
): JsonObject | undefined {
  const flat = new NamedValues()
  // A top-level key that needs no change keeps its name: the others wait until all of these have theirs.
  const waiting: (() => void)[] = []
  for (const key of Object.keys(source)) {
    if (except?.has(key)) continue
    const value = source[key]
    const name = attributeName(key)
    const taken = isJsonObject(value) ? takenWhole?.(value) : undefined
    const direct = taken?.whole ?? (isScalar(value) ? dated(key, value, dateEnding) : undefined)
    if (direct === undefined) waiting.push(() => addNested(flat, name, value, levelsMax))
    else if (name === key && name !== '__proto__') flat.addFirst(name, direct)
    else waiting.push(() => flat.add(name, direct))
    if (taken) waiting.push(() => addNested(flat, name, taken.rest, levelsMax))
  }
  for (const add of waiting) add()
  return flat.isEmpty ? undefined : flat.values
}

function addNested(flat: NamedValues, name: string, value: JsonValue | undefined, levelsLeft: number): void {
  if (isScalar(value)) flat.add(name, value)
  else if (typeof value === 'object' && levelsLeft > 0) {
    const prefix = name.slice(0, prefixLengthMax)
    const holder = value as JsonObject
    for (const key of Object.keys(holder)) {
      addNested(flat, `${prefix}_${attributeName(key)}`, holder[key], levelsLeft - 1)
    }
  }
}

function dated(key: string, value: Scalar, ending: Flattening['dateEnding']): Scalar {
  if (typeof value !== 'string' || ending === undefined || !key.endsWith(ending)) return value
  return secondsFromIsoDate(value) ?? value
}
