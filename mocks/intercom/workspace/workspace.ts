import type { WorkspaceState } from '../../../contracts/wire/index.ts'
import type { Choices } from '../choices.ts'
import { itemOf } from '../notifications/item.ts'
import { Subscriptions } from '../notifications/subscriptions.ts'
import { Archive } from './archive.ts'
import { AttributeNames } from './attribute-names.ts'
import { Companies } from './companies.ts'
import { Conversations } from './conversations.ts'
import { Events } from './events.ts'
import type { Happening } from './happening.ts'
import { Ids } from './ids.ts'
import { Jobs } from './jobs.ts'
import { Notes } from './notes.ts'
import { type Identifiers, People } from './people.ts'
import { Scrolls } from './scrolls.ts'
import { Segments } from './segments.ts'
import { Staff } from './staff.ts'
import type { Surroundings } from './surroundings.ts'
import { Tags } from './tags.ts'
import { newUser, type User } from './user.ts'
import { Users } from './users.ts'

/** What one access token reaches: the data of one Intercom app. What is done to it stands in files of their own beside this one. */
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
}
