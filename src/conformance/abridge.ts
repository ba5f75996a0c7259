import { isJsonObject, type JsonObject, type JsonValue, setOwn } from '../../contracts/wire/index.ts'

/** How much of a value a report shows. */
const limits = { levels: 20, textLength: 1000, items: 100 }

/**
 * A value as a report can carry it: cut in depth, length and number where it is huge, and with words in place of what JSON cannot
 * say (`NaN`, `undefined`). Recursion ends at the level limit.
 */
export function abridge(value: unknown, level = 0): JsonValue {
  if (typeof value === 'string') {
    if (value.length <= limits.textLength) return value
    return `${value.slice(0, limits.textLength).toWellFormed()}… (${value.length} characters)`
  }
  if (typeof value === 'number' && !Number.isFinite(value)) return `(${value})`
  if (typeof value === 'number' || typeof value === 'boolean' || value === null) return value
  if (level >= limits.levels) return '… (deeper)'
  if (Array.isArray(value)) {
    const items = value.slice(0, limits.items).map((item) => abridge(item, level + 1))
    return value.length > limits.items ? [...items, `… (${value.length} items)`] : items
  }
  if (!isJsonObject(value)) return `(${typeof value})`
  const entries = Object.entries(value)
  const copy: JsonObject = {}
  for (const [key, item] of entries.slice(0, limits.items))
    setOwn(copy, abridge(key) as string, abridge(item, level + 1))
  if (entries.length > limits.items) setOwn(copy, '…', `(${entries.length} keys)`)
  return copy
}
