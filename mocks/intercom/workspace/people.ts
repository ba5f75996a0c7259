import { IndexBy } from './index-by.ts'
import { Ordered } from './ordered.ts'
import type { User } from './user.ts'

/** The identifiers of one request, blank ones as null. */
export interface Identifiers {
  id?: string | null | undefined
  user_id?: string | null | undefined
  email?: string | null | undefined
}

/** The people of one kind (users, leads or visitors), found in constant time by each of their identifiers. */
export class People {
  readonly #live = new Map<string, User>()
  readonly #byUserId = new Map<string, User>()
  readonly #byEmail = new IndexBy<User>()
  readonly #byPhone = new IndexBy<User>()
  readonly ordered = new Ordered<User>(() => this.#live.values())

  get count(): number {
    return this.#live.size
  }

  all(): IterableIterator<User> {
    return this.#live.values()
  }

  has(person: User): boolean {
    return this.#live.get(person.id) === person
  }

  byId(id: string): User | undefined {
    return this.#live.get(id)
  }

  byUserId(userId: string): User | undefined {
    return this.#byUserId.get(userId)
  }

  byEmail(email: string): readonly User[] {
    return this.#byEmail.get(email)
  }

  byPhone(phone: string): readonly User[] {
    return this.#byPhone.get(phone)
  }

  /** Puts a person where look-ups find it. */
  enlist(person: User): void {
    this.#live.set(person.id, person)
    if (person.user_id !== null) this.#byUserId.set(person.user_id, person)
    this.#byEmail.move(person, null, person.email)
    this.#byPhone.move(person, null, person.phone)
    this.ordered.changed()
  }

  /** Takes a person out of all look-ups. */
  remove(person: User): void {
    this.#live.delete(person.id)
    if (person.user_id !== null) this.#byUserId.delete(person.user_id)
    this.#byEmail.move(person, person.email, null)
    this.#byPhone.move(person, person.phone, null)
    this.ordered.changed()
  }

  setUserId(person: User, userId: string | null): void {
    if (person.user_id !== null) this.#byUserId.delete(person.user_id)
    if (userId !== null) this.#byUserId.set(userId, person)
    person.user_id = userId
  }

  setEmail(person: User, email: string | null): void {
    this.#byEmail.move(person, person.email, email)
    person.email = email
  }

  setPhone(person: User, phone: string | null): void {
    this.#byPhone.move(person, person.phone, phone)
    person.phone = phone
  }
}
