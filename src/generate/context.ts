import fc from 'fast-check'
import type { JsonObject, JsonValue } from '../../contracts/wire/index.ts'
import { entry, entryOf, objectOf, oneOfThese } from './entries.ts'
import { unsubscribed } from './traits.ts'
import { scalar, value, wrongKind } from './values.ts'

const detail = (...known: string[]): fc.Arbitrary<JsonValue> =>
  fc.oneof(
    { weight: 6, arbitrary: oneOfThese(...known) },
    { weight: 2, arbitrary: oneOfThese('', ' ', null, 14, 0, false, {}, ['x']) },
    { weight: 1, arbitrary: scalar },
  )

/** A block of the context that describes phone, system or app: an object, seldom anything else. */
const block = (entries: Parameters<typeof objectOf>[0]): fc.Arbitrary<JsonValue> =>
  fc.oneof(
    { weight: 12, arbitrary: objectOf(entries, { entriesMin: 1, entriesMax: 4 }) as fc.Arbitrary<JsonValue> },
    { weight: 1, arbitrary: wrongKind },
  )

const device = block([
  entry('type', detail('Android', 'iOS', 'ios'), 3),
  entry('model', detail('Pixel 8', 'iPhone'), 3),
  entry('manufacturer', detail('Google', 'Apple'), 3),
  entry('id', detail('5f2a9c1d7e3b8046'), 1),
  entry('name', detail('shiba'), 1),
])

const os = block([entry('name', detail('Android', 'iOS'), 1), entry('version', detail('14', '17.5'), 1)])

const app = block([
  entry('name', detail('Shop', 'Ünited'), 3),
  entry('version', detail('1.2.3', '0'), 3),
  entry('build', detail('42'), 1),
  entry('namespace', detail('com.example.shop'), 1),
])

/** Options for this destination, as apps give them under `integrations.Intercom` and `context.Intercom`. */
export const intercomOptions: fc.Arbitrary<JsonValue> = oneOfThese(
  { user_hash: 'token:4' },
  { user_hash: 'token:5', hideDefaultLauncher: true },
  { user_hash: '' },
  {},
)

/** What a context says beside the traits, by source SDK, by app, or by mistake. */
export const contextBlocks: fc.Arbitrary<JsonObject> = objectOf(
  [
    entry('device', device, 10),
    entry('os', os, 10),
    entry('app', app, 10),
    entry('unsubscribedFromEmails', unsubscribed, 5),
    entry('Intercom', intercomOptions, 5),
    entry('userAgent', oneOfThese('Mozilla/5.0 (X11; Linux x86_64)', '', null, 7), 3),
    entry('externalId', oneOfThese([{ type: 'crm', id: 'ada@crm.example' }], 'ada@crm.example'), 2),
    entry('ip', oneOfThese('203.0.113.7'), 1),
    entry('location', oneOfThese({ city: 'Paris', country: 'France' }), 1),
    entry('page', oneOfThese({ path: '/pricing', title: 'Pricing' }, null), 2),
    entry('groupId', oneOfThese('g-context', 5), 1),
    entryOf(fc.constantFrom('userId', 'email', 'custom', 'id', 'name', 'plan', '__proto__'), value, 2),
  ],
  { entriesMax: 5 },
)
