import { describe, expect, it } from 'vitest'
import type { JsonValue } from '../../../contracts/wire/index.ts'
import { createIntercom, type Fault, type Passage } from '../../../mocks/intercom/index.ts'
import { readWeather } from '../../../mocks/intercom/weather/read-weather.ts'
import { start, startSeconds } from './caller.ts'

function under(faults: Fault[], seed = 1) {
  let now = start
  const intercom = createIntercom({ clock: () => now, weather: { seed, faults } })
  const headers = { authorization: 'Bearer t', 'content-type': 'application/json', 'intercom-version': '1.4' }
  const send = (path: string, body: JsonValue, call?: string): Passage =>
    intercom.send(
      { method: 'POST', url: `https://api.intercom.io${path}`, headers, body },
      call === undefined ? {} : { call },
    )
  return {
    intercom,
    send,
    user: (id: string, call?: string) => send('/users', { user_id: id }, call),
    users: () => intercom.state('t').users.map((user) => user['user_id']),
    faults: () => intercom.journal('t').map(({ fault }) => fault),
    pass: (milliseconds: number) => {
      now += milliseconds
    },
  }
}
const end = (passage: Passage) => (passage.end === 'answered' ? passage.reply.status : passage.end)

describe('a fault', () => {
  it.each([
    [{ fault: 'status', status: 503 } as const, 503, []],
    [{ fault: 'status', status: 429 } as const, 429, []],
    [{ fault: 'html' } as const, 502, []],
    [{ fault: 'reset-before' } as const, 'reset', []],
    [{ fault: 'reset-after' } as const, 'reset', ['a']],
    [{ fault: 'lost' } as const, 'silent', ['a']],
    [{ fault: 'drip' } as const, 'drip', ['a']],
    [{ fault: 'truncated' } as const, 'truncated', ['a']],
  ])('%j ends a call as %s and leaves %j stored', (fault, ended, stored) => {
    const { user, users, faults } = under([fault])
    expect(end(user('a'))).toBe(ended)
    expect(users()).toEqual(stored)
    expect(faults()).toEqual([fault.fault === 'status' ? `status ${fault.status}` : fault.fault])
  })

  it("has Intercom's error shape and headers, or is a page of the edge", () => {
    const [status, page] = [under([{ fault: 'status', status: 504 }]).user('a'), under([{ fault: 'html' }]).user('a')]
    expect(status).toMatchObject({
      reply: {
        headers: { 'x-ratelimit-limit': '166' },
        body: {
          type: 'error.list',
          errors: [{ code: 'server_timeout', message: 'Server timed out when making request' }],
        },
      },
    })
    expect(page).toMatchObject({
      reply: { headers: { 'content-type': 'text/html' }, body: expect.stringContaining('<html>') },
    })
  })

  it.each([
    [{}, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(startSeconds + 10) }],
    [{ reset: 900 }, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(startSeconds + 900) }],
    [{ reset: 'none' as const }, {}],
  ])('of 429 with %j tells the limit as %j', (more, expected) => {
    const passage = under([{ fault: 'status', status: 429, ...more }]).user('a')
    const { headers } = (passage as Extract<Passage, { end: 'answered' }>).reply
    const { 'x-ratelimit-remaining': remaining, 'x-ratelimit-reset': reset } = headers
    expect(JSON.parse(JSON.stringify({ 'x-ratelimit-remaining': remaining, 'x-ratelimit-reset': reset }))).toEqual(
      expected,
    )
  })

  it.each([
    [502, '502 Bad Gateway'],
    [504, '504 Gateway Time-out'],
  ])('as a page of the edge with status %i is titled "%s"', (status, title) => {
    const passage = under([{ fault: 'html', status }]).user('a')
    expect(passage).toMatchObject({ reply: { status, body: expect.stringContaining(`<title>${title}</title>`) } })
  })

  it('hits one attempt of a call: the retry gets through', () => {
    const { user, users } = under([{ fault: 'status', status: 500 }])
    expect([end(user('a')), end(user('a')), users()]).toEqual([500, 200, ['a']])
  })

  it('hits as many attempts as it says', () => {
    const { user } = under([{ fault: 'reset-before', attempts: 2 }])
    expect([user('a'), user('a'), user('a')].map(end)).toEqual(['reset', 'reset', 200])
    const forever = under([{ fault: 'status', status: 500, attempts: 'all' }])
    expect(Array.from({ length: 9 }, () => end(forever.user('a')))).toEqual(Array(9).fill(500))
  })

  it('counts logical calls: a retry does not use up the fault of a later call', () => {
    const { user } = under([{ fault: 'reset-before', calls: [1, 2], attempts: 1 }])
    expect(['a', 'a', 'b', 'b', 'c'].map((id) => end(user(id)))).toEqual(['reset', 200, 'reset', 200, 200])
  })

  it('knows the same request, once answered, for a new call', () => {
    const { user } = under([{ fault: 'status', status: 500, calls: [2] }])
    expect(['a', 'a', 'a'].map((id) => end(user(id)))).toEqual([200, 500, 200])
  })

  it('takes the word of the caller for what is one call', () => {
    const { user } = under([{ fault: 'status', status: 500, calls: [1] }])
    expect([end(user('a', 'call 1')), end(user('b', 'call 1')), end(user('a', 'call 2'))]).toEqual([500, 200, 200])
  })

  it('counts the calls of its operation only', () => {
    const { user, send } = under([{ fault: 'status', status: 500, on: 'POST /companies', calls: [2] }])
    const company = (id: string) => end(send('/companies', { company_id: id }))
    expect([company('a'), end(user('a')), company('b'), company('c')]).toEqual([200, 200, 500, 200])
  })

  it('matches any id in a path', () => {
    const { intercom } = under([{ fault: 'status', status: 500, on: 'GET /users/{id}' }])
    const get = (path: string) =>
      end(
        intercom.send({
          method: 'GET',
          url: `http://mock${path}`,
          headers: { authorization: 'Bearer t', 'intercom-version': '1.4' },
        }),
      )
    expect([get('/users/1'), get('/users?user_id=1'), get('/companies/1')]).toEqual([500, 404, 404])
  })

  it('comes every n-th call', () => {
    const { user } = under([{ fault: 'status', status: 500, every: 3 }])
    expect(['a', 'b', 'c', 'd', 'e', 'f'].map((id) => end(user(id)))).toEqual([200, 200, 500, 200, 200, 500])
  })

  it('holds from one time until another', () => {
    const { user, pass } = under([{ fault: 'status', status: 500, from: '10s', until: '1m' }])
    user('first')
    const at = (milliseconds: number, id: string) => {
      pass(milliseconds)
      return end(user(id))
    }
    expect([at(9_999, 'a'), at(1, 'b'), at(49_999, 'c'), at(1, 'd')]).toEqual([200, 500, 500, 200])
  })
})

