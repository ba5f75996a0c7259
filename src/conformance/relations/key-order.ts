import {
  encodeJson,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  type Settings,
  setOwn,
} from '../../../contracts/wire/index.ts'
import { comparing, type Relation } from './relation.ts'

type Container = JsonValue[] | JsonObject

/** A copy with the keys of every object in another order. Not recursive. */
function rearranged<Value extends JsonValue>(value: Value, order: (keys: string[]) => string[]): Value {
  const waiting: { from: Container; to: Container }[] = []
  const copyOf = (current: JsonValue): JsonValue => {
    if (typeof current !== 'object' || current === null) return current
    const to: Container = Array.isArray(current) ? [] : {}
    waiting.push({ from: current, to })
    return to
  }
  const copied = copyOf(value)
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { from, to } = next
    if (Array.isArray(from)) for (const item of from) (to as JsonValue[]).push(copyOf(item))
    else for (const key of order(Object.keys(from))) setOwn(to as JsonObject, key, copyOf(from[key] as JsonValue))
  }
  return copied as Value
}

/** Names for one thing: which of two the contract takes is nowhere said, so that their order may decide. */
const synonyms: readonly (readonly string[])[] = [
  ['firstName', 'firstname', 'first_name'],
  ['lastName', 'lastname', 'last_name'],
  ['monthlySpend', 'monthly_spend'],
  ['remoteCreatedAt', 'createdAt', 'createdat'],
]

function hasSynonyms(value: JsonValue): boolean {
  const waiting: JsonValue[] = [value]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (typeof next !== 'object' || next === null) continue
    const holder = next
    if (synonyms.some((names) => names.filter((name) => Object.hasOwn(holder, name)).length > 1)) return true
    for (const item of Object.values(holder)) waiting.push(item)
  }
  return false
}

/** Fields of a body whose names an implementation makes: where two meet, the order may decide which is renamed (Freedoms). */
const freelyNamed: ReadonlySet<string> = new Set(['custom_attributes', 'metadata'])

/** The values alone, in an order of their own. A nested value may stand as JSON text, whose keys have an order (C2, U11). */
function valuesOf(attributes: JsonObject): JsonValue {
  return Object.values(attributes)
    .flatMap((value) => {
      const canonical = canonicalText(value)
      return canonical === undefined ? [] : [canonical]
    })
    .sort()
}

const sorted = (value: JsonValue) => encodeJson(rearranged(value, (keys) => keys.sort()))

/** Undefined for JSON text that was cut: where, depends on the order. */
function canonicalText(value: JsonValue): string | undefined {
  if (typeof value !== 'string' || !/^\s*[{[]/.test(value)) return sorted(value)
  try {
    return `JSON ${sorted(JSON.parse(value))}`
  } catch {
    return value.length >= 60 ? undefined : sorted(value)
  }
}

/** A body with the values of its attributes in place of these, also of the companies inside it. */
function withoutFreeNames(body: JsonValue): JsonValue {
  if (!isJsonObject(body)) return body
  const fields = Object.entries(body).map(([key, value]): [string, JsonValue] => {
    if (freelyNamed.has(key) && isJsonObject(value)) return [key, valuesOf(value)]
    if (key === 'companies' && Array.isArray(value)) return [key, value.map(withoutFreeNames)]
    return [key, value]
  })
  return Object.fromEntries(fields)
}

/** JSON objects have no order: what comes of an event does not depend on how a source happened to write it. */
export const keyOrderIsFree: Relation = {
  name: 'key-order',
  rule: 'G6',
  vary: ({ connection, settings, events }) => {
    if (events.some(hasSynonyms)) return undefined
    const reversed = <Value extends JsonValue>(value: Value) => rearranged(value, (keys) => keys.reverse())
    return { connection, settings: reversed(settings as JsonObject) as Settings, events: events.map(reversed) }
  },
  compare: comparing({
    message: 'An event whose keys stand in another order comes out otherwise.',
    read: withoutFreeNames,
  }),
}
