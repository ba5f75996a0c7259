import { isJsonObject, type JsonObject, type JsonValue } from '../../contracts/wire/index.ts'
import {
  contextTraitsOf,
  isNested,
  mapped,
  objectIn,
  only,
  traitsOf,
  typeOf,
  withContextTraits,
  without,
  withTraits,
} from './event-parts.ts'
import { dropped, eventMisreader, type Liar, liar } from './liar.ts'
import { companyAttributeLiar, companyLiar, memberLiar } from './sent-parts.ts'

/** The reference on another group event than it was given. */
const groupMisreader = (lie: string, breaks: string, misread: Parameters<typeof eventMisreader>[2]) =>
  eventMisreader(lie, breaks, (event, input) => (typeOf(event) === 'group' ? misread(event, input) : event))

const isUsable = (value: JsonValue | undefined) =>
  (typeof value === 'string' && value.trim() !== '') || typeof value === 'number'

/** Liars about the id of a group (C1). */
const idLiars: readonly Liar[] = [
  groupMisreader('takes a blank groupId for one', 'C1', (event) =>
    typeof event.groupId === 'string' && event.groupId.trim() === '' ? { ...event, groupId: 'blank' } : event,
  ),
  groupMisreader('writes out a groupId that is an object', 'C1', (event) =>
    isNested(event.groupId) ? { ...event, groupId: '[object Object]' } : event,
  ),
  groupMisreader('takes true for a groupId', 'C1', (event) =>
    typeof event.groupId === 'boolean' ? { ...event, groupId: String(event.groupId) } : event,
  ),
  groupMisreader('takes the name of a group for its id', 'C1', (event) =>
    isUsable(event.groupId) && isUsable(traitsOf(event).name)
      ? { ...event, groupId: traitsOf(event).name ?? '' }
      : event,
  ),
  groupMisreader('takes no number for a groupId', 'C1', (event) =>
    typeof event.groupId === 'number' ? without(event, 'groupId') : event,
  ),
  liar('drops a group without traits', 'C1', (outcome, { event }) =>
    outcome.kind === 'requests' && typeOf(event) === 'group' && Object.keys(traitsOf(event)).length === 0
      ? dropped('There are no traits.')
      : outcome,
  ),
  liar('writes a company through its people alone', 'C1', (outcome, { event }) =>
    outcome.kind === 'requests' && typeOf(event) === 'group' && outcome.requests.length > 1
      ? { kind: 'requests', requests: outcome.requests.slice(1) }
      : outcome,
  ),
  companyLiar('writes the id of a company in lower case', 'C1', (body) => ({
    ...body,
    company_id: String(body.company_id).toLowerCase(),
  })),
  companyLiar('sends a number for the company_id', 'C1.text', (body, { event }) =>
    typeof event.groupId === 'number' ? { ...body, company_id: event.groupId } : body,
  ),
]

const ownFields = ['name', 'plan', 'website', 'industry', 'size']

