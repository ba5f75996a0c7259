import type { JsonObject, JsonValue } from './json.ts'

/** Sets an own property under any key, `__proto__` included, which plain assignment would hand to the prototype. */
export function setOwn(holder: JsonObject, key: string, value: JsonValue): void {
  if (key === '__proto__') {
    Object.defineProperty(holder, key, { value, enumerable: true, writable: true, configurable: true })
  } else {
    holder[key] = value
  }
}

/** So many levels are walked by recursion, which is fast; what lies deeper is put aside, so that no depth overflows the stack. */
const levelsWalked = 100

/**
 * A deep copy, each text (keys too) passed through `onText`. Values may be deeper than the stack, where `structuredClone` and
 * `JSON.stringify` overflow.
 */
export function copyJson<Value extends JsonValue>(value: Value, onText?: (text: string) => string): Value {
  const deeper: { from: JsonValue[] | JsonObject; to: JsonValue[] | JsonObject }[] = []
  const copied = copyOf(value, onText, deeper, 0)
  for (let next = deeper.pop(); next; next = deeper.pop()) fill(next.to, next.from, onText, deeper, 0)
  return copied as Value
}

type Deeper = Parameters<typeof fill>[3]

function copyOf(
  value: JsonValue,
  onText: ((text: string) => string) | undefined,
  deeper: Deeper,
  level: number,
): JsonValue {
  if (typeof value === 'string') return onText === undefined ? value : onText(value)
  if (typeof value !== 'object' || value === null) return value
  const copy: JsonValue[] | JsonObject = Array.isArray(value) ? [] : {}
  if (level < levelsWalked) fill(copy, value, onText, deeper, level + 1)
  else deeper.push({ from: value, to: copy })
  return copy
}

function fill(
  to: JsonValue[] | JsonObject,
  from: JsonValue[] | JsonObject,
  onText: ((text: string) => string) | undefined,
  deeper: { from: JsonValue[] | JsonObject; to: JsonValue[] | JsonObject }[],
  level: number,
): void {
  if (Array.isArray(from)) {
    for (const item of from) (to as JsonValue[]).push(copyOf(item, onText, deeper, level))
    return
  }
  for (const key of Object.keys(from)) {
    const name = onText === undefined ? key : onText(key)
    const item = copyOf(from[key] as JsonValue, onText, deeper, level)
    if (name === '__proto__') setOwn(to as JsonObject, name, item)
    else (to as JsonObject)[name] = item
  }
}

/** Whether any text of a value, keys included, is of that kind. Not recursive. */
export function someText(value: JsonValue, isSought: (text: string) => boolean): boolean {
  if (typeof value === 'string') return isSought(value)
  if (typeof value !== 'object' || value === null) return false
  const waiting: object[] = [value]
  const isFound = (item: JsonValue) => {
    if (typeof item === 'string') return isSought(item)
    if (typeof item === 'object' && item !== null) waiting.push(item)
    return false
  }
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (Array.isArray(next)) {
      for (const item of next) if (isFound(item)) return true
    } else {
      for (const key of Object.keys(next))
        if (isSought(key) || isFound((next as JsonObject)[key] as JsonValue)) return true
    }
  }
  return false
}

/** Whether two values are the same JSON, whatever the order of keys, at any depth. */
export function sameJson(left: unknown, right: unknown): boolean {
  const deeper: [unknown, unknown][] = []
  if (!areSame(left, right, deeper, 0)) return false
  for (let next = deeper.pop(); next; next = deeper.pop()) if (!areSame(next[0], next[1], deeper, 0)) return false
  return true
}

function areSame(one: unknown, other: unknown, deeper: [unknown, unknown][], level: number): boolean {
  if (Object.is(one, other)) return true
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false
  if (level === levelsWalked) {
    deeper.push([one, other])
    return true
  }
  if (Array.isArray(one) || Array.isArray(other)) {
    if (!Array.isArray(one) || !Array.isArray(other) || one.length !== other.length) return false
    for (let index = 0; index < one.length; index += 1) {
      if (!areSame(one[index], other[index], deeper, level + 1)) return false
    }
    return true
  }
  const keys = Object.keys(one)
  if (keys.length !== Object.keys(other).length) return false
  for (const key of keys) {
    if (!Object.hasOwn(other, key)) return false
    if (!areSame((one as JsonObject)[key], (other as JsonObject)[key], deeper, level + 1)) return false
  }
  return true
}

/** How large a value is: its scalars and keys counted, and the length of its text. Orders cases, smallest first. */
export function weightOf(value: unknown): number {
  let weight = 0
  const waiting: unknown[] = [value]
  while (waiting.length > 0) {
    const next = waiting.pop()
    weight += 1
    if (typeof next === 'string') weight += next.length
    else if (typeof next === 'object' && next !== null) {
      for (const [key, item] of Object.entries(next)) {
        weight += key.length
        waiting.push(item)
      }
    }
  }
  return weight
}
