import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Event, JsonObject } from '../../contracts/wire/index.ts'
import { transform } from '../../src/transformer/index.ts'
import { runs } from '../depth.ts'

/** The field of each type that holds what is free to choose, and that of the request in which it arrives. */
const places = [
  { type: 'identify', from: 'traits', to: 'custom_attributes' },
  { type: 'track', from: 'properties', to: 'metadata' },
  { type: 'group', from: 'traits', to: 'custom_attributes' },
]

const ordinary = fc.dictionary(
  fc.stringMatching(/^k[a-z0-9]{0,6}$/),
  fc.oneof(fc.string(), fc.integer(), fc.boolean()),
  {
    noNullPrototype: true,
  },
)

/** Raw JSON text: stringifying what is nested 10,000 levels deep overflows the stack. */
const hostileText = fc.oneof(
  fc
    .constantFrom('__proto__', 'constructor', 'prototype')
    .chain((key) =>
      fc
        .constantFrom('"x"', '{"polluted":true}', '{"toString":1,"hasOwnProperty":2}', 'null', '[1]')
        .map((value) => `"${key}":${value}`),
    ),
  fc
    .constantFrom(['{"a":', '}'], ['[', ']'])
    .map(([open, close]) => `"deep":${open?.repeat(10_000)}1${close?.repeat(10_000)}`),
  fc.constantFrom('"\\ud800"', '"\\udc00\\ud800"', '"a\\udfff"').map((value) => `"lone":${value}`),
  fc.constant('"\\ud83d":"lone in a key"'),
  fc.constant(`"long":"${'x'.repeat(1_000_000)}"`),
  fc.constant(`"${'y'.repeat(1_000_000)}":"long key"`),
  fc.constant('"huge":1e999'),
)

/** Text of an event that holds ordinary values and, before or after them, hostile ones. */
function eventText(type: string, field: string, ordinaryValues: JsonObject, hostile: string, isFirst: boolean): string {
  const pairs = Object.entries(ordinaryValues).map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`)
  const values = (isFirst ? [hostile, ...pairs] : [...pairs, hostile]).join()
  return `{"type":"${type}","userId":"u1","groupId":"g1","event":"Sold","timestamp":"2026-01-01","${field}":{${values}}}`
}

const send = (event: Event) => transform({ connection: 'server-cloud', settings: { apiKey: 'token-1' }, event })

describe.each(places)('a hostile value among the $from of a $type', ({ type, from, to }) => {
  test('takes no ordinary one with it, and what is sent can be written', () => {
    fc.assert(
      fc.property(ordinary, hostileText, fc.boolean(), (values, hostile, isFirst) => {
        const outcome = send(JSON.parse(eventText(type, from, values, hostile, isFirst)))
        const [first] = outcome.kind === 'requests' ? outcome.requests : []
        const body = JSON.parse(JSON.stringify(first?.body)) as JsonObject
        const sent = (body[to] ?? {}) as JsonObject
        for (const [key, value] of Object.entries(values)) expect(sent[key]).toStrictEqual(value)
        expect(Object.getPrototypeOf(first?.body)).toBe(Object.prototype)
        expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
      }),
      { numRuns: runs(60) },
    )
  })

  test('does not change what the next event gives', () => {
    fc.assert(
      fc.property(hostileText, (hostile) => {
        const next = {
          type,
          userId: 'u1',
          groupId: 'g1',
          event: 'Sold',
          timestamp: '2026-01-01',
          [from]: { plan: 'pro' },
        }
        const before = send(next)
        send(JSON.parse(eventText(type, from, {}, hostile, true)))
        expect(send(next)).toEqual(before)
      }),
      { numRuns: runs(30) },
    )
  })
})

const deep = `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`
const fields = [
  'type',
  'userId',
  'anonymousId',
  'groupId',
  'event',
  'timestamp',
  'traits',
  'properties',
  'context',
  'integrations',
]

describe('10,000 levels', () => {
  test.each(fields)('in the field %s throw nothing', (field) => {
    for (const { type } of places) {
      const sound = `"type":"${type}","userId":"u1","groupId":"g1","event":"Sold","timestamp":"2026-01-01"`
      expect(() => JSON.stringify(send(JSON.parse(`{${sound},"${field}":${deep}}`)))).not.toThrow()
    }
  })

  test.each(['company', 'email', 'name', 'createdAt', 'avatar', 'unsubscribedFromEmails'])(
    'in the trait %s throw nothing',
    (trait) => {
      const outcome = send(JSON.parse(`{"type":"identify","userId":"u1","traits":{"plan":"pro","${trait}":${deep}}}`))
      expect(outcome).toMatchObject({ requests: [{ body: { user_id: 'u1', custom_attributes: { plan: 'pro' } } }] })
    },
  )
})