/** Liars about what a group says of its company (C2). */
const companyLiars: readonly Liar[] = [
  ...ownFields.map((name) => companyLiar(`loses the ${name} of a group`, 'C2', (body) => without(body, name))),
  ...ownFields.map((name) =>
    companyLiar(`sends the ${name} of a group as an attribute`, 'C2', (body) =>
      body[name] === undefined
        ? body
        : { ...without(body, name), custom_attributes: { ...objectIn(body, 'custom_attributes'), [name]: body[name] } },
    ),
  ),
  companyLiar('sends NaN for a size that is no number', 'C2', (body, { event }) =>
    typeof traitsOf(event).size === 'string' && body.size === undefined ? { ...body, size: Number.NaN } : body,
  ),
  companyLiar('sends null for a size that is no number', 'C2', (body, { event }) =>
    typeof traitsOf(event).size === 'string' && body.size === undefined ? { ...body, size: null } : body,
  ),
  companyLiar('sends null for what a group does not spend', 'C2', (body) =>
    body.monthly_spend === undefined ? { ...body, monthly_spend: null } : body,
  ),
  companyLiar('sends the plan of a group as an object', 'C2', (body) =>
    body.plan === undefined ? body : { ...body, plan: { type: 'plan', name: body.plan } },
  ),
  companyLiar('loses a spend of zero', 'C2', (body) =>
    body.monthly_spend === 0 ? without(body, 'monthly_spend') : body,
  ),
  companyLiar('loses a size of zero', 'C2', (body) => (body.size === 0 ? without(body, 'size') : body)),
  companyLiar('loses what a group spends', 'C2', (body) => without(body, 'monthly_spend')),
  companyLiar('loses when a group began', 'C2', (body) => without(body, 'remote_created_at')),
  companyAttributeLiar('loses the attributes of a group', 'C2', () => ({})),
  companyAttributeLiar('loses attributes of a group that are false', 'C2', (attributes) =>
    only(attributes, (value) => value !== false),
  ),
  companyAttributeLiar('loses attributes of a group that are zero', 'C2', (attributes) =>
    only(attributes, (value) => value !== 0),
  ),
  groupMisreader('loses nested traits of a group', 'C2', (event) =>
    withTraits(event, (traits) => only(traits, (value) => !isNested(value))),
  ),
  companyAttributeLiar('sends nested traits of a group as they are', 'C2', (attributes, { event }) => ({
    ...attributes,
    ...only(traitsOf(event), (value) => isNested(value) && Object.keys(value).length > 0),
  })),
  companyAttributeLiar('sends empty objects and lists of a group', 'C2', (attributes, { event }) => ({
    ...attributes,
    ...only(traitsOf(event), (value) => isNested(value) && Object.keys(value).length === 0),
  })),
  companyAttributeLiar('sends the numbers of a group as text', 'C2', (attributes) =>
    mapped(attributes, (value) => (typeof value === 'number' ? String(value) : value)),
  ),
  companyAttributeLiar('writes a trait of a group that is null out as text', 'C2', (attributes) =>
    mapped(attributes, (value) => (value === null ? 'null' : value)),
  ),
  companyLiar('sends what a group spends as an attribute', 'C2.fields', ({ monthly_spend, ...body }) =>
    monthly_spend === undefined
      ? body
      : { ...body, custom_attributes: { ...objectIn(body, 'custom_attributes'), monthly_spend } },
  ),
  companyLiar('sends milliseconds for the beginning of a group', 'C2.fields', (body) =>
    typeof body.remote_created_at === 'number' ? { ...body, remote_created_at: body.remote_created_at * 1000 } : body,
  ),
  companyLiar('sends what a group spends as text', 'C2.fields', (body) =>
    body.monthly_spend === undefined ? body : { ...body, monthly_spend: String(body.monthly_spend) },
  ),
  companyAttributeLiar(
    'joins the names of nested traits of a group with a point',
    'C2.keys',
    (attributes, { event }) => {
      const nested = Object.keys(only(traitsOf(event), isNested))
      return Object.fromEntries(
        Object.entries(attributes).map(([key, value]) => {
          const holder = nested.find((name) => key.startsWith(`${name}_`))
          return [holder === undefined ? key : `${holder}.${key.slice(holder.length + 1)}`, value]
        }),
      )
    },
  ),
]

const withCompany = (body: JsonObject, turn: (company: JsonObject) => JsonObject): JsonObject =>
  Array.isArray(body.companies)
    ? { ...body, companies: body.companies.map((company) => (isJsonObject(company) ? turn(company) : company)) }
    : body

