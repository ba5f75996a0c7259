import { refusal } from '../refusal.ts'
import { upsertCompany } from './change-company.ts'
import { findUser } from './find-user.ts'
import { joinCompany, leaveCompany } from './groups.ts'
import type { User, UserChange } from './user.ts'
import type { Workspace } from './workspace.ts'

/**
 * Creates or updates a user. Look-up order: id, user_id, email (help article "What is user_id"). Whatever is refused
 * is refused before anything changes: an unknown id (404), a user_id of somebody else (400, intercom-ruby#191), an
 * email that several share (intercom-node#96), an identity deleted for good, too many custom attributes.
 */
export function upsertUser(workspace: Workspace, change: UserChange, nowSeconds: number): User {
  workspace.userAttributes.checkRoom(change.attributes)
  if (change.companies.length > 0) {
    workspace.companyAttributes.checkRoom(
      change.companies.flatMap((link) => (link.remove ? [] : link.change.attributes)),
    )
  }
  const { users } = workspace
  const countBefore = users.count
  const user = identify(workspace, change, nowSeconds)
  const isNew = users.count > countBefore
  const { email, unsubscribed_from_emails: wasUnsubscribed } = user
  apply(workspace, user, change, nowSeconds)
  if (isNew) workspace.tell({ topic: 'user.created', user })
  else if (user.email !== email) workspace.tell({ topic: 'user.email.updated', user })
  if (!wasUnsubscribed && user.unsubscribed_from_emails) workspace.tell({ topic: 'user.unsubscribed', user })
  return user
}

function identify(workspace: Workspace, { id, user_id, email }: UserChange, nowSeconds: number): User {
  const { users } = workspace
  if (id !== null) {
    const user = users.named({ id })
    if (user_id === null) return user
    const owner = users.byUserId(user_id)
    if (owner !== undefined && owner !== user) throw refusal(400, 'unique_user_constraint', 'User already exists.')
    users.setUserId(user, user_id)
    return user
  }

  return findUser(workspace, { user_id, email }) ?? workspace.addUser(user_id, nowSeconds)
}

function apply(workspace: Workspace, user: User, change: UserChange, nowSeconds: number): void {
  const { users } = workspace
  const { phone, ...fields } = change.fields
  Object.assign(user, fields)
  if (change.email !== undefined) users.setEmail(user, change.email)
  if (phone !== undefined) users.setPhone(user, phone)
  if (change.session) user.session_count += 1
  user.attributes = workspace.userAttributes.merge(user.attributes, change.attributes, nowSeconds)
  for (const link of change.companies) {
    if (link.remove) {
      const company = workspace.companies.byCompanyId(link.company_id)
      if (company !== undefined) leaveCompany(user, company)
    } else {
      joinCompany(user, upsertCompany(workspace, link.company_id, link.change, nowSeconds))
    }
  }
  const seen = fields.last_request_at
  if (typeof seen === 'number') {
    for (const company of user.companies ?? [])
      company.last_request_at = Math.max(company.last_request_at ?? seen, seen)
  }
  user.updated_at = nowSeconds
  users.ordered.changed()
}
