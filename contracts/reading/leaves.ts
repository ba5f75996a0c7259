import { isJsonObject, type JsonValue } from '../wire/index.ts'

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
 * Every scalar inside a value, in order, that the contract asks for: not under a hostile key, not too deep. Works
 * without recursion, for values of any depth.
 */
export function leavesOf(value: JsonValue, at: (string | number)[] = []): Leaf[] {
  const leaves: Leaf[] = []
  const waiting: { value: JsonValue; path: (string | number)[] }[] = [{ value, path: at }]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value: current, path } = next
    if (typeof current !== 'object' || current === null) {
      leaves.push({ path, value: current })
    } else if (path.length - at.length < levelsJudged) {
      const entries: [string | number, JsonValue][] = Array.isArray(current)
        ? current.map((item, index) => [index, item])
        : Object.entries(current).filter(([key]) => !hostileKeys.has(key))
      for (const [key, item] of entries.reverse()) waiting.push({ value: item, path: [...path, key] })
    }
  }
  return leaves
}

/** Whether something in a value is hostile in the sense of G8, so that rejecting the event is right too. Not recursive. */
export function isHostile(value: JsonValue): boolean {
  const waiting: { value: JsonValue; depth: number }[] = [{ value, depth: 0 }]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value: current, depth } = next
    if (typeof current === 'string') {
      if (current.length > hugeTextLength || !current.isWellFormed()) return true
    } else if (Array.isArray(current)) {
      if (depth > levelsOfEvent) return true
      for (const item of current) waiting.push({ value: item, depth: depth + 1 })
    } else if (isJsonObject(current)) {
      if (depth > levelsOfEvent) return true
      for (const [key, item] of Object.entries(current)) {
        if (hostileKeys.has(key) || !key.isWellFormed() || key.length > hugeTextLength) return true
        waiting.push({ value: item, depth: depth + 1 })
      }
    }
  }
  return false
}

/** Text from this length on (in UTF-16 units) counts as huge: an implementation may refuse it. */
const hugeTextLength = 100_000
