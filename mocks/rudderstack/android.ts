import type { JsonObject, JsonValue } from '../../contracts/wire/index.ts'
import { type Platform, phoneSource } from './phone.ts'
import type { Source, SourceOptions } from './source.ts'
import { withoutNulls } from './without-nulls.ts'

/** The typed setters that write under another name than JavaScript's: RudderTraits serialises them in lower case. */
const lowered = new Set(['createdAt', 'firstName', 'lastName', 'userName'])

function typed(traits: JsonObject): JsonObject {
  const rename = (key: string) => (lowered.has(key) ? key.toLowerCase() : key)
  // The setter of the age keeps it as text.
  const kind = (key: string, value: JsonValue) => (key === 'age' && typeof value === 'number' ? String(value) : value)
  return Object.fromEntries(Object.entries(traits).map(([key, value]) => [rename(key), kind(key, value)]))
}

const android: Platform = {
  kind: 'android',
  context: {
    app: { build: '42', name: 'Shop', namespace: 'com.example.shop', version: '1.2.3' },
    library: { name: 'com.rudderstack.android.sdk.core', version: '1.28.0' },
    os: { name: 'Android', version: '14' },
    screen: { density: 420, width: 1080, height: 2400 },
    userAgent: 'Dalvik/2.1.0 (Linux; U; Android 14; Pixel 8 Build/UD1A.230803.041)',
    locale: 'en-GB',
    device: {
      id: '5f2a9c1d7e3b8046',
      manufacturer: 'Google',
      model: 'Pixel 8',
      name: 'shiba',
      type: 'Android',
      adTrackingEnabled: false,
    },
    network: { carrier: 'T-Mobile', wifi: true, bluetooth: false, cellular: true },
    timezone: 'Europe/Paris',
  },
  typed,
  idTraits: (userId) => ({ id: userId, userId }),
  written: withoutNulls,
  groupTraits: (anonymousId) => ({ anonymousId }),
}

/**
 * A phone with `com.rudderstack.android.sdk:core` 1.28.0 (RudderContext, RudderTraits, RudderMessage): `id` and
 * `userId` both stand among the traits, typed setters write `createdat`, `firstname`, `lastname`, `username`, and
 * nulls are not written, so that null clears nothing.
 */
export function androidSource(options: SourceOptions): Source {
  return phoneSource(android, options)
}