describe('chance', () => {
  const hits = (seed: number, ids: string[]) => {
    const { user } = under([{ fault: 'status', status: 500, probability: 0.3 }], seed)
    return ids.filter((id) => end(user(id)) === 500)
  }
  const ids = Array.from({ length: 1000 }, (_, place) => `u-${place}`)

  it('hits about as often as it says', () => {
    expect(hits(1, ids).length).toBeGreaterThan(250)
    expect(hits(1, ids).length).toBeLessThan(350)
  })

  it('is the same for one seed, in whatever order requests arrive, and another for another', () => {
    expect(new Set(hits(1, [...ids].reverse()))).toEqual(new Set(hits(1, ids)))
    expect(hits(2, ids)).not.toEqual(hits(1, ids))
  })

  it('is drawn for each attempt of a fault that may hit them all', () => {
    const { user } = under([{ fault: 'status', status: 500, probability: 0.5, attempts: 'all' }])
    expect(Array.from({ length: 40 }, () => end(user('a', 'one call')))).toContain(200)
  })

  it('is drawn anew when the same request is a new call', () => {
    const { user } = under([{ fault: 'status', status: 500, probability: 0.5 }])
    const ends = new Set(Array.from({ length: 40 }, () => end(user('a'))))
    expect(ends).toEqual(new Set([200, 500]))
  })
})

