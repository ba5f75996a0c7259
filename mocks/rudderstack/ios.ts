import type { JsonObject } from '../../contracts/wire/index.ts'
import { type Platform, phoneSource } from './phone.ts'
import type { Source, SourceOptions } from './source.ts'

/** Of the typed setters of RSTraits, only these two write under another name than JavaScript's. */
const lowered = new Set(['firstName', 'lastName'])

const typed = (traits: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(traits).map(([key, value]) => [lowered.has(key) ? key.toLowerCase() : key, value]))

const ios: Platform = {
  kind: 'ios',
  context: {
    app: { build: '42', name: 'Shop', namespace: 'com.example.shop', version: '1.2.3' },
    library: { name: 'rudder-ios-library', version: '1.31.0' },
    os: { name: 'iOS', version: '17.5' },
    screen: { density: 3, width: 393, height: 852 },
    locale: 'en-GB',
    device: {
      id: 'c0ffee00-1d2e-4f3a-8b4c-5d6e7f809102',
      manufacturer: 'Apple',
      model: 'iPhone',
      name: 'iPhone 15',
      type: 'iOS',
      attTrackingStatus: 0,
    },
    network: { wifi: true, cellular: false },
    timezone: 'Europe/Paris',
  },
  typed,
  idTraits: (userId) => ({ userId }),
  written: (object) => object,
  groupTraits: () => ({}),
}

/**
 * A phone with the `Rudder` pod 1.31 (RSContext, RSTraits, RSMessage): dictionaries keep their keys and their nulls,
 * and of the ids only `anonymousId` and `userId` stand among the traits.
 */
export function iosSource(options: SourceOptions): Source {
  return phoneSource(ios, options)
}
