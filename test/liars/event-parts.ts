import { type Event, encodeJson, isJsonObject, type JsonObject, type JsonValue } from '../../contracts/wire/index.ts'

/** The type of an event in lower case; blank where it is no text. */
export const typeOf = ({ type }: Event): string => (typeof type === 'string' ? type.toLowerCase() : '')

/** An object under a key, or an empty one. */
export function objectIn(holder: JsonObject, key: string): JsonObject {
  const value = Object.hasOwn(holder, key) ? holder[key] : undefined
  return isJsonObject(value) ? value : {}
}

export const traitsOf = (event: Event): JsonObject => objectIn(event, 'traits')
export const contextOf = (event: Event): JsonObject => objectIn(event, 'context')
export const contextTraitsOf = (event: Event): JsonObject => objectIn(contextOf(event), 'traits')

/** Both places of traits in one, the event's own over those of the context. */
export const knownTraits = (event: Event): JsonObject => ({ ...contextTraitsOf(event), ...traitsOf(event) })

/** A copy without some of its keys. */
export function without(holder: JsonObject, ...keys: string[]): JsonObject {
  return Object.fromEntries(Object.entries(holder).filter(([key]) => !keys.includes(key)))
}

/** A copy with only those entries that are to be kept. */
export function only(holder: JsonObject, keep: (value: JsonValue, key: string) => boolean): JsonObject {
  return Object.fromEntries(Object.entries(holder).filter(([key, value]) => keep(value, key)))
}

/** A copy with each value turned into another one. */
export function mapped(holder: JsonObject, turn: (value: JsonValue, key: string) => JsonValue): JsonObject {
  return Object.fromEntries(Object.entries(holder).map(([key, value]) => [key, turn(value, key)]))
}

/** A copy of the event with its own traits turned into others. Traits that are no object are left alone. */
export function withTraits(event: Event, turn: (traits: JsonObject) => JsonObject): Event {
  return isJsonObject(event.traits) ? { ...event, traits: turn(event.traits) } : event
}

/** A copy of the event with the traits of its context turned into others. */
export function withContextTraits(event: Event, turn: (traits: JsonObject) => JsonObject): Event {
  const { context } = event
  if (!isJsonObject(context) || !isJsonObject(context.traits)) return event
  return { ...event, context: { ...context, traits: turn(context.traits) } }
}

/** A copy of the event with the traits of both places turned into others. */
export const withAllTraits = (event: Event, turn: (traits: JsonObject) => JsonObject): Event =>
  withContextTraits(withTraits(event, turn), turn)

/** A copy of the event with its properties turned into others. */
export function withProperties(event: Event, turn: (properties: JsonObject) => JsonObject): Event {
  return isJsonObject(event.properties) ? { ...event, properties: turn(event.properties) } : event
}

/** Text cut to so many bytes of UTF-8, a character that the cut meets left out. Other values are left alone. */
export function cutToBytes(value: JsonValue, bytesMax: number): JsonValue {
  if (typeof value !== 'string') return value
  return new TextDecoder().decode(new TextEncoder().encode(value).slice(0, bytesMax)).replace(/\uFFFD$/, '')
}

export const isNested = (value: JsonValue | undefined): value is JsonObject | JsonValue[] =>
  typeof value === 'object' && value !== null

export const isFalsy = (value: JsonValue | undefined): boolean => value === false || value === 0 || value === ''

/** Whether the event names a prototype somewhere. */
export const namesPrototype = (event: Event): boolean => encodeJson(event).includes('"__proto__":')

/** How deep the event is nested. Not recursive. */
export function depthOf(event: Event): number {
  let deepest = 0
  const waiting: { value: JsonValue; depth: number }[] = [{ value: event, depth: 0 }]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value, depth } = next
    deepest = Math.max(deepest, depth)
    if (isNested(value)) for (const item of Object.values(value)) waiting.push({ value: item, depth: depth + 1 })
  }
  return deepest
}
