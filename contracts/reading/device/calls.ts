import type { Connection, Exchange, JsonObject, SdkCall } from '../../wire/index.ts'
import { isJsonObject } from '../../wire/index.ts'
import { isSilent } from '../same-outcome.ts'

/** The calls that a target made for one event, in their order; none where it made something else of it. */
export function callsOf({ outcome }: Exchange): readonly SdkCall[] {
  return outcome.kind === 'calls' ? outcome.calls : []
}

/** Calls of one method. */
export function callsNamed(exchange: Exchange, method: string): readonly SdkCall[] {
  return callsOf(exchange).filter((call) => call.method === method)
}

/** What a call hands over, where that is an object. */
export function givenIn({ args: [first] }: SdkCall): JsonObject | undefined {
  return isJsonObject(first) ? first : undefined
}

/** Whether nothing at all came of an event: no call, and no request either. */
export const isUncalled = ({ outcome }: Exchange): boolean => isSilent(outcome)

/** Whether events reach Intercom through the messenger of a web page. */
export const isWeb = (connection: Connection): boolean => connection === 'web-device'
