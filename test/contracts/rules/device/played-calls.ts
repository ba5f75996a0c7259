import {
  type Connection,
  type Event,
  emptyWorkspaceState,
  type JsonValue,
  type PlayedCase,
  type SdkCall,
  type Settings,
} from '../../../../contracts/wire/index.ts'

export const call = (method: string, ...args: JsonValue[]): SdkCall => ({ method, args })

const settings: Settings = { appId: 'app-1', mobileApiKeyIOS: 'ios-key', mobileApiKeyAndroid: 'android-key' }

/** A case in device mode: events, and the calls that a target made for each. */
export function playedOn(connection: Connection, ...steps: [Event, ...SdkCall[]][]): PlayedCase {
  const exchanges = steps.map(([event, ...calls]) => ({
    connection,
    settings,
    event,
    outcome: { kind: 'calls' as const, calls },
    delivered: [],
  }))
  return { id: 'vectors/X1/x', suite: 'vectors', connection, exchanges, state: emptyWorkspaceState() }
}
