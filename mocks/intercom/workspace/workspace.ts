import type { WorkspaceState } from '../../../contracts/wire/index.ts'
import type { Choices } from '../choices.ts'
import { itemOf } from '../notifications/item.ts'
import { Subscriptions } from '../notifications/subscriptions.ts'
import { Archive } from './archive.ts'
import { AttributeNames } from './attribute-names.ts'
import { Companies } from './companies.ts'
import type { Company, CompanyChange } from './company.ts'
import type { Conversation, Reply } from './conversation.ts'
import { Conversations } from './conversations.ts'
import { beginConversation, replyTo } from './converse.ts'
import { convertToUser, deleteUnidentified, mergeUnidentified } from './convert.ts'
import type { EventRecord } from './event.ts'
import { Events } from './events.ts'
import { leaveGroups, rejoinGroups } from './groups.ts'
import type { Happening } from './happening.ts'
import { Ids } from './ids.ts'
import { Jobs } from './jobs.ts'
import { Notes } from './notes.ts'
import { type Identifiers, People } from './people.ts'
import { Scrolls } from './scrolls.ts'
import { Segments } from './segments.ts'
import { Staff } from './staff.ts'
import type { Surroundings } from './surroundings.ts'
import type { Tag } from './tag.ts'
import { Tags } from './tags.ts'
import { changeUnidentified, makeLead, newUnidentified } from './unidentified.ts'
import { upsertUser } from './upsert-user.ts'
import { newUser, type User, type UserChange } from './user.ts'
import { Users } from './users.ts'

/** What one access token reaches: the data of one Intercom app. */
export class Workspace {
  readonly choices: Choices
  readonly ids = new Ids()
  readonly users: Users
  readonly leads = new People()
  readonly visitors = new People()
  readonly companies: Companies
  readonly events: Events
  readonly tags: Tags
  readonly segments = new Segments()
  readonly notes: Notes
  readonly staff = new Staff()
  readonly conversations: Conversations
  readonly subscriptions: Subscriptions
  readonly jobs: Jobs
  readonly scrolls: Scrolls
  readonly archive = new Archive()
  readonly userAttributes: AttributeNames
  readonly companyAttributes: AttributeNames
  /** App ID and identity verification secrets: set by loading a state, read by the messenger's doubles. */
  settings: WorkspaceState['settings'] = {}

  readonly #surroundings: Surroundings

  constructor(choices: Choices, surroundings: Surroundings) {
    this.choices = choices
    this.#surroundings = surroundings
    this.users = new Users(choices)
    this.companies = new Companies(this.ids)
    this.events = new Events(choices.eventNamesMax)
    this.tags = new Tags(this.ids)
    this.notes = new Notes(this.ids)
    this.conversations = new Conversations(this.ids)
    this.subscriptions = new Subscriptions(this.ids, surroundings.outbox)
    this.jobs = new Jobs(this.ids)
    this.scrolls = new Scrolls(this.ids)
    this.userAttributes = new AttributeNames(choices.attributesMax)
    this.companyAttributes = new AttributeNames(choices.attributesMax)
  }

  get appId(): string {
    return this.settings.appId ?? 'mockapp'
  }

