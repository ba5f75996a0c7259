import type { Company } from './company.ts'
import type { Tag } from './tag.ts'
import type { User } from './user.ts'
import type { Workspace } from './workspace.ts'

/** Tags a user or lead. */
export function tagPerson(workspace: Workspace, user: User, tag: Tag): void {
  if (user.tags?.has(tag)) return
  user.tags ??= new Set()
  user.tags.add(tag)
  tag.users.add(user)
  workspace.tell({ topic: workspace.leads.has(user) ? 'contact.tag.created' : 'user.tag.created', user, tag })
}

export function untagPerson(workspace: Workspace, user: User, tag: Tag): void {
  if (!user.tags?.delete(tag)) return
  tag.users.delete(user)
  workspace.tell({ topic: workspace.leads.has(user) ? 'contact.tag.deleted' : 'user.tag.deleted', user, tag })
}

export function tagCompany(company: Company, tag: Tag): void {
  company.tags ??= new Set()
  company.tags.add(tag)
  tag.companies.add(company)
}

export function untagCompany(company: Company, tag: Tag): void {
  company.tags?.delete(tag)
  tag.companies.delete(company)
}
