import type { Clock, DeliveredCall, JsonValue, SdkCall } from '../../../contracts/wire/index.ts'
import { type Intercom, isTooDeep, quoted, Refusal, refusal } from '../../intercom/index.ts'

export interface DoubleOptions {
  /** Where the App ID of the calls leads: to the workspace whose settings name it, looked up when the SDK starts. */
  intercom: Pick<Intercom, 'workspaceOfApp'>
  /** The time in milliseconds: what Intercom stamps on events, and what the update quota runs on. */
  clock: Clock
}

/** What became of a call; a refusal by Intercom is thrown as a `Refusal` instead. */
export interface Effect {
  effect: 'taken' | 'ignored'
  says?: string
}

/** One method of an SDK. */
export type Method = (args: readonly JsonValue[]) => Effect

/** It had its effect; `leftOut` names the parts that were lost on the way, else `says` is what the SDK logs. */
export function taken(leftOut: readonly string[] = [], says?: string): Effect {
  if (leftOut.length === 0) return says === undefined ? { effect: 'taken' } : { effect: 'taken', says }
  const shown = leftOut.slice(0, 10).map((name) => `"${quoted(name)}"`)
  const more = leftOut.length > shown.length ? ` and ${leftOut.length - shown.length} more` : ''
  return { effect: 'taken', says: `left out: ${shown.join(', ')}${more}` }
}

/** An event that the person already has in this second. */
export const repeated: Effect = { effect: 'taken', says: 'a repeat within the second, which is not stored again' }

/** The SDK passed over it, and says so. */
export function ignored(says: string): Effect {
  return { effect: 'ignored', says }
}

/** Makes one call on an SDK. Never throws: what Intercom refuses is told as `403 signature_mismatch: Incorrect user_hash`. */
export function callOn(methods: ReadonlyMap<string, Method>, call: SdkCall): DeliveredCall {
  try {
    const method = methods.get(call.method)
    if (method === undefined) return { call, ...ignored(`"${quoted(call.method)}" is no method of this SDK`) }
    if (isTooDeep(call.args)) throw refusal(400, 'bad_request', 'The arguments are nested too deeply')
    return { call, ...method(call.args) }
  } catch (reason) {
    if (!(reason instanceof Refusal)) throw reason
    const [error] = reason.errors
    return { call, effect: 'refused', says: `${reason.status} ${error?.code ?? 'unknown'}: ${error?.message ?? ''}` }
  }
}
