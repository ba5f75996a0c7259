import { restoreUser } from './archive-user.ts'
import type { Identifiers } from './people.ts'
import type { User } from './user.ts'
import type { Workspace } from './workspace.ts'

/**
 * The user whom a write names by user_id, else by email: a known one, an archived one that comes back, or one without
 * user_id that takes it. Undefined where a new user is needed. Refused: an email that several share (intercom-node#96), an
 * identity deleted for good.
 */
export function findUser(workspace: Workspace, { user_id, email }: Identifiers): User | undefined {
  const { users, archive, choices } = workspace
  const known = user_id ? users.byUserId(user_id) : users.soleByEmail(email ?? '')
  if (known !== undefined) return known
  archive.checkAllowed({ user_id, email })
  const archived = choices.archivedUsers === 'restored' ? archive.take({ user_id, email }) : undefined
  return archived === undefined ? adopted(workspace, user_id, email) : restoreUser(workspace, archived)
}

/** The one user that has the email and no user_id yet takes the user_id, where the setting says so. */
function adopted(
  { users, choices }: Workspace,
  userId: string | null | undefined,
  email: string | null | undefined,
): User | undefined {
  if (!userId || !email || !choices.userWithoutIdIsAdopted) return undefined
  const nameless = users.byEmail(email).filter((user) => user.user_id === null)
  const [user] = nameless
  if (user === undefined || nameless.length > 1) return undefined
  users.setUserId(user, userId)
  return user
}
