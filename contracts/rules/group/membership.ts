import {
  acceptanceOf,
  field,
  hasTooLongIdentifier,
  isAccepted,
  isDelivered,
  isRejected,
  isUsable,
  objectField,
  readEmail,
  readUserId,
  writesOf,
} from '../../reading/index.ts'
import { cloudConnections, type Exchange, type JsonObject, type JsonValue } from '../../wire/index.ts'
import { defineRule, type Finding } from '../define-rule.ts'
import { membershipsOf } from './sent-company.ts'

/** Whether the group identifies nobody, however its identity is read. */
function isNobody(exchange: Exchange): boolean {
  return readUserId(exchange).accepted.length === 0 && readEmail(exchange).accepted.length === 0
}

/** Whether an implementation may take the group for one without identity. */
function mayBeNobody(exchange: Exchange): boolean {
  return readUserId(exchange).none && readEmail(exchange).none
}

/** Identity as sent, for a reader. */
function identityOf(user: JsonObject): JsonObject {
  const names = ['id', 'user_id', 'email'].filter((name) => field(user, name) !== undefined)
  return Object.fromEntries(names.map((name) => [name, field(user, name) as JsonValue]))
}

/** Sent identifiers that the group does not give. A blank one identifies nobody and is judged with the link. */
function checkIdentity(exchange: Exchange, user: JsonObject): Finding[] {
  const { event } = exchange
  const wrongId = isUsable(field(user, 'user_id')) && !isAccepted(field(user, 'user_id'), readUserId(exchange))
  const wrongEmail = isUsable(field(user, 'email')) && !isAccepted(field(user, 'email'), readEmail(exchange))
  if (!wrongId && !wrongEmail) return []
  const traits = objectField(event, 'traits')
  const isOfGroup =
    (wrongId && isAccepted(field(user, 'user_id'), accepting(field(traits, 'id')))) ||
    (wrongEmail && isAccepted(field(user, 'email'), accepting(field(traits, 'email'))))
  const message = isOfGroup
    ? "The group's own id or email was taken for a person's."
    : 'A user was written whom the group does not identify.'
  return [{ message, received: identityOf(user) }]
}

const accepting = (value: JsonValue | undefined) => ({ accepted: isUsable(value) ? [value] : [] })

/** Whether a body names the person that the group identifies. Intercom's own `id` of a user, looked up, names it too. */
function namesPerson(exchange: Exchange, user: JsonObject): boolean {
  if (isUsable(field(user, 'id'))) return true
  if (isAccepted(field(user, 'user_id'), readUserId(exchange))) return true
  return readUserId(exchange).none && isAccepted(field(user, 'email'), readEmail(exchange))
}

/** The company_id of a company, as text. */
function idOf(company: JsonObject): string[] {
  const id = field(company, 'company_id')
  return isUsable(id) ? [String(id)] : []
}

/** The company_ids that a body links its user to. */
function linksOf(user: JsonObject): string[] {
  return membershipsOf(user)
    .filter((company) => field(company, 'remove') !== true)
    .flatMap(idOf)
}

function checkLink(exchange: Exchange): Finding[] {
  const writes = writesOf(exchange)
  const companyIds = writes.filter(({ path }) => path === '/companies').flatMap(({ body }) => idOf(body))
  // A company that was not written, or without an id, is told by C1.
  if (companyIds.length === 0) return []
  const users = writes.filter(({ path }) => path === '/users').map(({ body }) => body)
  const person = users.filter((user) => namesPerson(exchange, user))
  const linking = person.filter((user) => linksOf(user).some((id) => companyIds.includes(id)))
  if (linking.length === 0) {
    const received = person.flatMap(linksOf)
    return received.length === 0
      ? [{ message: 'The user whom the group identifies was not linked to the company.' }]
      : [
          {
            message: 'The user was linked under another company_id than the company has.',
            expected: companyIds,
            received,
          },
        ]
  }
  const inOrder = writes.some(
    ({ path, body }, place) =>
      path === '/companies' &&
      writes
        .slice(place)
        .some((later) => linking.includes(later.body) && idOf(body).some((id) => linksOf(later.body).includes(id))),
  )
  return inOrder ? [] : [{ message: 'The user was linked before the company was written.' }]
}

/** C3: the person whom a group identifies belongs to the company (destination documentation, Group). */
export const userIsLinkedToCompany = defineRule({
  id: 'C3',
  level: 'must',
  authority: 'DOC',
  says: "The user whom a group identifies, by `userId`, `context.traits` or `anonymousId`, is linked to the company under the same `company_id`, after the company is written. The group's own `traits.id` and `traits.email` identify nobody; without identity the company alone is sent.",
  why: 'A company without people does not show in Intercom at all, and a wrong person in it sees and gets what is meant for others.',
  mend: 'After POST /companies send POST /users with the identity and `companies: [{company_id}]`; without identity leave it out and keep the company.',
  source: 'destination documentation, Group; Intercom API 1.4, Companies and users',
  harm: 'people confused',
  connections: cloudConnections,
  appliesTo(exchange) {
    if (hasTooLongIdentifier(exchange)) return false
    // Of nobody a group alone is to be delivered.
    if (isRejected(exchange)) return acceptanceOf(exchange).end === 'delivered' && isNobody(exchange)
    return isDelivered(exchange, 'group') && acceptanceOf(exchange).end !== 'rejected'
  },
  check(exchange) {
    if (isRejected(exchange)) return [{ message: 'A group was dropped because it identifies nobody.' }]
    const users = writesOf(exchange).filter(({ path }) => path === '/users')
    const strangers = users.flatMap(({ body }) => checkIdentity(exchange, body))
    if (strangers.length > 0) return strangers.slice(0, 1)
    const isLinkFree = mayBeNobody(exchange) && users.length === 0
    return isLinkFree ? [] : checkLink(exchange)
  },
})
