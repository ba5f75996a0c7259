import { describe, expect, it } from 'vitest'
import type { JsonObject, JsonValue } from '../../../contracts/wire/index.ts'
import { caller, refusalOf } from './caller.ts'

const parsed = (text: string) => JSON.parse(text) as JsonValue

/** After whatever was sent, the next request works and nothing leaked into the objects of the process. */
function unharmed(client: ReturnType<typeof caller>): void {
  expect(client.post('/users', { user_id: 'next' }).status).toBe(200)
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
}

describe('hostile values', () => {
  it('keeps attributes named like members of objects as attributes', () => {
    const client = caller()
    const user = client.body(
      'POST /users',
      parsed('{"user_id":"u","custom_attributes":{"__proto__":"a","constructor":"b","toString":"c"}}'),
    )
    const attributes = user['custom_attributes'] as JsonObject
    expect(Object.entries(attributes)).toEqual([
      ['__proto__', 'a'],
      ['constructor', 'b'],
      ['toString', 'c'],
    ])
    unharmed(client)
  })

  it('takes no field from a prototype that a body brings', () => {
    const client = caller()
    expect(client.post('/users', parsed('{"__proto__":{"user_id":"u","polluted":true}}')).status).toBe(400)
    expect(
      client.post('/users', parsed('{"user_id":"u","custom_attributes":{"__proto__":{"polluted":true}}}')).status,
    ).toBe(400)
    unharmed(client)
  })

  it('keeps metadata and plans with such names', () => {
    const client = caller()
    client.post('/users', { user_id: 'u' })
    client.post(
      '/events',
      parsed('{"event_name":"__proto__","user_id":"u","created_at":1,"metadata":{"__proto__":"x"}}'),
    )
    const [event] = client.intercom.state('token-1').events
    expect([event?.['event_name'], JSON.stringify(event?.['metadata'])]).toEqual(['__proto__', '{"__proto__":"x"}'])
    expect(client.body('POST /companies', { company_id: '__proto__', plan: 'constructor' })).toMatchObject({
      plan: { name: 'constructor' },
    })
    unharmed(client)
  })

  it.each([501, 10_000, 100_000])('refuses %i levels of nesting', (depth) => {
    const client = caller()
    for (const [open, close] of [
      ['{"a":', '}'],
      ['[', ']'],
    ] as const) {
      const value = parsed(`${open.repeat(depth - 1)}${open === '[' ? '' : '1'}${close.repeat(depth - 1)}`)
      const refused = client.post('/users', { user_id: 'u', custom_attributes: value })
      expect(refusalOf(refused)).toBe('400 bad_request: The request body is nested too deeply')
    }
    unharmed(client)
  })

  it('looks into 500 levels', () => {
    const refused = caller().post('/users', {
      user_id: 'u',
      custom_attributes: parsed(`${'{"a":'.repeat(498)}1${'}'.repeat(498)}`),
    })
    expect(refusalOf(refused)).toMatch(/^400 parameter_invalid: Custom attribute 'a'/)
  })

  it('keeps lone surrogates and NUL apart from other text', () => {
    const client = caller()
    client.body('POST /users', { user_id: '\ud800', name: 'a\0b' })
    client.body('POST /users', { user_id: '\udc00' })
    expect(client.intercom.state('token-1').users).toMatchObject([
      { user_id: '\ud800', name: 'a\0b' },
      { user_id: '\udc00' },
    ])
    unharmed(client)
  })

  it('answers huge text shortly', () => {
    const client = caller()
    const huge = 'x'.repeat(1_000_000)
    const refused = client.post('/users', { user_id: 'u', [huge]: 1, type: 1, custom_attributes: { [huge]: {} } })
    expect(JSON.stringify(refused.body).length).toBeLessThan(500)
    expect(client.body('POST /users', { user_id: 'u', name: huge })['name']).toHaveLength(255)
    expect(JSON.stringify(client.get(`/users?user_id=${huge}`).body).length).toBeLessThan(500)
    unharmed(client)
  })

  it.each([null, true, 1, 'text', [], [{}]])('takes the body %j as an empty one', (body) => {
    const client = caller()
    const paths = [
      '/users',
      '/companies',
      '/events',
      '/tags',
      '/user_delete_requests',
      '/contacts/convert',
      '/visitors',
    ]
    for (const path of [...paths, '/visitors/convert', '/notes']) {
      expect(client.post(path, body as JsonValue).status).toBe(400)
    }
    unharmed(client)
  })

  it('takes what JSON cannot say for what JSON makes of it', () => {
    const client = caller()
    const odd = {
      user_id: 'u',
      name: Number.NaN,
      signed_up_at: Number.POSITIVE_INFINITY,
      custom_attributes: { a: Number.NaN, b: undefined, c: 1 },
    }
    const user = client.body('POST /users', odd as unknown as JsonValue)
    expect(user).toMatchObject({ name: null, signed_up_at: null })
    expect(user['custom_attributes']).toEqual({ a: null, c: 1 })
    expect(client.post('/users', { user_id: Number.NaN }).status).toBe(400)
    expect(
      client.post('/users', { user_id: 'u', custom_attributes: { big: 1n, call: () => {} } } as unknown as JsonValue)
        .status,
    ).toBe(400)
    const metadata = { a: Number.NaN, b: undefined, c: 1 } as unknown as JsonValue
    client.post('/events', { event_name: 'x', user_id: 'u', created_at: 1, metadata })
    expect(client.intercom.state('token-1').events[0]?.['metadata']).toEqual({ a: null, c: 1 })
  })

  it('keeps people whose identifiers are named like members of objects apart', () => {
    const client = caller()
    const leads = parsed('[{"id":"__proto__","user_id":"constructor"},{"id":"toString","user_id":"__proto__"}]')
    client.intercom.replaceState('token-1', { leads, segments: [{ id: '__proto__', name: 'constructor' }] })
    expect(client.body('GET /contacts?user_id=__proto__')).toMatchObject({ id: 'toString' })
    expect(client.body('GET /contacts/__proto__')).toMatchObject({ user_id: 'constructor' })
    expect(client.get('/contacts/hasOwnProperty').status).toBe(404)
    expect(client.get('/admins/__proto__').status).toBe(404)
    expect(client.body('GET /segments/__proto__')).toMatchObject({ name: 'constructor' })
    unharmed(client)
  })

  it('takes odd times without harm', () => {
    const client = caller()
    client.post('/users', { user_id: 'u' })
    for (const created_at of [-1, 0, 1e300, 9e15, 8.64e12 + 1]) {
      expect(client.post('/events', { event_name: 'x', user_id: 'u', created_at }).status).toBe(202)
    }
    expect(client.intercom.state('token-1').events).toHaveLength(5)
    expect(client.get('/events?type=user&user_id=u&summary=true').status).toBe(200)
  })

  it('is not changed by what a caller does to its own body afterwards', () => {
    const client = caller()
    client.post('/users', { user_id: 'u' })
    const link = { url: 'https://example.com', value: 'x' }
    client.post('/events', { event_name: 'x', user_id: 'u', created_at: 1, metadata: { link } })
    link.value = 'changed'
    expect(client.intercom.state('token-1').events[0]?.['metadata']).toEqual({
      link: { url: 'https://example.com', value: 'x' },
    })
  })
})
