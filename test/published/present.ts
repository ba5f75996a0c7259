import type { JsonObject, JsonValue } from '../../contracts/wire/index.ts'

/** The fields that have a value. */
export const present = (fields: Record<string, JsonValue | undefined>): JsonObject =>
  Object.fromEntries(Object.entries(fields).filter((entry): entry is [string, JsonValue] => entry[1] !== undefined))
