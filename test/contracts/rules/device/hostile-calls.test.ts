import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rules } from '../../../../contracts/rules/index.ts'
import { deviceConnections, type JsonObject, type JsonValue, type SdkCall } from '../../../../contracts/wire/index.ts'
import { call, playedOn } from './played-calls.ts'

const names = [
  ...['type', 'userId', 'anonymousId', 'event', 'traits', 'context', 'properties', 'integrations', 'Intercom', 'id'],
  ...['user_id', 'email', 'name', 'phone', 'created_at', 'user_hash', 'company', 'companies', 'company_id', 'app_id'],
  ...[
    'customAttributes',
    'companyId',
    'signedUpAt',
    'remove',
    'hideDefaultLauncher',
    'hide_default_launcher',
    'unsubscribedFromEmails',
  ],
  ...['createdAt', 'firstName', 'event_name', 'url', 'value', 'toString', 'valueOf', '__proto__', 'constructor', ''],
]
const hostile: fc.Arbitrary<JsonValue> = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'medium', maxDepth: 4 },
    fc.constantFrom<JsonValue[]>(
      null,
      true,
      false,
      0,
      -1,
      1e300,
      Number.NaN,
      '',
      ' ',
      '\ud800',
      'a\u0000b',
      '[]',
      'u-1',
    ),
    fc.constantFrom('2026-01-02', '2026-02-30T00:00:00Z', '1767323045', 'track', 'identify', 'page', 'reset'),
    fc.dictionary(fc.constantFrom(...names), tie('value'), { maxKeys: 6 }) as fc.Arbitrary<JsonObject>,
    fc.array(tie('value'), { maxLength: 3 }),
  ),
})).value
const objects = fc.dictionary(fc.constantFrom(...names), hostile, { maxKeys: 10 }) as fc.Arbitrary<JsonObject>
const methods = [
  ...[
    'settings',
    'load',
    'boot',
    'update',
    'trackEvent',
    'shutdown',
    'initialize',
    'setUserHash',
    'registerIdentifiedUser',
  ],
  ...['registerUnidentifiedUser', 'updateUser', 'logEvent', 'logout', 'constructor', ''],
]
const calls: fc.Arbitrary<SdkCall[]> = fc.array(
  fc.record({ method: fc.constantFrom(...methods), args: fc.array(fc.oneof(objects, hostile), { maxLength: 2 }) }),
  { maxLength: 4 },
)
const types = fc.constantFrom('identify', 'track', 'page', 'reset', 'group', 'screen')

const judgeAll = (played: ReturnType<typeof playedOn>) =>
  rules.filter((rule) => rule.connections.includes(played.connection)).map((rule) => rule.judge(played))

/** A value that no recursive walk survives. */
function nested(times: number): JsonObject {
  let value: JsonObject = { leaf: 'x' }
  for (let level = 0; level < times; level += 1) value = { nest: value }
  return value
}

describe('rules over device mode', () => {
  it('survive whatever an event and a call hold', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...deviceConnections),
        fc.array(fc.tuple(types, objects, calls), { minLength: 1, maxLength: 3 }),
        (connection, steps) => {
          const played = playedOn(
            connection,
            ...steps.map(([type, event, made]): [JsonObject, ...SdkCall[]] => [{ ...event, type }, ...made]),
          )
          expect(() => judgeAll(played)).not.toThrow()
        },
      ),
      { numRuns: 1_500 },
    )
  })

  it('survive nesting of 10,000 levels in any place', () => {
    const deep = nested(10_000)
    const event = { userId: 'u-1', event: 'e', traits: deep, properties: deep, integrations: deep }
    for (const connection of deviceConnections) {
      for (const type of ['identify', 'track', 'page', 'reset', 'group']) {
        const played = playedOn(connection, [
          { ...event, type, context: { traits: deep, Intercom: deep } },
          ...methods.map((method) =>
            call(method, { ...deep, user_id: deep, companies: [deep], customAttributes: deep }, deep),
          ),
        ])
        expect(() => judgeAll(played)).not.toThrow()
      }
    }
  })
})
