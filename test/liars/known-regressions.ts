import { isJsonObject, type JsonObject } from '../../contracts/wire/index.ts'
import { bodyLiar, type Liar, liar, requestLiar } from './liar.ts'

const traitsOf = (event: JsonObject): JsonObject => {
  const context = isJsonObject(event['context']) ? event['context'] : {}
  const contextTraits = isJsonObject(context['traits']) ? context['traits'] : {}
  return { ...contextTraits, ...(isJsonObject(event['traits']) ? event['traits'] : {}) }
}

const { entries, fromEntries } = Object

/** Defects that destinations of this kind have had in production. */
export const knownRegressions: readonly Liar[] = [
  bodyLiar('joins names without looking: "Ada undefined"', 'U2', '/users', (body, { event }) => {
    const { name, firstName, lastName } = traitsOf(event)
    if (name !== undefined || (firstName === undefined) === (lastName === undefined)) return body
    return { ...body, name: `${firstName} ${lastName}` }
  }),
  bodyLiar('sends milliseconds', 'U3', '/users', (body) =>
    typeof body['signed_up_at'] === 'number' ? { ...body, signed_up_at: body['signed_up_at'] * 1000 } : body,
  ),
  bodyLiar('names the time of an event "created"', 'T2.name', '/events', ({ created_at, ...body }) =>
    created_at === undefined ? body : { ...body, created: created_at },
  ),
  bodyLiar('sends the anonymous id while the setting is off', 'I4', '/users', (body, { event }) =>
    body['user_id'] === undefined && typeof event['anonymousId'] === 'string'
      ? { ...body, user_id: event['anonymousId'] }
      : body,
  ),
  bodyLiar('sends nested traits as they are', 'U5', '/users', (body, { event }) => {
    const nested = entries(traitsOf(event)).filter(([key, value]) => isJsonObject(value) && key !== 'company')
    if (nested.length === 0 || !isJsonObject(body['custom_attributes'])) return body
    return { ...body, custom_attributes: { ...body['custom_attributes'], ...fromEntries(nested) } }
  }),
  bodyLiar('loses the word that removes a person from a company', 'U10', '/users', (body) => {
    const { companies } = body
    if (!Array.isArray(companies)) return body
    const joined = companies.map((company) =>
      isJsonObject(company) ? fromEntries(entries(company).filter(([key]) => key !== 'remove')) : company,
    )
    return { ...body, companies: joined }
  }),
  requestLiar('forgets the version of the API', 'G4', '/users', (request) => ({
    ...request,
    headers: fromEntries(entries(request.headers).filter(([name]) => name.toLowerCase() !== 'intercom-version')),
  })),
  liar('delivers an identify without identity', 'I3', (outcome, { event, settings, connection }) => {
    const type = typeof event['type'] === 'string' ? event['type'].toLowerCase() : ''
    const token = settings.apiKey
    if (outcome.kind !== 'dropped' || type !== 'identify' || !connection.endsWith('cloud') || !token) return outcome
    const headers = {
      Authorization: `Bearer ${String(token)}`,
      'Content-Type': 'application/json',
      Accept: 'application/json',
      'Intercom-Version': '1.4',
      'User-Agent': 'a liar',
    }
    return {
      kind: 'requests',
      requests: [{ method: 'POST', url: 'https://api.intercom.io/users', headers, body: { custom_attributes: {} } }],
    }
  }),
]
