import { leaveGroups, rejoinGroups } from './groups.ts'
import type { User } from './user.ts'
import type { Workspace } from './workspace.ts'

/** Takes a user out of all lists; a later POST with the same identity brings it back. */
export function archiveUser(workspace: Workspace, user: User): void {
  workspace.tell({ topic: 'user.deleted', user })
  leaveGroups(user)
  workspace.users.remove(user)
  workspace.archive.keep(user)
}

export function restoreUser({ users }: Workspace, user: User): User {
  rejoinGroups(user)
  users.enlist(user)
  return user
}

/** Deletes a user for good: with its events, notes and conversations, and without a way back. */
export function deleteUserForGood(workspace: Workspace, user: User): void {
  archiveUser(workspace, user)
  workspace.archive.block(user)
  workspace.events.forget(user)
  workspace.notes.forget(user)
  workspace.conversations.forget(user)
}
