import { isJsonObject, type JsonObject, type JsonValue, setOwn } from '../../contracts/wire/index.ts'

/** From here on the newer value replaces the older one whole: no person's traits nest this deep. */
const depthMax = 200

/**
 * Merges `newer` over `older` as the JavaScript SDK does with traits and context: objects key by key, arrays place by
 * place, anything else replaced. So `remove: true` in a company stays until a later call says otherwise.
 */
export function mergeDeep(older: JsonObject, newer: JsonObject, depth = 0): JsonObject {
  const merged = { ...older }
  for (const [key, value] of Object.entries(newer)) {
    const before = Object.hasOwn(merged, key) ? merged[key] : undefined
    setOwn(merged, key, mergedValue(before, value, depth + 1))
  }
  return merged
}

function mergedValue(older: JsonValue | undefined, newer: JsonValue, depth: number): JsonValue {
  if (older === undefined || depth >= depthMax) return newer
  if (isJsonObject(older) && isJsonObject(newer)) return mergeDeep(older, newer, depth)
  if (!Array.isArray(older) || !Array.isArray(newer)) return newer
  const places = Math.max(older.length, newer.length)
  return Array.from({ length: places }, (_, place) => {
    const value = newer[place]
    const before = older[place]
    return value === undefined ? (before ?? null) : mergedValue(before, value, depth + 1)
  })
}
