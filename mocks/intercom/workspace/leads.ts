import type { JsonObject } from '../../../contracts/wire/index.ts'
import type { Ids } from './ids.ts'
import { newUser, type User } from './user.ts'

/**
 * People whom nobody identified. A visitor is in no list and cannot be read back ("visitors are not visible in the Intercom
 * platform": API page "Visitors"); a lead is. Both have a generated `user_id`. They have no companies and no tags here.
 */
export class Leads {
  readonly #ids: Ids
  readonly #all = new Map<string, User>()
  readonly #asLoaded = new Map<User, JsonObject>()
  #loaded = 0

  constructor(ids: Ids) {
    this.#ids = ids
  }

  all(): IterableIterator<User> {
    return this.#all.values()
  }

  byId(id: string): User | undefined {
    return this.#all.get(id)
  }

  has(person: User): boolean {
    return this.#all.get(person.id) === person
  }

  /** Somebody new, in no list yet. */
  newVisitor(nowSeconds: number): User {
    const id = this.#ids.next('lead', (taken) => this.#all.has(taken))
    return newUser(0, id, `00000000-0000-4000-a000-${id.slice(-12)}`, nowSeconds)
  }

  /** Makes a visitor a lead. */
  enlist(visitor: User): void {
    this.#all.set(visitor.id, visitor)
  }

  remove(lead: User): void {
    this.#all.delete(lead.id)
    this.#asLoaded.delete(lead)
  }

  /** A lead of a loaded state. It is shown as it was loaded, whatever it holds: nothing here changes it. */
  load(from: JsonObject, nowSeconds: number): void {
    const text = (key: string) => (typeof from[key] === 'string' ? from[key] : null)
    let id = text('id')
    while (id === null || this.#all.has(id)) id = `loaded ${++this.#loaded}`
    const lead = { ...newUser(0, id, text('user_id'), nowSeconds), email: text('email') }
    this.#all.set(id, lead)
    this.#asLoaded.set(lead, from)
  }

  /** What a loaded lead looked like; `undefined` for those that came later. */
  asLoaded(lead: User): JsonObject | undefined {
    return this.#asLoaded.get(lead)
  }
}
