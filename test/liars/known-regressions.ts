import { isJsonObject, type JsonObject, type JsonValue } from '../../contracts/wire/index.ts'
import {
  isFalsy,
  isNested,
  knownTraits,
  mapped,
  objectIn,
  only,
  typeOf,
  withAllTraits,
  withContextTraits,
  without,
} from './event-parts.ts'
import { eventMisreader, type Liar, liar, rememberingLiar, requestLiar } from './liar.ts'
import { attributeLiar, companyLiar, eventLiar, userLiar, usersCompanyLiar } from './sent-parts.ts'

const reserved = ['email', 'phone', 'name', 'createdAt', 'firstName', 'lastName', 'company']

/** Defects that destinations of this kind have had in production, or nearly. */
export const knownRegressions: readonly Liar[] = [
  userLiar('joins names without looking: "Ada undefined"', 'U2', (body, { event }) => {
    const { name, firstName, lastName } = knownTraits(event)
    if (name !== undefined || (firstName === undefined) === (lastName === undefined)) return body
    return { ...body, name: `${firstName} ${lastName}` }
  }),
  userLiar('sends the sign-up in milliseconds', 'U3', (body) =>
    typeof body.signed_up_at === 'number' ? { ...body, signed_up_at: body.signed_up_at * 1000 } : body,
  ),
  userLiar('divides seconds by 1000 again', 'U3', (body, { event }) =>
    typeof knownTraits(event).createdAt === 'number' && Number(knownTraits(event).createdAt) < 1e11
      ? { ...body, signed_up_at: Math.floor(Number(body.signed_up_at) / 1000) }
      : body,
  ),
  eventLiar('names the time of an event "created"', 'T2.name', ({ created_at, ...body }) =>
    created_at === undefined ? body : { ...body, created: created_at },
  ),
  requestLiar('forgets the version of the API in one type of event', 'G4', '/events', (request) => ({
    ...request,
    headers: without(request.headers, 'Intercom-Version') as Record<string, string>,
  })),
  requestLiar('sends a user who is known by email alone to /contacts', 'U1', '/users', (request, { event }) =>
    typeOf(event) === 'identify' && !Object.hasOwn(request.body as JsonObject, 'user_id')
      ? { ...request, url: request.url.replace('/users', '/contacts') }
      : request,
  ),
  attributeLiar('loses every falsy trait', 'U4', (attributes) => only(attributes, (value) => !isFalsy(value))),
  eventMisreader('drops traits that are objects', 'U4', (event) =>
    typeOf(event) === 'identify'
      ? withAllTraits(event, (traits) =>
          only(traits, (value, key) => key === 'company' || !isNested(value) || Array.isArray(value)),
        )
      : event,
  ),
  attributeLiar('sends traits that are objects as they are', 'U5', (attributes, { event }) => ({
    ...attributes,
    ...only(
      knownTraits(event),
      (value, key) => isNested(value) && !Array.isArray(value) && key !== 'company' && Object.keys(value).length > 0,
    ),
  })),
  usersCompanyLiar('writes every value of a company as text', 'U11.fields', (company) =>
    mapped(company, (value) => (typeof value === 'number' ? String(value) : value)),
  ),
  usersCompanyLiar('keeps of a company its id and name alone', 'U11', (company) =>
    only(company, (_, key) => ['company_id', 'name', 'remove'].includes(key)),
  ),
  usersCompanyLiar('sends remove as an attribute of the company too', 'U11', (company, { event }) => {
    const { remove } = objectIn(knownTraits(event), 'company')
    return remove === undefined
      ? company
      : { ...company, custom_attributes: { ...objectIn(company, 'custom_attributes'), remove } }
  }),
  userLiar('puts the user_id inside the company', 'G5.fields', (body) => ({
    ...body,
    ...(Array.isArray(body.companies) && body.user_id !== undefined
      ? {
          companies: body.companies.map((company) => ({
            ...(company as JsonObject),
            user_id: body.user_id as JsonValue,
          })),
        }
      : {}),
  })),
  companyLiar('puts the user_id inside the company of a group', 'G5.fields', (body, { event }) =>
    typeof event.userId === 'string' ? { ...body, user_id: event.userId } : body,
  ),
  eventMisreader('accepts a group without groupId', 'C1', (event) =>
    typeOf(event) === 'group' && (event.groupId === undefined || event.groupId === null)
      ? { ...event, groupId: 'undefined' }
      : event,
  ),
  companyLiar('sends a size of null', 'C2', (body) => (body.size === undefined ? { ...body, size: null } : body)),
  eventMisreader('lets an empty userId hide traits.userId', 'I1', (event) =>
    event.userId === '' ? withAllTraits(event, (traits) => without(traits, 'userId', 'id')) : event,
  ),
  userLiar('sends an externalId as the email', 'I2', (body, { event }) => {
    const { externalId } = objectIn(event, 'context')
    const [first] = Array.isArray(externalId) ? externalId : []
    const id = isJsonObject(first) ? first.id : undefined
    return typeof id === 'string' && body.email === undefined ? { ...body, email: id } : body
  }),
  eventMisreader('looks into context.traits only where there are no traits at all, be they empty', 'I0', (event) =>
    typeOf(event) === 'identify' && isJsonObject(event.traits) && Object.keys(event.traits).length === 0
      ? withContextTraits(event, () => ({}))
      : event,
  ),
  attributeLiar(
    'lets reserved traits leak into the attributes where they are falsy',
    'U7',
    (attributes, { event }) => ({
      ...attributes,
      ...only(knownTraits(event), (value, key) => reserved.includes(key) && (isFalsy(value) || value === null)),
    }),
  ),
  liar('links the user before it writes the company', 'C3', (outcome, { event }) =>
    outcome.kind === 'requests' && typeOf(event) === 'group'
      ? { kind: 'requests', requests: outcome.requests.toReversed() }
      : outcome,
  ),
  rememberingLiar('gives a person without a plan the plan of the person before', 'G6', () => {
    let plan: JsonValue | undefined
    return (outcome, { event }) => {
      if (outcome.kind !== 'requests' || typeOf(event) !== 'identify') return outcome
      const requests = outcome.requests.map((request) => {
        const body = request.body as JsonObject
        const attributes = { ...(plan === undefined ? {} : { plan }), ...objectIn(body, 'custom_attributes') }
        plan = attributes.plan
        return { ...request, body: { ...body, custom_attributes: attributes } }
      })
      return { kind: 'requests', requests }
    }
  }),
  liar('delivers an event twice', 'G10', (outcome, { event }) =>
    outcome.kind === 'requests' && typeOf(event) === 'track'
      ? { kind: 'requests', requests: [...outcome.requests, ...outcome.requests] }
      : outcome,
  ),
]
