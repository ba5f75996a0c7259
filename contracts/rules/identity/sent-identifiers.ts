import { bodiesTo, field, isDelivered } from '../../reading/index.ts'
import type { Exchange, JsonObject, JsonValue } from '../../wire/index.ts'

/** Bodies that say who an event is about: of users, and of events. */
export function bodiesOfPerson(exchange: Exchange): JsonObject[] {
  return [...bodiesTo(exchange, '/users'), ...bodiesTo(exchange, '/events')]
}

/** Values sent under a name in those bodies. No value at all (null, blank text) is U16's. */
export function sentAs(exchange: Exchange, name: 'user_id' | 'email'): JsonValue[] {
  return bodiesOfPerson(exchange)
    .map((body) => field(body, name))
    .filter((value) => value !== undefined && value !== null)
    .filter((value) => typeof value !== 'string' || value.trim() !== '')
}

/** Whether an identify or track was delivered, rightly or not. */
export function isDeliveredPerson(exchange: Exchange): boolean {
  return isDelivered(exchange, 'identify') || isDelivered(exchange, 'track')
}

/** Whether identifiers can be compared as they are: text with lone surrogates may be changed (G8), and NUL is free. */
export function arePlain(accepted: readonly (string | number)[]): boolean {
  return accepted.every((value) => typeof value === 'number' || (value.isWellFormed() && !value.includes('\u0000')))
}
