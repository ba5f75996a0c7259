import type { Exchange, JsonObject, PlayedCase, SdkCall } from '../../wire/index.ts'
import { field, isUsable } from '../fields.ts'
import { once } from '../once.ts'
import { callsOf, givenIn } from './calls.ts'

/**
 * Whom a mobile SDK takes what follows for.
 *
 * - `unseen`: nothing has been seen of the SDK yet; a target that keeps no session may have registered somebody before.
 * - `nobody`: initialised or logged out, and nobody registered since.
 */
export type Registration =
  | { kind: 'unseen' }
  | { kind: 'nobody' }
  | { kind: 'unidentified' }
  | { kind: 'identified'; userId?: string; email?: string }

const textIn = (given: JsonObject | undefined, name: string) => {
  const value = field(given, name)
  return isUsable(value) ? String(value) : undefined
}

/** Who is registered after a call. Registering somebody without any id registers nobody (Intercom for iOS, issue 89). */
export function afterCall(before: Registration, call: SdkCall): Registration {
  if (call.method === 'logout') return { kind: 'nobody' }
  if (call.method === 'initialize') return before.kind === 'unseen' ? { kind: 'nobody' } : before
  if (call.method === 'registerUnidentifiedUser') {
    return before.kind === 'identified' ? before : { kind: 'unidentified' }
  }
  if (call.method !== 'registerIdentifiedUser') return before
  const given = givenIn(call)
  const [userId, email] = [textIn(given, 'userId'), textIn(given, 'email')]
  if (userId === undefined && email === undefined) return before
  return {
    kind: 'identified',
    ...(userId === undefined ? {} : { userId }),
    ...(email === undefined ? {} : { email }),
  }
}

/** Who is registered before the calls of an exchange, and after them. */
export interface Session {
  before: Registration
  after: Registration
}

export const afterCalls = (before: Registration, calls: readonly SdkCall[]): Registration =>
  calls.reduce(afterCall, before)

/** The sessions of a case, one for each exchange. */
export const sessionsOf = once(({ exchanges }: PlayedCase): readonly Session[] => {
  let before: Registration = { kind: 'unseen' }
  return exchanges.map((exchange: Exchange) => {
    const session = { before, after: afterCalls(before, callsOf(exchange)) }
    before = session.after
    return session
  })
})
