import type { WorkspaceState } from '../../../contracts/wire/index.ts'
import type { Choices } from '../choices.ts'
import { Archive } from './archive.ts'
import { AttributeNames } from './attributes.ts'
import { Companies } from './companies.ts'
import type { Company, CompanyChange } from './company.ts'
import { Events } from './events.ts'
import { Ids } from './ids.ts'
import { Leads } from './leads.ts'
import { Scrolls } from './scrolls.ts'
import type { Tag } from './tag.ts'
import { Tags } from './tags.ts'
import { changeUnidentified, mergeUnidentified } from './unidentified.ts'
import { upsertUser } from './upsert-user.ts'
import type { User, UserChange } from './user.ts'
import { Users } from './users.ts'

/** What one access token reaches: the data of one Intercom app. */
export class Workspace {
  readonly choices: Choices
  readonly ids = new Ids()
  readonly users: Users
  readonly leads: Leads
  readonly companies: Companies
  readonly events: Events
  readonly tags: Tags
  readonly scrolls: Scrolls
  readonly archive = new Archive()
  readonly userAttributes: AttributeNames
  readonly companyAttributes: AttributeNames
  /** App ID and identity verification secrets: set by loading a state, read by the messenger's doubles. */
  settings: WorkspaceState['settings'] = {}

  constructor(choices: Choices) {
    this.choices = choices
    this.users = new Users(this.ids, choices)
    this.leads = new Leads(this.ids)
    this.companies = new Companies(this.ids)
    this.events = new Events(choices.eventNamesMax)
    this.tags = new Tags(this.ids)
    this.scrolls = new Scrolls(this.ids)
    this.userAttributes = new AttributeNames(choices.attributesMax)
    this.companyAttributes = new AttributeNames(choices.attributesMax)
  }

  get appId(): string {
    return this.settings.appId ?? 'mockapp'
  }

  /** Creates or updates the user that a change names. Refused, with nothing changed, as `upsert-user.ts` says. */
  upsertUser(change: UserChange, nowSeconds: number): User {
    return upsertUser(this, change, nowSeconds)
  }

  /** Changes a visitor or lead. Refused, with nothing changed, as `unidentified.ts` says. */
  changeUnidentified(person: User, change: UserChange, nowSeconds: number): void {
    changeUnidentified(this, person, change, nowSeconds)
  }

  /** Merges a visitor or lead into the user that it turned out to be. */
  mergeUnidentified(person: User, user: User, userIsNew: boolean): void {
    mergeUnidentified(this, person, user, userIsNew)
  }

  /** Creates or updates a company by its company_id, the only key (API page "Create or update company"). */
  upsertCompany(companyId: string, { fields, attributes }: CompanyChange, nowSeconds: number): Company {
    this.companyAttributes.checkRoom(attributes)
    const company = this.companies.byCompanyId(companyId) ?? this.companies.add(companyId, nowSeconds)
    const { name, ...others } = fields
    if (name !== undefined) this.companies.setName(company, name)
    Object.assign(company, others)
    company.attributes = this.companyAttributes.merge(company.attributes, attributes)
    company.updated_at = nowSeconds
    this.companies.ordered.changed()
    return company
  }

  attach(user: User, company: Company): void {
    user.companies ??= new Set()
    user.companies.add(company)
    company.members.add(user)
  }

  detach(user: User, company: Company): void {
    user.companies?.delete(company)
    company.members.delete(user)
  }

  /** Takes a company away, also from its users. */
  deleteCompany(company: Company): void {
    for (const user of company.members) user.companies?.delete(company)
    for (const tag of company.tags ?? []) tag.companies.delete(company)
    this.companies.remove(company)
  }

  /** Takes a user out of all lists; a later POST with the same identity brings it back. */
  archiveUser(user: User): void {
    for (const company of user.companies ?? []) company.members.delete(user)
    for (const tag of user.tags ?? []) tag.users.delete(user)
    this.users.remove(user)
    this.archive.keep(user)
  }

  restoreUser(user: User): User {
    for (const company of user.companies ?? []) company.members.add(user)
    for (const tag of user.tags ?? []) tag.users.add(user)
    this.users.enlist(user)
    return user
  }

  /** Deletes a user for good: with its events, and without a way back. */
  deleteUserForGood(user: User): void {
    this.archiveUser(user)
    this.archive.block(user)
    this.events.forget(user)
  }

  tagUser(user: User, tag: Tag): void {
    user.tags ??= new Set()
    user.tags.add(tag)
    tag.users.add(user)
  }

  untagUser(user: User, tag: Tag): void {
    user.tags?.delete(tag)
    tag.users.delete(user)
  }

  tagCompany(company: Company, tag: Tag): void {
    company.tags ??= new Set()
    company.tags.add(tag)
    tag.companies.add(company)
  }

  untagCompany(company: Company, tag: Tag): void {
    company.tags?.delete(tag)
    tag.companies.delete(company)
  }
}
