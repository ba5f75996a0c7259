import { isJsonObject, type JsonObject, type JsonValue } from '../../contracts/wire/index.ts'
import {
  contextTraitsOf,
  isNested,
  objectIn,
  only,
  traitsOf,
  typeOf,
  withContextTraits,
  without,
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
  memberLiar('sends the name of the user with the link', 'C5', (body, { event }) =>
    typeof contextTraitsOf(event).name === 'string' ? { ...body, name: contextTraitsOf(event).name ?? '' } : body,
  ),
  memberLiar('calls the company of the link by the name of its user', 'C5.source', (body, { event }) =>
    typeof contextTraitsOf(event).name === 'string'
      ? withCompany(body, (company) => ({ ...company, name: contextTraitsOf(event).name ?? '' }))
      : body,
  ),
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
export const groupLiars: readonly Liar[] = [...idLiars, ...memberLiars, ...separationLiars]
