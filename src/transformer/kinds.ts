import type { JsonObject, JsonValue } from '../../contracts/wire/index.ts'

/** A value as an event may hold it: of any kind, or absent. */
export type Given = JsonValue | undefined

/** What Intercom takes as a custom attribute (U5). JSON text such as 1e999 gives Infinity, which is not a scalar. */
export type Scalar = string | number | boolean | null

export function isScalar(value: Given): value is Scalar {
  return typeof value === 'string' || typeof value === 'boolean' || value === null || Number.isFinite(value)
}

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

const nothing: JsonObject = Object.freeze({})

/** The object, or an empty one: traits, context or properties of another kind count as absent (G11). */
export function objectFrom(value: Given): JsonObject {
  return isJsonObject(value) ? value : nothing
}

/** Text that is not blank, as it was given. */
export function wordsFrom(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined
}

/** Text that is not blank, as it was given, or a finite number as its text. */
export function textFrom(value: Given): string | undefined {
  return Number.isFinite(value) ? String(value) : wordsFrom(value)
}

/** A number, or the number that a text such as "49.5" spells. */
export function numberFrom(value: Given): number | undefined {
  const number = typeof value === 'string' && /^\s*-?\d+(\.\d+)?\s*$/.test(value) ? Number(value) : value
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined
}

/** A whole number, or the one that a text spells. */
export function wholeNumberFrom(value: Given): number | undefined {
  const number = numberFrom(value)
  return Number.isInteger(number) ? number : undefined
}

/** A boolean, or the one that the text "true" or "false" spells. */
export function booleanFrom(value: Given): boolean | undefined {
  if (typeof value !== 'string') return typeof value === 'boolean' ? value : undefined
  const word = value.trim().toLowerCase()
  return word === 'true' ? true : word === 'false' ? false : undefined
}
