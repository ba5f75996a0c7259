import type { Choices } from '../choices.ts'
import { noSuch, refusal, reject } from '../refusal.ts'
import { type Identifiers, People } from './people.ts'
import type { User } from './user.ts'

/** The users of a workspace. */
export class Users extends People {
  readonly #choices: Choices

  constructor(choices: Choices) {
    super()
    this.#choices = choices
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
}
