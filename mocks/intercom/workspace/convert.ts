import { findUser } from './find-user.ts'
import { leaveGroups } from './groups.ts'
import type { Identifiers } from './people.ts'
import { tagPerson } from './tagging.ts'
import type { User } from './user.ts'
import type { Workspace } from './workspace.ts'

/**
 * Makes a lead or visitor the user that it turned out to be (API page "Convert a lead"): merged into it where it is known,
 * else the person itself becomes a user. An email of its own is retained then, its user_id is not. Refused, with nothing
 * changed, as in `POST /users`: an unknown id, an email that several share, an identity deleted for good.
 */
export function convertToUser(workspace: Workspace, person: User, identifiers: Identifiers, nowSeconds: number): User {
  const { users } = workspace
  const known = identifiers.id ? users.named(identifiers) : findUser(workspace, identifiers)
  if (known !== undefined) {
    mergeUnidentified(workspace, person, known, false, nowSeconds)
    known.updated_at = nowSeconds
    return known
  }
  workspace.tell({ topic: signedUp(workspace, person), lead: person })
  unlist(workspace, person)
  person.user_id = identifiers.user_id ?? null
  person.email = identifiers.email ?? person.email
  person.pseudonym = null
  person.updated_at = nowSeconds
  users.enlist(person)
  return person
}

const kept = [
  'name',
  'signed_up_at',
  'avatar_url',
  'utm_campaign',
  'utm_content',
  'utm_medium',
  'utm_source',
  'utm_term',
] as const

/**
 * Merges a visitor or lead into the user that it turned out to be; the visitor or lead is gone then. Events, notes,
 * conversations and tags move. Its identifiers are never added, but for the email to a new user without one (API page "Convert a lead"). Of the
 * rest the user's own values win, and gaps are filled (no source).
 */
export function mergeUnidentified(
  workspace: Workspace,
  person: User,
  user: User,
  userIsNew: boolean,
  nowSeconds: number,
): void {
  const { users, events, notes, conversations, userAttributes } = workspace
  workspace.tell({ topic: signedUp(workspace, person), lead: person })
  const tags = [...(person.tags ?? [])]
  unlist(workspace, person)
  leaveGroups(person)
  events.move(person, user)
  notes.move(person, user)
  conversations.move(person, user)
  for (const tag of tags) tagPerson(workspace, user, tag)
  for (const field of kept) Object.assign(user, { [field]: user[field] ?? person[field] })
  if (user.phone === null && person.phone !== null) users.setPhone(user, person.phone)
  if (userIsNew && user.email === null && person.email !== null) users.setEmail(user, person.email)
  const missing = [...(person.attributes ?? [])].filter(([name]) => user.attributes?.has(name) !== true)
  user.attributes = userAttributes.merge(user.attributes, missing, nowSeconds)
  users.ordered.changed()
}

/** Deletes a lead or visitor, with its events, notes and conversations. */
export function deleteUnidentified(workspace: Workspace, person: User): void {
  unlist(workspace, person)
  leaveGroups(person)
  workspace.events.forget(person)
  workspace.notes.forget(person)
  workspace.conversations.forget(person)
}

function unlist({ leads, visitors }: Workspace, person: User): void {
  if (visitors.has(person)) visitors.remove(person)
  else leads.remove(person)
}

const signedUp = ({ visitors }: Workspace, person: User) =>
  visitors.has(person) ? 'visitor.signed_up' : 'contact.signed_up'