  /** Tells subscriptions what happened. */
  tell(happening: Happening): void {
    if (!this.subscriptions.areListening) return
    const nowSeconds = Math.floor(this.#surroundings.clock() / 1000)
    this.subscriptions.tell(happening.topic, this.appId, nowSeconds, () => itemOf(happening, this, nowSeconds))
  }

  /** Whether somebody has an id, as a user, lead or visitor. */
  hasPerson(id: string): boolean {
    return (this.users.byId(id) ?? this.leads.byId(id) ?? this.visitors.byId(id)) !== undefined
  }

  /** The user whom identifiers name, or the lead of an id: the only way to name one outside of its own routes. */
  userOrLead(identifiers: Identifiers): User {
    const lead = identifiers.id ? this.leads.byId(identifiers.id) : undefined
    return lead ?? this.users.named(identifiers)
  }

  /** Adds a user. `id` is for loading a state; without it the next free one is taken. */
  addUser(userId: string | null, nowSeconds: number, id?: string): User {
    const { ids, users } = this
    const free = id ?? ids.next('user', (taken) => this.hasPerson(taken))
    const user = newUser(ids.nextPlace(), free, userId, nowSeconds)
    users.enlist(user)
    return user
  }

  /** Creates or updates the user that a change names. Refused, with nothing changed, as `upsert-user.ts` says. */
  upsertUser(change: UserChange, nowSeconds: number): User {
    return upsertUser(this, change, nowSeconds)
  }

  /** Somebody whom nobody identified, in no list yet. */
  newUnidentified(nowSeconds: number): User {
    return newUnidentified(this, nowSeconds)
  }

  addLead(nowSeconds: number): User {
    const lead = newUnidentified(this, nowSeconds)
    this.leads.enlist(lead)
    return lead
  }

  /** Adds a lead of whom something is known. */
  createLead(change: UserChange, nowSeconds: number): User {
    const lead = this.addLead(nowSeconds)
    changeUnidentified(this, lead, change, nowSeconds)
    this.tell({ topic: 'contact.created', lead })
    if (lead.email !== null) this.tell({ topic: 'contact.added_email', lead })
    return lead
  }

  addVisitor(nowSeconds: number): User {
    const visitor = newUnidentified(this, nowSeconds)
    this.visitors.enlist(visitor)
    return visitor
  }

  /** Changes a visitor or lead. Refused, with nothing changed, as `unidentified.ts` says. */
  changeUnidentified(person: User, change: UserChange, nowSeconds: number): void {
    const { email } = person
    changeUnidentified(this, person, change, nowSeconds)
    if (email === null && person.email !== null && this.leads.has(person)) {
      this.tell({ topic: 'contact.added_email', lead: person })
    }
  }

  makeLead(visitor: User): void {
    makeLead(this, visitor)
    this.tell({ topic: 'contact.created', lead: visitor })
  }

  /** Opens a conversation, as `converse.ts` says. */
  beginConversation(person: User, text: string, nowSeconds: number): Conversation {
    return beginConversation(this, person, text, nowSeconds)
  }

  replyTo(conversation: Conversation, reply: Reply, nowSeconds: number): void {
    replyTo(this, conversation, reply, nowSeconds)
  }

  /** Makes a visitor or lead a user. Refused, with nothing changed, as `convert.ts` says. */
  convertToUser(person: User, identifiers: Identifiers, nowSeconds: number): User {
    return convertToUser(this, person, identifiers, nowSeconds)
  }

  /** Merges a visitor or lead into the user that it turned out to be. */
  mergeUnidentified(person: User, user: User, userIsNew: boolean, nowSeconds: number): void {
    mergeUnidentified(this, person, user, userIsNew, nowSeconds)
  }

  deleteUnidentified(person: User): void {
    deleteUnidentified(this, person)
  }

  /** Creates or updates a company by its company_id, the only key (API page "Create or update company"). */
  upsertCompany(companyId: string, { fields, attributes }: CompanyChange, nowSeconds: number): Company {
    this.companyAttributes.checkRoom(attributes)
    const known = this.companies.byCompanyId(companyId)
    const company = known ?? this.companies.add(companyId, nowSeconds)
    const { name, ...others } = fields
    if (name !== undefined) this.companies.setName(company, name)
    Object.assign(company, others)
    company.attributes = this.companyAttributes.merge(company.attributes, attributes, nowSeconds)
    company.updated_at = nowSeconds
    this.companies.ordered.changed()
    if (known === undefined) this.tell({ topic: 'company.created', company })
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
    for (const segment of company.segments ?? []) segment.companies.delete(company)
    this.companies.remove(company)
  }

  /** Takes a user out of all lists; a later POST with the same identity brings it back. */
  archiveUser(user: User): void {
    this.tell({ topic: 'user.deleted', user })
    leaveGroups(user)
    this.users.remove(user)
    this.archive.keep(user)
  }

  restoreUser(user: User): User {
    rejoinGroups(user)
    this.users.enlist(user)
    return user
  }

  /** Deletes a user for good: with its events, notes and conversations, and without a way back. */
  deleteUserForGood(user: User): void {
    this.archiveUser(user)
    this.archive.block(user)
    this.events.forget(user)
    this.notes.forget(user)
    this.conversations.forget(user)
  }

  /** Stores an event. Returns false where the person has it already. Refused as `Events.record` says. */
  recordEvent(person: User, record: EventRecord): boolean {
    if (!this.events.record(person, record)) return false
    const event = person.events?.list.at(-1)
    if (event !== undefined) this.tell({ topic: 'event.created', event })
    return true
  }

  tagUser(user: User, tag: Tag): void {
    if (user.tags?.has(tag)) return
    user.tags ??= new Set()
    user.tags.add(tag)
    tag.users.add(user)
    this.tell({ topic: this.leads.has(user) ? 'contact.tag.created' : 'user.tag.created', user, tag })
  }

  untagUser(user: User, tag: Tag): void {
    if (!user.tags?.delete(tag)) return
    tag.users.delete(user)
    this.tell({ topic: this.leads.has(user) ? 'contact.tag.deleted' : 'user.tag.deleted', user, tag })
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
