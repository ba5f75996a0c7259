import type { JsonObject } from '../../../contracts/wire/index.ts'
import { type Reading, readBoolean, readIdentifier, readText, readTime } from '../fields.ts'
import { refusal } from '../refusal.ts'
import { readUserFields } from '../routes/read-user.ts'
import { readAttributes } from './attributes.ts'
import { freeId } from './loaded.ts'
import type { People } from './people.ts'
import { newUnidentified } from './unidentified.ts'
import type { User } from './user.ts'
import type { Workspace } from './workspace.ts'

/** A user of a state, without what it belongs to. Refused: a user_id or id of somebody else. */
export function loadUser(workspace: Workspace, from: JsonObject, reading: Reading): User {
  const userId = readIdentifier(from, 'user_id', reading) ?? null
  if (userId !== null && workspace.users.byUserId(userId)) throw taken(userId)
  const id = freeId(from, (asked) => workspace.hasPerson(asked), reading)
  const user = workspace.addUser(userId, reading.nowSeconds, id)
  describe(workspace, user, workspace.users, from, reading)
  return user
}

/** A lead or visitor of a state; what it does not say of itself is made up as for a new one. */
export function loadUnidentified(
  workspace: Workspace,
  among: 'leads' | 'visitors',
  from: JsonObject,
  reading: Reading,
): User {
  const userId = readIdentifier(from, 'user_id', reading) ?? null
  const { leads, visitors } = workspace
  if (userId !== null && (leads.byUserId(userId) ?? visitors.byUserId(userId))) throw taken(userId)
  const id = freeId(from, (asked) => workspace.hasPerson(asked), reading)
  const made = newUnidentified(workspace, reading.nowSeconds)
  const person: User = { ...made, id: id ?? made.id, user_id: userId ?? made.user_id }
  person.pseudonym = readText(from, 'pseudonym', reading) ?? person.pseudonym
  workspace[among].enlist(person)
  describe(workspace, person, workspace[among], from, reading)
  return person
}

const taken = (userId: string) => refusal(400, 'conflict', `user_id "${userId}" is taken`)

/** Fields, attributes and times, as the API shows them of any person. */
function describe(workspace: Workspace, person: User, among: People, from: JsonObject, reading: Reading): void {
  among.setEmail(person, readIdentifier(from, 'email', reading) ?? null)
  const { phone, ...fields } = readUserFields(from, reading)
  among.setPhone(person, phone ?? null)
  Object.assign(person, fields)
  person.last_seen_user_agent = readText(from, 'user_agent_data', reading) ?? person.last_seen_user_agent
  person.attributes = workspace.userAttributes.merge(undefined, readAttributes(from, reading), reading.nowSeconds)
  person.created_at = readTime(from, 'created_at', '', reading) ?? reading.nowSeconds
  person.updated_at = readTime(from, 'updated_at', '', reading) ?? person.created_at
  person.session_count = readTime(from, 'session_count', '', reading) ?? 0
  person.unsubscribed_from_emails = readBoolean(from, 'unsubscribed_from_emails') === true
}
