import type { Clock, JsonObject, JsonValue } from '../../../contracts/wire/index.ts'
import {
  addLead,
  addVisitor,
  beginConversation,
  changeUnidentified,
  makeLead,
  mergeUnidentified,
  newUnidentified,
  type Reading,
  readEvent,
  readUserChange,
  recordEvent,
  type User,
  upsertUser,
  type Workspace,
} from '../../intercom/index.ts'
import { type Identity, identifiersOf, type Platform } from './identity.ts'
import { verifyIdentity } from './identity-verification.ts'
import { storable, type Written } from './written.ts'

/** Whether Intercom knows the unidentified person: from the first request that it takes on, as a visitor or a lead. */
type Standing = 'new' | 'visitor' | 'lead'

/**
 * What Intercom knows of one browser or phone: who is at it, and what is written and logged for that person. It writes to
 * the workspace as REST does, by the same functions and under the same rules. Methods throw a `Refusal` where Intercom
 * answers with an error; nothing has changed then.
 */
export class Device {
  readonly #workspace: Workspace
  readonly #platform: Platform
  readonly #clock: Clock
  #unidentified: User | undefined
  #standing: Standing = 'new'
  #user: User | undefined

  constructor(workspace: Workspace, platform: Platform, clock: Clock) {
    this.#workspace = workspace
    this.#platform = platform
    this.#clock = clock
  }

  /** The identified user at the device. */
  get user(): User | undefined {
    return this.#user
  }

  /**
   * The visitor or lead at the device, until a user is. Where that person was converted or deleted over REST, the device has
   * somebody new (no source).
   */
  get unidentified(): User | undefined {
    const person = this.#unidentified
    if (person === undefined || this.#standing === 'new' || this.#isListed(person)) return person
    const { nowSeconds } = this.reading
    this.#unidentified =
      this.#standing === 'lead' ? addLead(this.#workspace, nowSeconds) : addVisitor(this.#workspace, nowSeconds)
    return this.#unidentified
  }

  /** Nobody is at the device any more. */
  leave(): void {
    this.#user = undefined
    this.#unidentified = undefined
    this.#standing = 'new'
  }

  /** Somebody of whom nothing is known, where there is nobody yet. */
  welcome(): void {
    if (this.#user === undefined) this.#unidentified ??= newUnidentified(this.#workspace, this.reading.nowSeconds)
  }

  /** Makes the visitor a lead, whom Intercom lists. */
  becomeLead(): void {
    const person = this.unidentified
    if (person === undefined) return
    if (this.#standing === 'new') this.#workspace.leads.enlist(person)
    if (this.#workspace.visitors.has(person)) makeLead(this.#workspace, person)
    this.#standing = 'lead'
  }

  /** The person at the device writes to the team. */
  write(text: string): void {
    const person = this.#user ?? this.unidentified
    if (person !== undefined) beginConversation(this.#workspace, person, text, this.reading.nowSeconds)
  }

  /**
   * Says who is at the device, and what is known of the person. The user is found or created as by `POST /users`, and a
   * visitor or lead is merged into it (high for iOS and Android; "converting visitors" pages for the web, medium).
   * Returns the names of what was left out.
   */
  identify(identity: Identity, userHash: JsonValue | undefined, written: Written): string[] {
    verifyIdentity(this.#workspace, this.#platform, identity, userHash)
    return this.#upsert(identifiersOf(identity), written)
  }

  /** Writes what is told of the user at the device, whoever that is; `identifiers` are new ones, of the same person. */
  update(identifiers: JsonObject, written: Written): string[] {
    if (this.#user !== undefined) return this.#upsert({ id: this.#user.id, ...identifiers }, written)
    const person = this.unidentified
    if (person === undefined) return []
    const [{ companies, ...body }, leftOut] = storable(written, this.reading)
    const email = identifiers['email'] === undefined ? {} : { email: identifiers['email'] }
    // readUserChange asks for an identifier, which nobody looks up here.
    const change = readUserChange({ ...body, ...email, id: person.id, ...this.#seen }, this.#workspace, this.reading)
    this.#workspace.userAttributes.checkRoom(change.attributes)
    this.#becomeVisitor(person)
    changeUnidentified(this.#workspace, person, change, this.reading.nowSeconds)
    return Array.isArray(companies) && companies.length > 0 ? [...leftOut, 'companies'] : leftOut
  }

  /** Logs an event now. Returns false where Intercom has it already, and does not store it again. */
  log(name: JsonValue | undefined, metadata: JsonObject | undefined): boolean {
    const person = this.#user ?? this.unidentified
    if (person === undefined) return false
    const created_at = this.reading.nowSeconds
    const body = { id: person.id, created_at, event_name: name ?? null, metadata: metadata ?? null }
    return recordEvent(this.#workspace, person, readEvent(body, this.reading))
  }

  #upsert(identifiers: JsonObject, written: Written): string[] {
    const workspace = this.#workspace
    const [body, leftOut] = storable(written, this.reading)
    const change = readUserChange({ ...body, ...identifiers, ...this.#seen }, workspace, this.reading)
    const countBefore = workspace.users.count
    this.#user = upsertUser(workspace, change, this.reading.nowSeconds)
    const person = this.#unidentified
    const isNew = workspace.users.count > countBefore
    if (person !== undefined && this.#isListed(person)) {
      mergeUnidentified(workspace, person, this.#user, isNew, this.reading.nowSeconds)
    }
    this.#unidentified = undefined
    this.#standing = 'new'
    return leftOut
  }

  #becomeVisitor(person: User): void {
    if (this.#standing !== 'new') return
    this.#workspace.visitors.enlist(person)
    this.#standing = 'visitor'
  }

  #isListed(person: User): boolean {
    return this.#workspace.visitors.has(person) || this.#workspace.leads.has(person)
  }

  /** Each request of an SDK sets the time of the last one (attributes page, high). */
  get #seen(): JsonObject {
    return { last_request_at: this.reading.nowSeconds }
  }

  /** How the workspace reads values now. */
  get reading(): Reading {
    const { choices } = this.#workspace
    return { note: () => {}, choices, nowSeconds: Math.floor(this.#clock() / 1000) }
  }
}
