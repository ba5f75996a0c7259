import { isJsonObject, type JsonObject, type JsonValue, setOwn } from '../../contracts/wire/index.ts'

/** Deeper levels pass as they are: no person's traits nest this deep, and a stack is finite. */
const depthMax = 200

/** The object without its null members, at every depth. A null inside an array stays, since it holds a place. */
export function withoutNulls(object: JsonObject, depth = 0): JsonObject {
  if (depth >= depthMax) return object
  const kept: JsonObject = {}
  for (const [key, value] of Object.entries(object)) {
    if (value !== null) setOwn(kept, key, cleaned(value, depth + 1))
  }
  return kept
}

function cleaned(value: JsonValue, depth: number): JsonValue {
  if (depth >= depthMax) return value
  if (Array.isArray(value)) return value.map((item) => cleaned(item, depth + 1))
  return isJsonObject(value) ? withoutNulls(value, depth) : value
}