describe('composition', () => {
  it('adds latencies up, and lets the first disturbance win', () => {
    const { user, faults } = under([
      { fault: 'latency', ms: 100, name: 'far away' },
      { fault: 'latency', ms: 50 },
      { fault: 'status', status: 500 },
      { fault: 'reset-before' },
    ])
    const [first, second] = [user('a'), user('a')]
    expect([first.delayMs, end(first), second.delayMs, end(second)]).toEqual([150, 500, 150, 'reset'])
    expect(faults()).toEqual(['far away, latency, status 500', 'far away, latency, reset-before'])
  })

  it('draws latencies from a range or a log-normal distribution', () => {
    const range = under([{ fault: 'latency', ms: { min: 10, max: 20 } }])
    const normal = under([{ fault: 'latency', ms: { median: 100, p99: 1000 } }])
    const delays = (sky: typeof range) =>
      Array.from({ length: 2000 }, (_, place) => sky.user(`u-${place}`).delayMs).sort((a, b) => a - b)
    const even = delays(range)
    const [least = 0, most = 0] = [even[0], even.at(-1)]
    expect([least >= 10, most <= 20, most - least > 9]).toEqual([true, true, true])
    const skewed = delays(normal)
    expect(skewed[1000]).toBeGreaterThan(80)
    expect(skewed[1000]).toBeLessThan(125)
    expect(skewed[1980]).toBeGreaterThan(600)
    expect(skewed[1980]).toBeLessThan(1700)
  })

  it('tells the limit in force also with an error that comes before it is looked at', () => {
    const { user } = under([
      { fault: 'rate-limit', perWindow: 7 },
      { fault: 'status', status: 503 },
    ])
    const passage = user('a')
    expect(passage.end === 'answered' && passage.reply).toMatchObject({
      status: 503,
      headers: { 'x-ratelimit-limit': '7', 'x-ratelimit-remaining': '6' },
    })
  })

  it('limits the rate while it says so', () => {
    const { user, pass } = under([{ fault: 'rate-limit', perWindow: 1, until: '20s' }])
    expect([end(user('a')), end(user('b'))]).toEqual([200, 429])
    pass(20_000)
    expect([end(user('c')), end(user('d'))]).toEqual([200, 200])
  })
})

describe('setting the weather', () => {
  it('changes it for one workspace, and back', () => {
    const { intercom, user } = under([])
    intercom.setWeather('t', { faults: [{ fault: 'status', status: 500, attempts: 'all' }] })
    intercom.setWeather('other', { faults: [{ fault: 'reset-before', attempts: 'all' }] })
    expect(end(user('a'))).toBe(500)
    intercom.setWeather('t')
    expect(end(user('a'))).toBe(200)
  })

  it.each([
    [{}, 'The weather is not valid at its top level'],
    [{ faults: [{ fault: 'hail' }] }, 'at /faults/0'],
    [{ faults: [{ fault: 'status', status: 200 }] }, 'at /faults/0'],
    [{ faults: [{ fault: 'status', status: 500, calls: [0] }] }, 'at /faults/0'],
    [{ faults: [], wind: 3 }, 'The weather is not valid'],
    [undefined, 'A weather is an object'],
    [
      { faults: [{ fault: 'latency', ms: { min: 5, max: 1 } }] },
      'The weather is not valid: /faults/0/ms has a min of 5 above its max of 1.',
    ],
    [
      { faults: [{ fault: 'latency', ms: { p99: 10, median: 100 } }] },
      'The weather is not valid: /faults/0/ms has a median of 100 above its p99 of 10.',
    ],
    [
      { faults: [{ fault: 'lost' }, { fault: 'lost', from: '1m', until: '60s' }] },
      'The weather is not valid: /faults/1/until is "60s", which is no later than "from" (1m)',
    ],
    [
      { faults: [{ fault: 'lost', on: 'POST /usrs' }] },
      'The weather is not valid: /faults/0/on is "POST /usrs", and API 1.4 has no such request',
    ],
  ])('refuses %j', (document, message) => {
    expect(() => readWeather(document as JsonValue)).toThrow(message)
  })
})

describe('a weather that says what can be meant', () => {
  it.for([
    { fault: 'latency', ms: { min: 5, max: 5 } },
    { fault: 'latency', ms: { median: 7, p99: 7 } },
    { fault: 'lost', from: '59s', until: '1m' },
    { fault: 'lost', until: '1s' },
    { fault: 'lost', on: '*' },
    { fault: 'lost', on: 'GET /users/{id}' },
    { fault: 'lost', on: 'DELETE /users/5d0000000000000000000001' },
    { fault: 'rate-limit', perWindow: 0 },
  ] as const)('is taken: %j', (fault) => {
    expect(readWeather({ faults: [fault as never] })).toEqual({ faults: [fault] })
  })
})

describe('a weather that is wrong', () => {
  it.for([
    [{ fault: 'statsu' }, /faults\/0\/fault: a fault is one of latency, rate-limit, status/],
    [{ fault: 'status' }, /faults\/0: .*\(status\)/],
    [{ fault: 'status', status: 999 }, /faults\/0\/status: /],
    [{ fault: 'status', status: 500, call: [1] }, /faults\/0\/call: this field is not known there/],
    [5, /faults\/0: a fault is an object/],
  ] as const)('is told by its own kind: %j', ([fault, message]) => {
    expect(() => readWeather({ faults: [fault as never] })).toThrow(message)
  })
})
