import type { JsonObject, JsonValue } from '../../../contracts/wire/index.ts'
import { type Reading, readIdentifier } from '../../intercom/index.ts'
import type { Identity } from '../shared/identity.ts'

/** Who the page says is at it. */
export interface PageIdentity extends Identity {
  user_hash?: JsonValue | undefined
}

/** Whom a call names. A blank identifier or hash says nothing. Throws a `Refusal` for one of the wrong kind. */
export function readPageIdentity(given: JsonObject, reading: Reading): PageIdentity {
  const user_id = readIdentifier(given, 'user_id', reading) ?? undefined
  const email = readIdentifier(given, 'email', reading) ?? undefined
  const { user_hash } = given
  return { user_id, email, user_hash: user_hash === '' || user_hash === null ? undefined : user_hash }
}

export function namesSomebody({ user_id, email, user_hash }: PageIdentity): boolean {
  return user_id !== undefined || email !== undefined || user_hash !== undefined
}

/**
 * Who is at the page after a call: what it said before stays said, since an update adds to the page's settings (docs page
 * "Interact with your users", high), until another user_id begins another person (no source; the older settings would
 * give one person's email to the next).
 */
export function mergedIdentity(known: PageIdentity, told: PageIdentity): PageIdentity {
  const isAnother = told.user_id !== undefined && known.user_id !== undefined && told.user_id !== known.user_id
  if (isAnother) return told
  return {
    user_id: told.user_id ?? known.user_id,
    email: told.email ?? known.email,
    user_hash: told.user_hash ?? known.user_hash,
  }
}
