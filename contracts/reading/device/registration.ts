import type { Exchange, JsonObject, PlayedCase, SdkCall } from '../../wire/index.ts'
import { field, isUsable } from '../fields.ts'
import { once } from '../once.ts'
import { callsOf, givenIn } from './calls.ts'
import { devicesOf } from './devices.ts'

/**
 * Whom a mobile SDK takes what follows for.
 *
 * - `unseen`: nothing has been seen of the SDK yet; a target that keeps no session may have registered somebody before.
 * - `unknown`: the device has been in use before its first event is seen, among those of others.
 * - `nobody`: initialised or logged out, and nobody registered since.
 */
export type Registration =
  | { kind: 'unseen' }
  | { kind: 'unknown' }
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
  if (call.method === 'initialize')
    return before.kind === 'unseen' || before.kind === 'unknown' ? { kind: 'nobody' } : before
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

/** The sessions of a case, one for each exchange: each device has its own. */
export const sessionsOf = once((played: PlayedCase): readonly Session[] => {
  const devices = devicesOf(played)
  const registered = new Map<number, Registration>([[0, { kind: 'unseen' }]])
  const first: Registration = { kind: played.suite === 'recorded' ? 'unknown' : 'unseen' }
  return played.exchanges.map((exchange: Exchange, index) => {
    const device = devices[index] ?? 0
    const before = registered.get(device) ?? first
    const after = afterCalls(before, callsOf(exchange))
    registered.set(device, after)
    return { before, after }
  })
})
