import { isJsonObject, type JsonObject, type JsonValue } from '../../../contracts/wire/index.ts'
import type { User } from '../../intercom/index.ts'
import type { Identity } from '../shared/identity.ts'
import type { PhoneRules } from './platforms.ts'

export function isText(value: JsonValue | undefined): value is string {
  return typeof value === 'string' && value.trim() !== ''
}

/**
 * Who is to be registered, or what the SDK logs instead. One blank argument registers nobody, whatever the other is
 * (intercom-ios#89, high; Android's @NonNull, medium).
 */
export function readRegistration(given: JsonValue | undefined, { says }: PhoneRules): Identity | string {
  const { userId, email } = isJsonObject(given) ? given : {}
  if (userId !== undefined && !isText(userId)) return says.registration('userId')
  if (email !== undefined && !isText(email)) return says.registration('email')
  if (userId === undefined && email === undefined) return says.registration('userId')
  return { user_id: userId, email }
}

/** Whether a registration names the user who is registered: by the same id, else by the same email. */
export function isRegistered(user: User, { user_id, email }: Identity): boolean {
  return user.user_id !== null && user_id !== undefined
    ? user.user_id === user_id
    : email !== undefined && user.email === email
}

/** Identifiers among the attributes of an update: the email can change, a userId once set cannot (iOS headers, high). */
export function ownIdentifiers(
  user: User | undefined,
  { userId, email }: JsonObject,
  { takesNull }: PhoneRules,
): [identifiers: JsonObject, leftOut: string[]] {
  const identifiers: JsonObject = {}
  const leftOut: string[] = []
  if (isText(email) || (email === null && takesNull)) identifiers['email'] = email
  else if (email !== undefined) leftOut.push('email')
  const isOwn = isText(userId) && user !== undefined && (user.user_id ?? userId) === userId
  if (isOwn) identifiers['user_id'] = userId
  else if (userId !== undefined) leftOut.push('userId')
  return [identifiers, leftOut]
}
