import type { Connection, Event, Exchange, JsonObject, JsonValue, SdkCall } from '../../../../contracts/wire/index.ts'

export const call = (method: string, ...args: JsonValue[]): SdkCall => ({ method, args })

const keys = { appId: 'app-1', mobileApiKeyIOS: 'ios-key', mobileApiKeyAndroid: 'android-key' }

/** An event on a device, and the calls that were made for it. */
export function onDevice(
  connection: Connection,
  event: Event,
  calls: readonly SdkCall[] = [],
  settings: JsonObject = {},
): Exchange {
  return {
    connection,
    settings: { ...keys, ...settings },
    event,
    outcome: { kind: 'calls', calls: [...calls] },
    delivered: [],
  }
}
