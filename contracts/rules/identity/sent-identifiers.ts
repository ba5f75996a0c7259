import { bodiesTo, field, isDelivered, once, valuesOf } from '../../reading/index.ts'
import type { Exchange, JsonObject, JsonValue } from '../../wire/index.ts'

/** Bodies that say who an event is about: of users, and of events. */
export const bodiesOfPerson = once((exchange: Exchange): readonly JsonObject[] => [
  ...bodiesTo(exchange, '/users'),
  ...bodiesTo(exchange, '/events'),
])

const sentUnder = (name: 'user_id' | 'email') =>
  once((exchange: Exchange): readonly JsonValue[] =>
    valuesOf(bodiesOfPerson(exchange), name)
      .filter((value) => value !== null)
      .filter((value) => typeof value !== 'string' || value.trim() !== ''),
  )
const sent = { user_id: sentUnder('user_id'), email: sentUnder('email') }

/** Values sent under a name in those bodies. No value at all (null, blank text) is U16's. */
export function sentAs(exchange: Exchange, name: 'user_id' | 'email'): readonly JsonValue[] {
  return sent[name](exchange)
}

/** The companies that the users of an event are linked to, or unlinked from. */
export function linksIn(exchange: Exchange): JsonValue[] {
  return valuesOf(bodiesTo(exchange, '/users'), 'companies').filter(Array.isArray).flat()
}

/** The company_ids of companies written and of links; one that is null is none. */
export function companyIdsOf(companies: readonly JsonValue[]): JsonValue[] {
  return companies.flatMap((company) => field(company, 'company_id') ?? [])
}

/** Whether an identify or track was delivered, rightly or not. */
export function isDeliveredPerson(exchange: Exchange): boolean {
  return isDelivered(exchange, 'identify') || isDelivered(exchange, 'track')
}

/** Whether identifiers can be compared as they are: text with lone surrogates may be changed (G8), and NUL is free. */
export function arePlain(accepted: readonly (string | number)[]): boolean {
  return accepted.every((value) => typeof value === 'number' || (value.isWellFormed() && !value.includes('\u0000')))
}
