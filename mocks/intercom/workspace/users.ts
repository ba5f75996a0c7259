import type { Choices } from '../choices.ts'
import { noSuch, refusal, reject } from '../refusal.ts'
import type { Ids } from './ids.ts'
import { IndexBy } from './index-by.ts'
import { Ordered } from './ordered.ts'
import { newUser, type User } from './user.ts'

/** The identifiers of one request, blank ones as null. */
export interface Identifiers {
  id?: string | null | undefined
  user_id?: string | null | undefined
  email?: string | null | undefined
}

/** The users of a workspace, found in constant time by each of their identifiers. */
export class Users {
  readonly #ids: Ids
  readonly #choices: Choices
  readonly #live = new Map<string, User>()
  readonly #byUserId = new Map<string, User>()
  readonly #byEmail = new IndexBy<User>()
  readonly #byPhone = new IndexBy<User>()
  readonly ordered = new Ordered<User>(() => this.#live.values())
  #places = 0

  constructor(ids: Ids, choices: Choices) {
    this.#ids = ids
    this.#choices = choices
  }

  get count(): number {
    return this.#live.size
  }

  all(): IterableIterator<User> {
    return this.#live.values()
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

  /**
   * The one user whom the first identifier given names: id, then user_id, then email (help article "What is user_id").
   * Refused: 404 where there is none; a conflict where several share the email (intercom-node#96).
   */
  named({ id, user_id, email }: Identifiers): User {
    if (id) return this.byId(id) ?? reject(noSuch([['id', id]]))
    if (user_id) {
      return (
        this.byUserId(user_id) ??
        reject(
          noSuch(
            email
              ? [
                  ['user_id', user_id],
                  ['email', email],
                ]
              : [['user_id', user_id]],
          ),
        )
      )
    }
    if (email) return this.soleByEmail(email) ?? reject(noSuch([['email', email]]))
    throw refusal(400, 'parameter_not_found', 'User email, user_id or anonymous_id must be supplied')
  }

  /** The user with an email, if one has it. Refused: several have it. */
  soleByEmail(email: string): User | undefined {
    const sharing = this.byEmail(email)
    if (sharing.length > 1) {
      throw refusal(
        this.#choices.conflictStatus,
        'conflict',
        `Multiple existing users match this email address ${email} - must be more specific using user_id`,
      )
    }
    return sharing[0]
  }

  /** Adds a user. `id` is for loading a state; without it the next free one is taken. */
  add(userId: string | null, nowSeconds: number, id?: string): User {
    const user = newUser(
      this.#places,
      id ?? this.#ids.next('user', (taken) => this.#live.has(taken)),
      userId,
      nowSeconds,
    )
    this.#places += 1
    this.enlist(user)
    return user
  }

  /** Puts a user where look-ups find it. */
  enlist(user: User): void {
    this.#live.set(user.id, user)
    if (user.user_id !== null) this.#byUserId.set(user.user_id, user)
    this.#byEmail.move(user, null, user.email)
    this.#byPhone.move(user, null, user.phone)
    this.ordered.changed()
  }

  /** Takes a user out of all look-ups. */
  remove(user: User): void {
    this.#live.delete(user.id)
    if (user.user_id !== null) this.#byUserId.delete(user.user_id)
    this.#byEmail.move(user, user.email, null)
    this.#byPhone.move(user, user.phone, null)
    this.ordered.changed()
  }

  setUserId(user: User, userId: string | null): void {
    if (user.user_id !== null) this.#byUserId.delete(user.user_id)
    if (userId !== null) this.#byUserId.set(userId, user)
    user.user_id = userId
  }

  setEmail(user: User, email: string | null): void {
    this.#byEmail.move(user, user.email, email)
    user.email = email
  }

  setPhone(user: User, phone: string | null): void {
    this.#byPhone.move(user, user.phone, phone)
    user.phone = phone
  }
}
