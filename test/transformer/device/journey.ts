import type { Event, SdkCall, Settings } from '../../../contracts/wire/index.ts'
import { type DeviceConnection, type DeviceMemory, transformOnDevice } from '../../../src/transformer/index.ts'

export const settings: Settings = { appId: 'app-1', mobileApiKeyIOS: 'ios-key', mobileApiKeyAndroid: 'android-key' }

/** The calls of each event of a journey on one device; a reason where an event caused none. */
export function journey(
  connection: DeviceConnection,
  events: Event[],
  given: Settings = settings,
): (SdkCall[] | string)[] {
  let memory: DeviceMemory | undefined
  return events.map((event) => {
    const step = transformOnDevice({ connection, settings: given, event }, memory)
    memory = step.memory
    if (step.outcome.kind === 'calls') return step.outcome.calls
    return step.outcome.kind === 'dropped' ? step.outcome.reason : 'requests'
  })
}

export const call = (method: string, ...args: SdkCall['args']): SdkCall => ({ method, args })
