import { bodiesTo, type CompanyReading, field, isIdOf, once, readCompany, valuesOf } from '../../reading/index.ts'
import { type Exchange, isJsonObject, type JsonObject } from '../../wire/index.ts'
import { usersSent } from './sent-user.ts'

/** Companies inside the user, which link it. */
export const linkedCompanies = once((exchange: Exchange): JsonObject[] =>
  valuesOf(usersSent(exchange), 'companies').flatMap((list) => (Array.isArray(list) ? list.filter(isJsonObject) : [])),
)

/** All that an identify says of companies: inside the user, and in requests of their own. */
export const companiesSent = once((exchange: Exchange): JsonObject[] => [
  ...linkedCompanies(exchange),
  ...bodiesTo(exchange, '/companies'),
])

/** Every company that the event knows: which of two places is taken, I0 judges. */
export const companiesKnown = once((exchange: Exchange): CompanyReading[] => {
  const { accepted, elsewhere } = readCompany(exchange.event)
  return [...accepted, ...elsewhere]
})

/** The companies of the event that a sent one may be, by its company_id. */
export const readingsOf = (company: JsonObject, exchange: Exchange): CompanyReading[] =>
  companiesKnown(exchange).filter((reading) => isIdOf(field(company, 'company_id'), reading))

/** What is sent of one company, by its company_id. */
export const sentOf = (companies: readonly JsonObject[], reading: CompanyReading): JsonObject[] =>
  companies.filter((company) => isIdOf(field(company, 'company_id'), reading))
