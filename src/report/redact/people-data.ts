import { isJsonObject, type JsonObject, type JsonValue } from '../../../contracts/wire/index.ts'

/** Fields of an event that say what it is, not whom it is about. The name of a track is a word of developers, like a key. */
const framing: ReadonlySet<string> = new Set(['type', 'event', 'channel'])

/** Parts of the context that say which program sent the event. */
const program: ReadonlySet<string> = new Set(['library'])

/** Whether what lies under these keys of an event is data of people: all is, but for what frames it. */
export function isPeopleData([first = '', second = '']: readonly string[]): boolean {
  return !framing.has(first) && !(first === 'context' && program.has(second))
}

/** A scalar of a value, and the keys that lead to it. */
export interface Leaf {
  path: readonly string[]
  value: string | number | boolean | null
}

/** Every scalar of a value. What a report holds is bounded in depth. */
export function* leavesIn(value: JsonValue, path: readonly string[] = []): Generator<Leaf> {
  if (Array.isArray(value)) for (const [index, item] of value.entries()) yield* leavesIn(item, [...path, String(index)])
  else if (isJsonObject(value)) for (const [key, item] of Object.entries(value)) yield* leavesIn(item, [...path, key])
  else yield { path, value }
}

/** Every key of a value. */
export function* keysIn(value: JsonValue): Generator<string> {
  if (Array.isArray(value)) for (const item of value) yield* keysIn(item)
  else if (isJsonObject(value)) {
    for (const [key, item] of Object.entries(value)) {
      yield key
      yield* keysIn(item)
    }
  }
}

/** The texts and numbers of an event that are data of people. */
export function peopleDataOf(event: JsonObject): (string | number)[] {
  return [...leavesIn(event)].flatMap(({ path, value }) =>
    isPeopleData(path) && (typeof value === 'string' || typeof value === 'number') ? [value] : [],
  )
}
