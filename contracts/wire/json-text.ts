import type { JsonObject, JsonValue } from './json.ts'
import { setOwn } from './json-walk.ts'

/** What JSON text cannot say, as objects that it can: a history must hold what a target really returned. */
const encoded = (value: unknown): string | undefined => {
  if (typeof value === 'number' && !Number.isFinite(value)) return `{"$number":"${value}"}`
  if (value === undefined || typeof value === 'function' || typeof value === 'symbol') return '{"$undefined":true}'
  return typeof value === 'bigint' ? `{"$number":"${value}"}` : undefined
}

/** JSON text of a value of any depth, where `JSON.stringify` overflows. `decodeJson` reads it back to the same value. */
export function encodeJson(value: unknown): string {
  return textOf(value, encoded)
}

/**
 * JSON text of a JSON value of any depth, for others to read: nothing in it is our own notation. A number too large for JavaScript, as
 * `1e999` is read, is written as one that every reader finds too large.
 */
export function jsonText(value: unknown): string {
  return textOf(value, plain)
}

const plain = (value: unknown): string | undefined => {
  if (value === undefined) return 'null'
  if (value === Number.POSITIVE_INFINITY) return '1e999'
  return value === Number.NEGATIVE_INFINITY ? '-1e999' : undefined
}

/** An object or array that is being written, and how far it is. */
interface Opened {
  values: readonly unknown[]
  /** Of an object; absent for an array. */
  keys: readonly string[] | undefined
  next: number
}

/** So deep `JSON.stringify` goes without harm. */
const levelsWalked = 100

/** Whether `JSON.stringify` writes a value as it is: nothing in it that JSON has no words for, or that has words of its own, and not too deep. */
function isPlain(value: unknown, level: number): boolean {
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return true
  if (typeof value === 'number') return Number.isFinite(value)
  if (typeof value !== 'object' || level > levelsWalked) return false
  if (Array.isArray(value)) {
    for (let place = 0; place < value.length; place += 1) if (!isPlain(value[place], level + 1)) return false
    return !('toJSON' in value)
  }
  const prototype = Object.getPrototypeOf(value) as unknown
  if (prototype !== Object.prototype && prototype !== null) return false
  // What is inherited is looked at too where a prototype was polluted, which does no harm, and no list of keys is made.
  for (const key in value) if (!isPlain((value as JsonObject)[key], level + 1)) return false
  return true
}

/** `special` writes what it wants to of the scalars. What is plain is written natively, the rest without recursion. */
function textOf(value: unknown, special: (scalar: unknown) => string | undefined): string {
  if (isPlain(value, 0)) return JSON.stringify(value)
  const above: Opened[] = []
  let text = ''
  let current: Opened = { values: [value], keys: undefined, next: 0 }
  for (;;) {
    const { values, keys } = current
    if (current.next === values.length) {
      const outer = above.pop()
      if (outer === undefined) return text
      text += keys === undefined ? ']' : '}'
      current = outer
      continue
    }
    const item = values[current.next]
    if (current.next > 0) text += ','
    if (keys !== undefined) text += `${JSON.stringify(keys[current.next])}:`
    current.next += 1
    if (typeof item === 'string') text += JSON.stringify(item)
    else if (typeof item !== 'object' || item === null) text += special(item) ?? JSON.stringify(item)
    else {
      above.push(current)
      text += Array.isArray(item) ? '[' : '{'
      current = Array.isArray(item)
        ? { values: item, keys: undefined, next: 0 }
        : { values: Object.values(item), keys: Object.keys(item), next: 0 }
    }
  }
}

/** Reads what `encodeJson` wrote. Throws a `SyntaxError` for text that is no JSON. */
export function decodeJson(text: string): JsonValue {
  const value = JSON.parse(text) as JsonValue
  if (!text.includes('{"$number":') && !text.includes('{"$undefined":')) return value
  const holder: JsonObject = { value }
  const waiting: (JsonValue[] | JsonObject)[] = [holder]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    for (const [key, item] of Object.entries(next)) {
      if (typeof item !== 'object' || item === null) continue
      const meant = decoded(item)
      if (meant === item) waiting.push(item)
      else if (Array.isArray(next)) next[Number(key)] = meant as JsonValue
      else setOwn(next, key, meant as JsonValue)
    }
  }
  return holder['value'] as JsonValue
}

function decoded(item: JsonValue[] | JsonObject): unknown {
  if (Array.isArray(item) || Object.keys(item).length !== 1) return item
  if (Object.hasOwn(item, '$undefined')) return undefined
  const number = Object.hasOwn(item, '$number') ? item['$number'] : undefined
  return typeof number === 'string' && ['NaN', 'Infinity', '-Infinity'].includes(number) ? Number(number) : item
}
