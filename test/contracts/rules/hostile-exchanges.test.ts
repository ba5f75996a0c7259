import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { groupRules } from '../../../contracts/rules/group/index.ts'
import { trackRules } from '../../../contracts/rules/track/index.ts'
import type { Event, JsonObject, JsonValue } from '../../../contracts/wire/index.ts'
import { runs } from '../../depth.ts'
import { exchangeOf, playedCase, post } from './played.ts'

const names = [
  ...['type', 'userId', 'event', 'groupId', 'traits', 'context', 'properties', 'timestamp', 'originalTimestamp'],
  ...['event_name', 'created_at', 'user_id', 'email', 'metadata', 'company_id', 'custom_attributes', 'companies'],
  ...['name', 'plan', 'size', 'monthlySpend', 'monthly_spend', 'createdAt', 'remote_created_at', 'end_date', 'id'],
  ...['url', 'value', 'amount', 'currency', 'toString', 'valueOf', '__proto__', 'constructor', 'hasOwnProperty', ''],
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
      '{"a":1',
      '[]',
    ),
    fc.constantFrom('2026-01-02', '2026-02-30T00:00:00Z', '1767323045', 'track', 'group'),
    fc.dictionary(fc.constantFrom(...names), tie('value'), { maxKeys: 6 }) as fc.Arbitrary<JsonObject>,
    fc.array(tie('value'), { maxLength: 3 }),
  ),
})).value
const objects = fc.dictionary(fc.constantFrom(...names), hostile, { maxKeys: 10 }) as fc.Arbitrary<JsonObject>

/** A value that no recursive walk survives. */
function nested(times: number): JsonObject {
  let value: JsonObject = { leaf: 'x' }
  for (let level = 0; level < times; level += 1) value = { nest: value }
  return value
}

const judgeAll = (event: Event, path: string, bodies: JsonObject[]) =>
  [...trackRules, ...groupRules].map((rule) =>
    rule.judge(
      playedCase(
        exchangeOf(
          event,
          bodies.map((body) => post(path, body)),
        ),
      ),
    ),
  )

describe('rules over track and group', () => {
  it('survive whatever an event and a request hold', () => {
    fc.assert(
      fc.property(
        objects,
        fc.constantFrom('track', 'group'),
        fc.constantFrom('/events', '/companies', '/users'),
        fc.array(objects, { maxLength: 3 }),
        (event, type, path, bodies) => {
          expect(() => judgeAll({ ...event, type }, path, bodies)).not.toThrow()
        },
      ),
      { numRuns: runs(2_000) },
    )
  })

  it('survive nesting of 10,000 levels in any place', () => {
    const deep = nested(10_000)
    const event = { userId: 'u-1', groupId: 'g', event: 'e', timestamp: '2026-01-02', traits: deep, properties: deep }
    const body = {
      event_name: 'e',
      user_id: deep,
      created_at: deep,
      metadata: deep,
      custom_attributes: deep,
      name: deep,
    }
    for (const type of ['track', 'group']) {
      for (const path of ['/events', '/companies', '/users']) {
        expect(() => judgeAll({ ...event, type, context: { traits: deep } }, path, [body])).not.toThrow()
      }
    }
  })
})
