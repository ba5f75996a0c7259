import type { JsonValue } from '../../../contracts/wire/index.ts'

/** An id of an admin or team where Intercom shows a number: in lists of ids, and as the owner. A state may bring ids that are none. */
export function numbered(id: string): JsonValue {
  return /^[1-9]\d{0,14}$/.test(id) ? Number(id) : id
}
