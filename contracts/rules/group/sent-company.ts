import { bodiesTo, field, objectField } from '../../reading/index.ts'
import { type Exchange, isJsonObject, type JsonObject } from '../../wire/index.ts'

/** Bodies of the POST /companies that a group was sent with. */
export function companiesSent(exchange: Exchange): readonly JsonObject[] {
  return bodiesTo(exchange, '/companies')
}

/** The traits of a group: the company's. Of another kind than an object they count as absent (G11). */
export function companyTraits({ event }: Exchange): JsonObject {
  return objectField(event, 'traits') ?? nothing
}

const nothing: JsonObject = Object.freeze({})

/** The companies that a body of POST /users names. */
export function membershipsOf(user: JsonObject): JsonObject[] {
  const companies = field(user, 'companies')
  return Array.isArray(companies) ? companies.filter(isJsonObject) : []
}

/** The companies that the users of a group were sent with. */
export function membershipsSent(exchange: Exchange): JsonObject[] {
  return bodiesTo(exchange, '/users').flatMap(membershipsOf)
}