/** Liars about who belongs to a group (C3). */
const memberLiars: readonly Liar[] = [
  liar('writes the company alone', 'C3', (outcome, { event }) =>
    outcome.kind === 'requests' && typeOf(event) === 'group'
      ? { kind: 'requests', requests: outcome.requests.slice(0, 1) }
      : outcome,
  ),
  memberLiar('writes the user of a group without its company', 'C3', (body) => without(body, 'companies')),
  memberLiar('links the user under the id in upper case', 'C3', (body) =>
    withCompany(body, (company) => ({ ...company, company_id: String(company.company_id).toUpperCase() })),
  ),
  memberLiar('takes the user out of the company that it joins', 'C3', (body) =>
    withCompany(body, (company) => ({ ...company, remove: true })),
  ),
  groupMisreader("takes the group's own id for a person's", 'C3', (event) =>
    isUsable(traitsOf(event).id) && !isUsable(event.userId) ? { ...event, userId: traitsOf(event).id ?? '' } : event,
  ),
  groupMisreader("takes the group's own email for a person's", 'C3', (event) => {
    const { email } = traitsOf(event)
    return typeof email === 'string' && isJsonObject(event.context ?? {})
      ? { ...event, context: { ...objectIn(event, 'context'), traits: { ...contextTraitsOf(event), email } } }
      : event
  }),
  ...['userId', 'id', 'email'].map((name) =>
    groupMisreader(`does not look for the user of a group in context.traits.${name}`, 'C3', (event) =>
      withContextTraits(event, (traits) => without(traits, name)),
    ),
  ),
  groupMisreader('never links an anonymousId', 'C3', (event) => without(event, 'anonymousId')),
  groupMisreader('links an anonymousId while the setting is off', 'C3', (event, { settings }) =>
    settings.sendAnonymousId !== true && isUsable(event.anonymousId) && !isUsable(event.userId)
      ? { ...event, userId: event.anonymousId ?? '' }
      : event,
  ),
  liar('drops a group of nobody', 'C3', (outcome, { event }) =>
    outcome.kind === 'requests' && typeOf(event) === 'group' && outcome.requests.length === 1
      ? dropped('There is neither userId nor email.')
      : outcome,
  ),
]

/** Liars who mix a company with its people (C5). */
const separationLiars: readonly Liar[] = [
  memberLiar('gives the user the traits of the group', 'C5', (body, { event }) => {
    const traits = only(traitsOf(event), (value) => !isNested(value))
    return Object.keys(traits).length === 0 ? body : { ...body, custom_attributes: traits }
  }),
  memberLiar('calls the user by the name of the group', 'C5', (body, { event }) =>
    typeof traitsOf(event).name === 'string' ? { ...body, name: traitsOf(event).name ?? '' } : body,
  ),
  memberLiar('gives the user its own traits too', 'C5', (body, { event }) => {
    const traits = only(
      contextTraitsOf(event),
      (value, key) => !isNested(value) && !['userId', 'id', 'email'].includes(key),
    )
    return Object.keys(traits).length === 0 ? body : { ...body, custom_attributes: traits }
  }),
  memberLiar('sends the plan with the link', 'C5', (body, { event }) =>
    typeof traitsOf(event).plan === 'string'
      ? withCompany(body, (company) => ({ ...company, plan: traitsOf(event).plan ?? '' }))
      : body,
  ),
  companyAttributeLiar('gives the company the traits of the user', 'C5', (attributes, { event }) => ({
    ...only(contextTraitsOf(event), (value) => !isNested(value)),
    ...attributes,
  })),
  companyLiar('calls a nameless company by the name of its user', 'C5.source', (body, { event }) => {
    const { name } = contextTraitsOf(event)
    return body.name === undefined && typeof name === 'string' ? { ...body, name } : body
  }),
  companyLiar('calls a nameless group by its id', 'C5.source', (body) =>
    body.name === undefined ? { ...body, name: body.company_id ?? '' } : body,
  ),
  companyLiar('takes the plan of a company from its user', 'C5.source', (body, { event }) => {
    const { plan } = contextTraitsOf(event)
    return body.plan === undefined && typeof plan === 'string' ? { ...body, plan } : body
  }),
]

/** Liars about group. */
export const groupLiars: readonly Liar[] = [...idLiars, ...companyLiars, ...memberLiars, ...separationLiars]
