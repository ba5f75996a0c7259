import type { User, UserChange } from './user.ts'
import type { Workspace } from './workspace.ts'

/**
 * Changes a visitor or lead: fields, attributes and, where it is told, the email by which a lead can be reached. Companies
 * are for users. Refused, with nothing changed: too many custom attributes.
 */
export function changeUnidentified(workspace: Workspace, person: User, change: UserChange, nowSeconds: number): void {
  workspace.userAttributes.checkRoom(change.attributes)
  Object.assign(person, change.fields)
  if (change.email !== undefined) person.email = change.email
  person.attributes = workspace.userAttributes.merge(person.attributes, change.attributes)
  person.updated_at = nowSeconds
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
 * Merges a visitor or lead into the user that it turned out to be; the visitor or lead is gone then. Events move. Its
 * identifiers are never added, but for the email to a new user without one (API page "Convert a visitor to a user"). Of
 * the rest the user's own values win, and gaps are filled (no source).
 */
export function mergeUnidentified(workspace: Workspace, person: User, user: User, userIsNew: boolean): void {
  workspace.leads.remove(person)
  workspace.events.move(person, user)
  for (const field of kept) Object.assign(user, { [field]: user[field] ?? person[field] })
  if (user.phone === null && person.phone !== null) workspace.users.setPhone(user, person.phone)
  if (userIsNew && user.email === null && person.email !== null) workspace.users.setEmail(user, person.email)
  const missing = [...(person.attributes ?? [])].filter(([name]) => user.attributes?.has(name) !== true)
  user.attributes = workspace.userAttributes.merge(user.attributes, missing)
  workspace.users.ordered.changed()
}
