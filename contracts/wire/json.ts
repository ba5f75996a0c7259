import { Type } from 'typebox'

/** Any value that JSON text can hold. */
export type JsonValue = string | number | boolean | null | JsonValue[] | JsonObject

/** A JSON object. Keys may be hostile (`__proto__` as an own key): read with `Object.hasOwn`, never assign by key. */
export interface JsonObject {
  [key: string]: JsonValue
}

/** Whether a value is a JSON object: neither null nor an array. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export const jsonValueSchema = Type.Unsafe<JsonValue>({ description: 'Any JSON value.' })
export const jsonObjectSchema = Type.Unsafe<JsonObject>({ type: 'object', description: 'Any JSON object.' })
