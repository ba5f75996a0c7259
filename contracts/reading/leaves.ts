import type { JsonValue } from '../wire/index.ts'
import { once } from './once.ts'

/** A scalar somewhere inside a value, and the keys that lead to it (array places as numbers). */
export interface Leaf {
  path: (string | number)[]
  value: string | number | boolean | null
}

/** Keys under which an implementation may leave out what lies there (G8). */
export const hostileKeys: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])

/** Levels of an event below which an implementation may leave out what lies there, or reject (G8). */
const levelsOfEvent = 20

/**
 * Levels inside the traits, the properties or a company that every implementation sends, whether it counts its twenty from there
 * or from the event, whose `context.traits.company` lies three or four levels deep by itself.
 */
export const levelsJudged = levelsOfEvent - 4

/**
 * Every scalar inside a value, in order, that the contract asks for: not under a hostile key, not too deep. `at` is the path of the value
 * itself.
 */
export function leavesOf(value: JsonValue, at: (string | number)[] = []): readonly Leaf[] {
  if (typeof value === 'object' && value !== null && at.length === 0) return leavesOfHolder(value)
  const leaves: Leaf[] = []
  collect(value, [...at], levelsJudged, leaves)
  return leaves
}

/** The scalars of several values, those inside them included. */
export function scalarsIn(values: readonly JsonValue[]): JsonValue[] {
  return values.flatMap((value) =>
    typeof value === 'object' && value !== null ? leavesOf(value).map((leaf) => leaf.value) : [value],
  )
}

const leavesOfHolder = once((holder: object): readonly Leaf[] => {
  const leaves: Leaf[] = []
  collect(holder as JsonValue, [], levelsJudged, leaves)
  return leaves
})

/** Recursion ends with the levels that are judged. `path` is one list, lengthened and shortened on the way. */
function collect(value: JsonValue, path: (string | number)[], levelsLeft: number, leaves: Leaf[]): void {
  if (typeof value !== 'object' || value === null) leaves.push({ path: path.slice(), value })
  else if (levelsLeft === 0) return
  else if (Array.isArray(value)) {
    for (let place = 0; place < value.length; place += 1) {
      path.push(place)
      collect(value[place] as JsonValue, path, levelsLeft - 1, leaves)
      path.pop()
    }
  } else {
    for (const key of Object.keys(value)) {
      if (hostileKeys.has(key)) continue
      path.push(key)
      collect(value[key] as JsonValue, path, levelsLeft - 1, leaves)
      path.pop()
    }
  }
}

/** Whether something in a value is hostile in the sense of G8, so that rejecting the event is right too. */
export function isHostile(value: JsonValue): boolean {
  return typeof value === 'object' && value !== null ? isHostileHolder(value) : holdsHostile(value, 0)
}

const isHostileHolder = once((holder: object) => holdsHostile(holder as JsonValue, 0))

/** Recursion ends where the depth alone is hostile. */
function holdsHostile(value: JsonValue, depth: number): boolean {
  if (typeof value === 'string') return value.length > hugeTextLength || !value.isWellFormed()
  if (typeof value !== 'object' || value === null) return false
  if (depth > levelsOfEvent) return true
  if (Array.isArray(value)) return value.some((item) => holdsHostile(item, depth + 1))
  for (const key of Object.keys(value)) {
    if (hostileKeys.has(key) || !key.isWellFormed() || key.length > hugeTextLength) return true
    if (holdsHostile(value[key] as JsonValue, depth + 1)) return true
  }
  return false
}

/** Text from this length on (in UTF-16 units) counts as huge: an implementation may refuse it. */
const hugeTextLength = 100_000
