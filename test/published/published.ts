import type { Connection, SdkCall } from '../../contracts/wire/index.ts'
import type { Target, TargetInput } from '../../src/targets/index.ts'
import { android } from './android.ts'
import { androidQuirks } from './android-quirks.ts'
import { honestDevice } from './honest.ts'
import { integration, type PublishedQuirk } from './integration.ts'
import { ios } from './ios.ts'
import { iosQuirks } from './ios-quirks.ts'
import type { Quirk } from './quirk.ts'

export type PhoneConnection = 'ios-device' | 'android-device'

const models = {
  'android-device': { platform: android, quirks: androidQuirks },
  'ios-device': { platform: ios, quirks: iosQuirks },
} as const

/** The quirks of the published integration on a platform, by name. */
export const quirksOn = (connection: PhoneConnection): [PublishedQuirk, Quirk][] =>
  Object.entries(models[connection].quirks) as [PublishedQuirk, Quirk][]

/** The published integration on one device: all of its quirks are on, and nothing of another implementation is in it. */
export function publishedDevice(connection: PhoneConnection): (input: TargetInput) => SdkCall[] {
  const own = new Set(quirksOn(connection).map(([name]) => name))
  return integration(models[connection].platform, (quirk) => own.has(quirk))
}

/** An honest implementation on one device, but for one quirk of the published one; with none it is honest. */
export function deviceWith(connection: PhoneConnection, quirk?: PublishedQuirk): (input: TargetInput) => SdkCall[] {
  return integration(models[connection].platform, (one) => one === quirk, honestDevice())
}

/** A target with a device of its own for each case. */
export function targetOn(
  name: string,
  connections: readonly Connection[],
  begin: (connection: PhoneConnection) => (input: TargetInput) => SdkCall[],
): Target {
  const devices = new Map<string, (input: TargetInput) => SdkCall[]>()
  return {
    name,
    connections,
    transform(input) {
      const { session = '', connection } = input
      const device = devices.get(session) ?? begin(connection as PhoneConnection)
      devices.set(session, device)
      return { kind: 'calls', calls: device(input) }
    },
    end: (session) => {
      devices.delete(session)
    },
  }
}
