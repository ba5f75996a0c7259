import { isJsonObject, type JsonObject, type JsonValue } from './json.ts'

/** Sets an own property under any key, `__proto__` included, which plain assignment would hand to the prototype. */
export function setOwn(holder: JsonObject, key: string, value: JsonValue): void {
  if (key === '__proto__') {
    Object.defineProperty(holder, key, { value, enumerable: true, writable: true, configurable: true })
  } else {
    holder[key] = value
  }
}

/**
 * A deep copy, each text (keys too) passed through `onText`. Not recursive: values may be deeper than the stack, where
 * `structuredClone` and `JSON.stringify` overflow.
 */
export function copyJson<Value extends JsonValue>(
  value: Value,
  onText: (text: string) => string = (text) => text,
): Value {
  const copyOf = (current: JsonValue): JsonValue => {
    if (typeof current === 'string') return onText(current)
    if (typeof current !== 'object' || current === null) return current
    const copy: JsonValue[] | JsonObject = Array.isArray(current) ? [] : {}
    waiting.push({ from: current, to: copy })
    return copy
  }
  const waiting: { from: JsonValue[] | JsonObject; to: JsonValue[] | JsonObject }[] = []
  const copied = copyOf(value)
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { from, to } = next
    if (Array.isArray(from)) for (const item of from) (to as JsonValue[]).push(copyOf(item))
    else {
      for (const key of Object.keys(from)) {
        const name = onText(key)
        const item = copyOf(from[key] as JsonValue)
        if (name === '__proto__') setOwn(to as JsonObject, name, item)
        else (to as JsonObject)[name] = item
      }
    }
  }
  return copied as Value
}

/** Whether two values are the same JSON, whatever the order of keys. Not recursive. */
export function sameJson(left: unknown, right: unknown): boolean {
  const waiting: [unknown, unknown][] = [[left, right]]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [one, other] = next
    if (Object.is(one, other)) continue
    if (Array.isArray(one) && Array.isArray(other)) {
      if (one.length !== other.length) return false
      for (const [index, item] of one.entries()) waiting.push([item, other[index]])
    } else if (isJsonObject(one) && isJsonObject(other)) {
      const keys = Object.keys(one)
      if (keys.length !== Object.keys(other).length) return false
      for (const key of keys) {
        if (!Object.hasOwn(other, key)) return false
        waiting.push([one[key], other[key]])
      }
    } else {
      return false
    }
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
