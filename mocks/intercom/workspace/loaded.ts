import { isJsonObject, type JsonObject } from '../../../contracts/wire/index.ts'
import { asObjects, type Reading, readIdentifier } from '../fields.ts'
import { refusal } from '../refusal.ts'

/** An id that the object brings. Refused: another one has it. */
export function freeId(from: JsonObject, isTaken: (id: string) => boolean, reading: Reading): string | undefined {
  const id = readIdentifier(from, 'id', reading) ?? undefined
  if (id !== undefined && isTaken(id)) throw refusal(400, 'conflict', `id "${id}" is taken`)
  return id
}

/** The members of a list as requests send it (an array) or as answers show it (`{type: "company.list", companies: []}`). */
export function members(from: JsonObject, key: 'companies' | 'tags' | 'segments'): JsonObject[] {
  const list = from[key]
  return asObjects(isJsonObject(list) ? list[key] : list, key)
}
