import { describe, expect, it } from 'vitest'
import {
  attributesIn,
  bodiesTo,
  firstOf,
  header,
  isDelivered,
  isRejected,
  lastAnswers,
  requestsOf,
  textsFoundIn,
  valuesIn,
  valuesOf,
  writesOf,
} from '../../../contracts/reading/index.ts'
import type { Exchange, IntercomRequest, JsonValue } from '../../../contracts/wire/index.ts'

const request = (url: string, body?: JsonValue, method = 'POST') =>
  ({ method, url, headers: {}, ...(body === undefined ? {} : { body }) }) as IntercomRequest
const event = { type: 'identify', userId: 'u-1' }

function exchangeOf(returned: IntercomRequest[], own: IntercomRequest[] = []): Exchange {
  const delivered = own.map((one) => ({ by: 'target' as const, request: one, reply: { status: 200, headers: {} } }))
  const outcome = { kind: 'requests' as const, requests: returned }
  return { connection: 'server-cloud', settings: {}, event, outcome, delivered }
}
const users = 'https://api.intercom.io/users'

describe('a request of the target', () => {
  it('is read by its path, without query and trailing slashes; an address that is none has no path', () => {
    const urls = [
      users,
      `${users}/`,
      `${users}//?x=1`,
      'https://api.intercom.io/a/users',
      'https://api.intercom.io',
      '/users',
    ]
    expect(requestsOf(exchangeOf(urls.map((url) => request(url)))).map(({ path }) => path)).toEqual([
      '/users',
      '/users',
      '/users',
      '/a/users',
      '',
      '',
    ])
  })

  it('has an empty body where it has no object, and its method in capitals', () => {
    const bodies = [{ a: 1 }, ['a'], 'text', null, undefined]
    const read = requestsOf(exchangeOf(bodies.map((body) => request(users, body as JsonValue, 'post'))))
    expect(read.map(({ body }) => body)).toEqual([{ a: 1 }, {}, {}, {}, {}])
    expect(read[0]?.method).toBe('POST')
  })

  it('may be one that it sent by itself: those come first, and those that were delivered for it do not count', () => {
    const exchange = exchangeOf([request(users, { a: 2 })], [request(users, { a: 1 })])
    exchange.delivered.push({ by: 'delivery', request: request(users, { a: 3 }), reply: { status: 200, headers: {} } })
    expect(requestsOf(exchange).map(({ body }) => body)).toEqual([{ a: 1 }, { a: 2 }])
    const dropped: Exchange = { ...exchange, outcome: { kind: 'dropped', reason: 'sent' } }
    expect(requestsOf(dropped)).toHaveLength(1)
    expect([isRejected(dropped), isRejected(exchangeOf([]))]).toEqual([false, true])
  })

  it('writes unless it reads', () => {
    const methods = ['GET', 'HEAD', 'get', 'POST', 'PUT', 'DELETE']
    const writes = writesOf(exchangeOf(methods.map((method) => request(users, {}, method))))
    expect(writes.map(({ method }) => method)).toEqual(['POST', 'PUT', 'DELETE'])
  })
})

describe('what was sent', () => {
  it('is found by path, and by field in any of several bodies', () => {
    const exchange = exchangeOf([
      request(users, { a: 1 }),
      request('https://x.test/events', { a: 2 }),
      request(users, { b: null }),
    ])
    const bodies = bodiesTo(exchange, '/users')
    expect(bodies).toEqual([{ a: 1 }, { b: null }])
    expect([firstOf(bodies, 'a'), firstOf(bodies, 'b'), firstOf(bodies, 'c')]).toEqual([1, null, undefined])
    expect(valuesOf([...bodies, { a: 3 }], 'a')).toEqual([1, 3])
  })

  it('has attributes where they are an object', () => {
    const bodies = [
      { custom_attributes: { a: 1 } },
      { custom_attributes: ['x'] },
      {},
      { custom_attributes: { a: 2, b: 3 } },
    ]
    expect(attributesIn(bodies)).toEqual([
      ['a', 1],
      ['a', 2],
      ['b', 3],
    ])
  })

  it('counts as the delivery of an event of its type alone', () => {
    const exchange = exchangeOf([request(users, {})])
    expect([isDelivered(exchange, 'identify'), isDelivered(exchange, 'track')]).toEqual([true, false])
    expect(isDelivered(exchangeOf([]), 'identify')).toBe(false)
  })

  it('has headers in any case, as text without outer blanks', () => {
    const headers = { ACCEPT: ' application/json ', Count: 7 } as never
    const one = { ...request(users), headers }
    expect([header(one, 'accept'), header(one, 'count'), header(one, 'x')]).toEqual([
      'application/json',
      '7',
      undefined,
    ])
  })
})

describe('walking a value', () => {
  const value = { a: [1, { b: 'x' }], c: null, d: undefined }

  it('meets every value, and what is no JSON as well', () => {
    expect(new Set(valuesIn(value))).toEqual(new Set([value, value.a, 1, { b: 'x' }, 'x', null, undefined]))
    expect([...valuesIn(value)]).toHaveLength(7)
  })

  it('finds texts in every text and every key, whole or as a part, and in no place of an array', () => {
    const sought = ['x', 'b', '0', 'y', 'xx']
    expect(textsFoundIn({ ...value, e: 'oxen' }, sought)).toEqual(new Set(['x', 'b']))
    expect(textsFoundIn('xx', ['xx'])).toEqual(new Set(['xx']))
    expect(textsFoundIn({ xx: null }, ['xx', 'xxx'])).toEqual(new Set(['xx']))
  })
})

it('of requests that delivery makes again, the last attempt is the answer', () => {
  const attempt = (body: JsonValue, status: number) => ({
    by: 'delivery' as const,
    request: request(users, body),
    reply: { status, headers: {} },
  })
  const delivered = [attempt({ a: 1 }, 503), attempt({ a: 1 }, 0), attempt({ a: 1 }, 200), attempt({ b: 1 }, 503)]
  expect(lastAnswers({ ...exchangeOf([]), delivered }).map(({ reply }) => reply.status)).toEqual([200, 503])
})
