import { refusal } from '../refusal.ts'
import type { Identifiers } from './people.ts'
import type { User } from './user.ts'

/** Users that were archived (they come back), and identities that were deleted for good (they may not). */
export class Archive {
  readonly #archived = new Map<string, User>()
  readonly #blocked = new Set<string>()

  /** Keeps an archived user under its user_id, else its email. */
  keep(user: User): void {
    const key = keyOf(user)
    if (key !== undefined) this.#archived.set(key, user)
  }

  /** Forbids the identity of a permanently deleted user. */
  block(user: User): void {
    const key = keyOf(user)
    if (key === undefined) return
    this.#archived.delete(key)
    this.#blocked.add(key)
  }

  /** Refuses an identity that was deleted for good: `not_restorable` (intercom-ruby's BlockedUserError). */
  checkAllowed(identifiers: Identifiers): void {
    const key = keyOf(identifiers)
    if (key !== undefined && this.#blocked.has(key)) {
      throw refusal(422, 'not_restorable', 'The user was permanently deleted and cannot be restored')
    }
  }

  /** Takes an archived user out, to be restored. */
  take(identifiers: Identifiers): User | undefined {
    const key = keyOf(identifiers)
    if (key === undefined) return undefined
    const user = this.#archived.get(key)
    if (user !== undefined) this.#archived.delete(key)
    return user
  }
}

function keyOf({ user_id, email }: Identifiers): string | undefined {
  if (user_id) return `user_id ${user_id}`
  return email ? `email ${email}` : undefined
}
