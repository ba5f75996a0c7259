import type { Identity } from '../identity.ts'

/** What an integration on a device remembers from one event to the next. */
export interface DeviceMemory {
  /** Whether the SDK knows which app it serves. */
  readonly isStarted: boolean
  /** For whom the SDK acts: somebody (`user_id`, `email`), nobody in particular (empty), or nobody at all. */
  readonly person?: Identity | undefined
}

/** A device on which nothing has happened. */
export const freshDevice: DeviceMemory = { isStarted: false }

/**
 * Whether an event is of somebody else than the person for whom the SDK acts: it has no user id where he has one, or another one; of
 * people without one, another email. Somebody of whom only the email was known may turn out to have a user id.
 */
export function isSomebodyElse(person: Identity | undefined, { user_id, email }: Identity): boolean {
  if (person?.user_id !== undefined) return user_id !== person.user_id
  if (person?.email === undefined) return false
  return email === undefined ? user_id === undefined : email !== person.email
}

/** Whether a person goes by anything. */
export const isIdentified = (identity: Identity): boolean =>
  identity.user_id !== undefined || identity.email !== undefined
