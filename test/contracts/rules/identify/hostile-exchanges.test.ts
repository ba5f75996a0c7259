import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { identifyRules } from '../../../../contracts/rules/identify/index.ts'
import type { JsonObject, JsonValue } from '../../../../contracts/wire/index.ts'
import { runs } from '../../../depth.ts'
import { exchangeOf, playedCase, post } from '../played.ts'

const names = [
  ...[
    'userId',
    'id',
    'email',
    'phone',
    'name',
    'firstName',
    'last_name',
    'createdAt',
    'createdat',
    'company',
    'avatar',
  ],
  ...['unsubscribedFromEmails', 'company_id', 'remove', 'plan', 'size', 'monthlySpend', 'seen_at', 'device', 'type'],
  ...['__proto__', 'constructor', 'prototype', 'toString', 'a.b', '', '\ud800', 'x\u0000y'],
]
const fields = [
  ...[
    'user_id',
    'email',
    'name',
    'phone',
    'signed_up_at',
    'unsubscribed_from_emails',
    'companies',
    'custom_attributes',
  ],
  ...['last_request_at', 'update_last_request_at', 'avatar', 'company_id', 'remove', 'plan', 'seen_at', '__proto__'],
]
const scalars = fc.constantFrom<JsonValue[]>(
  ...[
    null,
    true,
    false,
    0,
    1,
    -1,
    1558290864,
    1e300,
    '',
    ' ',
    'x',
    'null',
    'true',
    '2019-05-19',
    '\ud800',
    'a\u0000b',
    '{"a":[1',
  ],
)
const valuesNamed = (keys: string[]): fc.Arbitrary<JsonValue> =>
  fc.letrec<{ value: JsonValue }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      scalars,
      fc.dictionary(fc.constantFrom(...keys), tie('value'), { maxKeys: 5 }) as fc.Arbitrary<JsonObject>,
      fc.array(tie('value'), { maxLength: 3 }),
    ),
  })).value
const objectsNamed = (keys: string[]) =>
  fc.dictionary(fc.constantFrom(...keys), valuesNamed(keys), { maxKeys: 8 }) as fc.Arbitrary<JsonObject>

function deep(levels: number): JsonValue {
  let value: JsonValue = 'leaf'
  for (let level = 0; level < levels; level += 1) value = { nested: [value] }
  return value
}

describe('the identify rules', () => {
  it('judge whatever an event and a target hold, and never break', () => {
    const given = objectsNamed(names)
    fc.assert(
      fc.property(
        given,
        given,
        fc.array(objectsNamed(fields), { maxLength: 3 }),
        fc.boolean(),
        (own, ofContext, users, on) => {
          const event = { type: 'identify', userId: 'u-1', traits: own, context: { ...own, traits: ofContext } }
          const requests = users.flatMap((user) => [post('/users', user), post('/companies', user)])
          const exchange = { ...exchangeOf(event, requests), settings: { apiKey: 't', collectContext: on } }
          for (const rule of identifyRules) expect(() => rule.judge(playedCase(exchange)), rule.id).not.toThrow()
        },
      ),
      { numRuns: runs(500) },
    )
  })

  it('judge values deeper than the stack, given and sent', () => {
    const nested = deep(10_000)
    const traits = { plan: 'pro', nested, name: nested, company: { id: 'c-1', nested }, seen_at: nested }
    const user = { name: nested, companies: [{ company_id: 'c-1', nested, custom_attributes: { nested } }] }
    const bodies = [
      { ...user, custom_attributes: { plan: 'pro', nested } },
      { custom_attributes: { nested: deep(10_000) } },
    ]
    const exchange = exchangeOf(
      { type: 'identify', userId: 'u-1', traits },
      bodies.map((body) => post('/users', body)),
    )
    for (const rule of identifyRules) expect(() => rule.judge(playedCase(exchange)), rule.id).not.toThrow()
  })
})
