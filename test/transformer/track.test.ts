import { describe, expect, test } from 'vitest'
import type { JsonObject, JsonValue } from '../../contracts/wire/index.ts'
import { onlyBody, posted, reasonOf } from './posted.ts'

const sold = { type: 'track', userId: 'u1', event: 'Sold', timestamp: '2026-01-01T00:00:00.999Z' }
const metadata = (properties: JsonObject) => onlyBody({ ...sold, properties }).metadata

test('a track records one event and touches no user', () => {
  const traits = { email: 'a@x.test', plan: 'pro' }
  expect(posted({ ...sold, properties: { sku: 's1' }, traits, context: { traits } })).toEqual([
    {
      path: '/events',
      body: { event_name: 'Sold', created_at: 1767225600, user_id: 'u1', metadata: { sku: 's1' } },
    },
  ])
})

test('a track without properties has no metadata', () => {
  expect(onlyBody({ ...sold, properties: {} })).not.toHaveProperty('metadata')
})

describe('event_name', () => {
  test.each([undefined, null, '', ' ', true, {}, []])('%j is no name, and the reason names the field', (event) => {
    expect(reasonOf({ ...sold, event } as JsonObject)).toContain('"event"')
  })

  test('a number is sent as its text', () => {
    expect(onlyBody({ ...sold, event: 7 }).event_name).toBe('7')
  })

  test('long text is sent whole', () => {
    const event = 'x'.repeat(1_000)
    expect(onlyBody({ ...sold, event }).event_name).toBe(event)
  })
})

describe('created_at', () => {
  test('is the original time where the corrected one is unusable', () => {
    const event = { ...sold, timestamp: 'now', originalTimestamp: '2026-01-02' }
    expect(onlyBody(event).created_at).toBe(1767312000)
  })

  test.each([undefined, null, '', 'now', true, {}])('an event whose only time is %j is rejected', (timestamp) => {
    expect(reasonOf({ ...sold, timestamp } as JsonObject)).toContain('"timestamp"')
  })
})

describe('metadata', () => {
  test('a rich link and an amount stay objects; what else they hold goes beside them', () => {
    const link = { url: 'https://x.test', value: 'Order 1' }
    const price = { amount: 1999, currency: 'EUR' }
    expect(metadata({ link: { ...link, title: 'T' }, price: { ...price, tax: { rate: 20 } } })).toEqual({
      link,
      price,
      link_title: 'T',
      price_tax_rate: 20,
    })
  })

  test('under a name that changes, and under one that another makes, they stay objects too', () => {
    const price = { amount: 1999, currency: 'EUR' }
    expect(metadata({ 'price.net': price })).toEqual({ price_net: price })
    expect(metadata({ a: { b: 1 }, a_b: price })).toEqual({ a_b: price, a_b_2: 1 })
  })

  const others: JsonValue[] = [
    { url: 'https://x.test', value: 7 },
    { amount: '19.99', currency: 'EUR' },
    { amount: 5, currency: 978 },
    { within: { url: 'https://x.test', value: 'deeper' } },
  ]
  test.each(others)('%j is flattened to scalars', (value) => {
    for (const leaf of Object.values(metadata({ it: value }) as JsonObject)) expect(leaf).not.toBeTypeOf('object')
  })

  test('empty objects and arrays are left out', () => {
    expect(metadata({ a: {}, b: [], c: [[{}]], d: 1 })).toEqual({ d: 1 })
  })

  test('an ISO date under a key that ends in _date becomes seconds; anything else stays as given', () => {
    const properties = { ship_date: '2026-01-01', text_date: 'soon', shipped_at: '2026-01-01', date: '2026-01-01' }
    expect(metadata(properties)).toEqual({ ...properties, ship_date: 1767225600 })
  })

  test('properties that bear the names of fields are kept and change nothing else', () => {
    const properties = { event_name: 'Other', user_id: 'u9', created_at: 5, email: 'p@x.test' }
    expect(onlyBody({ ...sold, properties })).toEqual({
      event_name: 'Sold',
      created_at: 1767225600,
      user_id: 'u1',
      metadata: properties,
    })
  })
})
