import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../../contracts/wire/index.ts'
import { caller, refusalOf, startSeconds } from './caller.ts'

function withUser(...options: Parameters<typeof caller>) {
  const client = caller(...options)
  client.body('POST /users', { user_id: 'u-1', email: 'ada@example.com' })
  return { ...client, events: () => client.intercom.state('token-1').events }
}
const event = { event_name: 'Order Completed', user_id: 'u-1', created_at: startSeconds }

describe('metadata', () => {
  const stored = (metadata: JsonObject) => {
    const { post, events, lints } = withUser()
    const reply = post('/events', { ...event, metadata })
    return { refusal: refusalOf(reply), metadata: events()[0]?.['metadata'], lints: lints() }
  }

  it('keeps rich links and amounts as objects', () => {
    const metadata = { link: { url: 'https://example.com', value: 'here' }, price: { amount: 7795, currency: 'usd' } }
    expect(stored(metadata)).toEqual({ refusal: '202', metadata, lints: [] })
  })

  it('refuses an array, naming it', () => {
    expect(stored({ items: [1], more: [], sku: 'a' }).refusal).toBe(
      '400 parameter_invalid: found unpermitted parameters: :items, :more',
    )
  })

  it.each([[{}], [{ url: 'https://example.com' }], [{ amount: '12', currency: 'usd' }], [{ a: 1 }]])(
    'refuses the object %j',
    (value) => {
      expect(stored({ value }).refusal).toBe('400 parameter_invalid: Invalid metadata')
    },
  )

  it('is an object', () => {
    const { post } = withUser()
    expect(refusalOf(post('/events', { ...event, metadata: 'x' }))).toBe('400 parameter_invalid: Invalid metadata')
    expect(post('/events', { ...event, metadata: null }).status).toBe(202)
  })

  it('may have ten keys', () => {
    const metadata = Object.fromEntries(Array.from({ length: 10 }, (_, place) => [`k${place}`, place]))
    expect(stored(metadata)).toEqual({ refusal: '202', metadata, lints: [] })
  })

  it('keeps the first ten keys and ignores the others', () => {
    const metadata = Object.fromEntries(Array.from({ length: 12 }, (_, place) => [`k${place}`, place]))
    const kept = stored(metadata)
    expect(Object.keys(kept.metadata as JsonObject)).toEqual([
      'k0',
      'k1',
      'k2',
      'k3',
      'k4',
      'k5',
      'k6',
      'k7',
      'k8',
      'k9',
    ])
    expect(kept.lints).toEqual(['R49'])
  })

  it.each([
    ['R45', { paid: true }],
    ['R45', { none: null }],
    ['R46', { price: { amount: 1.5, currency: 'usd' } }],
    ['R46', { price: { amount: 1, currency: 'dollar' } }],
    ['R47', { link: { url: 'ftp://example.com', value: 'x' } }],
    ['R48', { due_date: '2020-01-01' }],
    ['R50', { 'a.b': 1 }],
    ['R51', { user_id: 'u-1' }],
    ['R43', { long: 'x'.repeat(256) }],
  ])('notes %s for %j', (rule, metadata) => {
    expect(stored(metadata as JsonObject)).toMatchObject({ refusal: '202', lints: [rule] })
  })
})
