import { isJsonObject, type JsonValue } from '../../contracts/wire/index.ts'

/** About what one object in an answer takes: enough to bound a journal, and not worth a walk for each answer. */
const usualBytes = 2048

/**
 * About how many bytes an answer takes in memory. Only lists are walked, since only they can be large; the walk keeps its
 * own list of what is left, however deep they are.
 */
export function roughBytes(body: JsonValue | undefined): number {
  if (!isJsonObject(body) || typeof body['type'] !== 'string' || !body['type'].endsWith('.list')) return usualBytes
  let bytes = 0
  const left: JsonValue[] = [body]
  for (let value = left.pop(); value !== undefined; value = left.pop()) {
    bytes += typeof value === 'string' ? 16 + value.length : 16
    if (typeof value === 'object' && value !== null) for (const member of Object.values(value)) left.push(member)
  }
  return bytes
}
