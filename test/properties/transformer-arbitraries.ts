import fc from 'fast-check'
import type { Connection, Event, JsonObject, JsonValue } from '../../contracts/wire/index.ts'

/** Any JSON value, hostile keys and unpaired surrogates included. */
export const anyJson: fc.Arbitrary<JsonValue> = fc
  .jsonValue({ maxDepth: 5, noUnicodeString: false, stringUnit: 'binary' })
  .map((value) => value as JsonValue)

const hostileKey = fc.constantFrom(
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'a.b',
  'a_b',
  '',
  '$',
  'a\u0000',
)
const ordinaryKey = fc.stringMatching(/^[a-z][a-zA-Z0-9]{0,8}$/).map((key) => `x${key}`)

/** Scalars that JSON can write and that come back as themselves. */
const scalar: fc.Arbitrary<string | number | boolean> = fc.oneof(
  fc.string(),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
)

/** An object as JSON text gives it: `__proto__` is a key like any other. Values may be nested a few levels deep. */
export const attributes: fc.Arbitrary<JsonObject> = fc.letrec<{ value: JsonValue; object: JsonObject }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    scalar,
    fc.array(tie('value'), { maxLength: 3 }),
    tie('object'),
  ),
  object: fc
    .array(
      fc.tuple(fc.oneof({ weight: 4, arbitrary: ordinaryKey }, { weight: 1, arbitrary: hostileKey }), tie('value')),
      {
        maxLength: 5,
      },
    )
    .map((entries) => Object.fromEntries(entries)),
})).object

export const cloudConnection: fc.Arbitrary<Connection> = fc.constantFrom('web-cloud', 'mobile-cloud', 'server-cloud')

/** An event whose every field that an implementation reads may be anything, or absent. */
export const anyEvent: fc.Arbitrary<Event> = fc
  .record(
    {
      type: fc.oneof({ weight: 5, arbitrary: fc.constantFrom('identify', 'track', 'group') }, anyJson),
      userId: anyJson,
      anonymousId: anyJson,
      groupId: anyJson,
      event: anyJson,
      timestamp: fc.oneof(fc.constant('2026-01-01T00:00:00Z'), anyJson),
      originalTimestamp: anyJson,
      properties: fc.oneof(attributes, anyJson),
      traits: fc.oneof(attributes, standardTraits(), anyJson),
      context: fc.oneof(
        fc.record({
          traits: fc.oneof(attributes, standardTraits(), anyJson),
          device: anyJson,
          os: anyJson,
          app: anyJson,
        }),
        anyJson,
      ),
      integrations: anyJson,
    },
    { requiredKeys: [] },
  )
  .map((event) => event as Event)

function standardTraits(): fc.Arbitrary<JsonObject> {
  return fc
    .record(
      {
        id: anyJson,
        userId: anyJson,
        email: anyJson,
        name: anyJson,
        firstName: anyJson,
        phone: anyJson,
        createdAt: anyJson,
        avatar: anyJson,
        unsubscribedFromEmails: anyJson,
        company: fc.oneof(
          attributes,
          fc.record({ id: anyJson, name: anyJson, remove: anyJson, plan: anyJson, size: anyJson }),
          anyJson,
        ),
      },
      { requiredKeys: [] },
    )
    .map((traits) => traits as JsonObject)
}
