import type { JsonObject } from '../../../contracts/wire/index.ts'
import { asObject, type Reading, readBoolean, readIdentifier } from '../fields.ts'
import { noSuch, refusal, reject } from '../refusal.ts'
import { readAttributes } from '../workspace/attributes.ts'
import type { Identifiers, People } from '../workspace/people.ts'
import type { User, UserChange } from '../workspace/user.ts'
import { readUserFields } from './read-user.ts'
import { checkUserKeys } from './user-keys.ts'

/**
 * Reads what a request writes to a lead or visitor: the fields of a user but for companies, which are for users here. Its
 * identifiers say which one it is, and are never changed. Refused: as in `POST /users`.
 */
export function readLeadChange(body: JsonObject, reading: Reading): UserChange {
  checkUserKeys(body, reading)
  if (body['companies'] !== undefined) reading.note('R10', '"companies" are for users; a lead or visitor has none')
  return {
    id: readIdentifier(body, 'id', reading) ?? null,
    user_id: readIdentifier(body, 'user_id', reading) ?? null,
    email: readIdentifier(body, 'email', reading),
    fields: readUserFields(body, reading),
    session: readBoolean(body, 'new_session') === true,
    attributes: readAttributes(body, reading),
    companies: [],
  }
}

/** The lead or visitor of an id, else of a user_id; never of an email (intercom-ruby#404). Refused: 404; neither is given. */
export function named(people: People, { id, user_id }: Identifiers): User {
  if (id) return people.byId(id) ?? reject(noSuch([['id', id]]))
  if (user_id) return people.byUserId(user_id) ?? reject(noSuch([['user_id', user_id]]))
  throw refusal(400, 'parameter_not_found', 'id or user_id must be supplied')
}

/** The member of a body that names a lead, visitor or user: `contact`, `visitor`, `user` of a conversion. Refused: none. */
export function readNames(body: JsonObject, key: 'contact' | 'visitor' | 'user', reading: Reading): Identifiers {
  const given = asObject(body[key], key)
  if (given === undefined) throw refusal(400, 'parameter_not_found', `${key} not specified`, key)
  return {
    id: readIdentifier(given, 'id', reading),
    user_id: readIdentifier(given, 'user_id', reading),
    email: readIdentifier(given, 'email', reading),
  }
}

/** The user of a conversion. Refused: without any identifier. */
export function readUserNames(body: JsonObject, reading: Reading): Identifiers {
  const names = readNames(body, 'user', reading)
  if (!names.id && !names.user_id && !names.email) {
    throw refusal(400, 'parameter_not_found', 'User email, user_id or anonymous_id must be supplied', 'user')
  }
  return names
}
