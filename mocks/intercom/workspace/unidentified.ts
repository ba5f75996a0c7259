import { pseudonymOf } from './pseudonym.ts'
import { newUser, type User, type UserChange } from './user.ts'
import type { Workspace } from './workspace.ts'

/** The `user_id` that Intercom makes up for a lead or visitor: a UUID (API page "View a lead"). */
const userIdOf = (id: string) => `00000000-0000-4000-a000-${id.slice(-12)}`

/** Somebody whom nobody identified, in no list yet, with an id, a user_id and a pseudonym of Intercom's making. */
export function newUnidentified(workspace: Workspace, nowSeconds: number): User {
  const { ids, leads, visitors } = workspace
  const isTaken = (id: string) =>
    workspace.hasPerson(id) ||
    leads.byUserId(userIdOf(id)) !== undefined ||
    visitors.byUserId(userIdOf(id)) !== undefined
  const id = ids.next('lead', isTaken)
  const person = newUser(ids.nextPlace(), id, userIdOf(id), nowSeconds)
  person.pseudonym = pseudonymOf(person.place)
  return person
}

export function addLead(workspace: Workspace, nowSeconds: number): User {
  const lead = newUnidentified(workspace, nowSeconds)
  workspace.leads.enlist(lead)
  return lead
}

export function addVisitor(workspace: Workspace, nowSeconds: number): User {
  const visitor = newUnidentified(workspace, nowSeconds)
  workspace.visitors.enlist(visitor)
  return visitor
}

/** Adds a lead of whom something is known. */
export function createLead(workspace: Workspace, change: UserChange, nowSeconds: number): User {
  const lead = addLead(workspace, nowSeconds)
  write(workspace, lead, change, nowSeconds)
  workspace.tell({ topic: 'contact.created', lead })
  if (lead.email !== null) workspace.tell({ topic: 'contact.added_email', lead })
  return lead
}

/**
 * Changes a visitor or lead: fields, attributes and, where it is told, the email by which a lead can be reached. Companies
 * are for users. Refused, with nothing changed: too many custom attributes.
 */
export function changeUnidentified(workspace: Workspace, person: User, change: UserChange, nowSeconds: number): void {
  const { email } = person
  write(workspace, person, change, nowSeconds)
  if (email === null && person.email !== null && workspace.leads.has(person)) {
    workspace.tell({ topic: 'contact.added_email', lead: person })
  }
}

function write(workspace: Workspace, person: User, change: UserChange, nowSeconds: number): void {
  const { userAttributes } = workspace
  userAttributes.checkRoom(change.attributes)
  const among = workspace.visitors.has(person) ? workspace.visitors : workspace.leads
  const { phone, ...fields } = change.fields
  Object.assign(person, fields)
  if (change.email !== undefined) among.setEmail(person, change.email)
  if (phone !== undefined) among.setPhone(person, phone)
  if (change.session) person.session_count += 1
  person.attributes = userAttributes.merge(person.attributes, change.attributes, nowSeconds)
  person.updated_at = nowSeconds
  among.ordered.changed()
}

/** Makes a visitor a lead. */
export function makeLead(workspace: Workspace, visitor: User): void {
  workspace.visitors.remove(visitor)
  workspace.leads.enlist(visitor)
  workspace.tell({ topic: 'contact.created', lead: visitor })
}
