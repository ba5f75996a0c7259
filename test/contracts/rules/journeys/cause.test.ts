import { describe, expect, it } from 'vitest'
import { causeOf } from '../../../../contracts/rules/journeys/cause.ts'
import type { Difference, Kind } from '../../../../contracts/rules/journeys/end-objects.ts'
import type { Event, Exchange, JsonObject, JsonValue } from '../../../../contracts/wire/index.ts'
import { exchangeOf, post } from '../played.ts'

/** An event that tells nothing of which objects come, and what was sent for it. */
const sending = (...bodies: JsonObject[]): Exchange =>
  exchangeOf(
    { type: 'alias' },
    bodies.map((body) => post('/users', body)),
  )
const telling = (event: Event): Exchange => exchangeOf(event, [])
const other = sending({ user_id: 'u-2', name: 'Bob' })

const difference = (some: Partial<Difference>): Difference => ({
  kind: 'users',
  known: ['u-1', 'ada@example.com'],
  fields: [],
  message: '',
  ...some,
})
/** A user whose field has another value. */
const wrong = (expected: JsonValue, received: JsonValue, field = 'name'): Difference =>
  difference({ fields: [field], expected: { user_id: 'u-1', [field]: expected }, received: { [field]: received } })

describe('a wrong value comes of the last exchange that sent it', () => {
  const later = sending({ user_id: 'u-1', name: 'Zoe' })

  it.for<[string, Exchange]>([
    ['in a request that was returned', sending({ user_id: 'u-1', name: 'Eve' })],
    ['in any of the requests', sending({ user_id: 'u-2' }, { user_id: 'u-1', name: 'Eve' })],
    ['about somebody who is known by one of his names', sending({ email: 'ada@example.com', name: 'Eve' })],
    ['as an attribute', sending({ user_id: 'u-1', custom_attributes: { first: ['Eve'] } })],
    [
      'by the target itself',
      {
        ...exchangeOf({ type: 'alias' }, []),
        delivered: [
          {
            by: 'target',
            request: post('/users', { user_id: 'u-1', name: 'Eve' }),
            reply: { status: 200, headers: {}, body: {} },
          },
        ],
      },
    ],
    [
      'by the target itself, which then dropped the event',
      {
        ...exchangeOf({ type: 'alias' }, []),
        outcome: { kind: 'dropped', reason: 'no' },
        delivered: [
          {
            by: 'target',
            request: post('/users', { user_id: 'u-1', name: 'Eve' }),
            reply: { status: 200, headers: {}, body: {} },
          },
        ],
      },
    ],
    [
      'as an argument of a call',
      {
        ...exchangeOf({ type: 'alias' }, []),
        connection: 'web-device',
        outcome: { kind: 'calls', calls: [{ method: 'update', args: [{ user_id: 'u-1', name: 'Eve' }] }] },
      },
    ],
  ])('%s', ([, exchange]) => {
    expect(causeOf(wrong('Ada', 'Eve'), [exchange, later, other])).toBe(0)
    expect(causeOf(wrong('Ada', 'Eve'), [other, exchange, exchange, later])).toBe(2)
  })

  it.for<[JsonValue, JsonValue]>([
    [5, 5],
    ['5', 5],
    [5, '5'],
    [true, true],
    [['a', 5], 5],
  ])('also as %j where %j is held', ([sent, held]) => {
    const exchange = sending({ user_id: 'u-1', seats: sent })
    expect(causeOf(wrong(7, held, 'seats'), [exchange, sending({ user_id: 'u-1', seats: 9 })])).toBe(0)
  })

  it('not of one that sent it about another person', () => {
    const exchanges = [sending({ user_id: 'u-1', name: 'Eve' }), sending({ user_id: 'u-2', name: 'Eve' })]
    expect(causeOf(wrong('Ada', 'Eve'), exchanges)).toBe(0)
  })

  it('by the values alone that differ', () => {
    const plan = wrong({ plan: 'pro', seats: 5 }, { plan: 'free', seats: 5 }, 'custom_attributes')
    const exchanges = [{ plan: 'free' }, { seats: 5 }].map((custom_attributes) =>
      sending({ user_id: 'u-1', custom_attributes }),
    )
    expect(causeOf(plan, exchanges)).toBe(0)
  })
})

describe('a value that was never sent comes of the last exchange whose event tells it', () => {
  const ada: Event = { type: 'identify', userId: 'u-1', traits: { name: 'Ada' } }

  it('also after the wrong one was sent', () => {
    const eve = sending({ user_id: 'u-1', name: 'Eve' })
    expect(causeOf(wrong('Ada', 'Eve'), [eve, telling(ada), other])).toBe(1)
    expect(causeOf(wrong('Ada', 'Eve'), [telling(ada), eve, other])).toBe(1)
  })

  const tellers: Record<Kind, string[]> = {
    users: ['identify', 'group'],
    companies: ['identify', 'group'],
    events: ['track'],
    leads: ['identify', 'track', 'page'],
  }
  const types = ['identify', 'group', 'track', 'page', 'alias']
  const pairs = Object.entries(tellers).flatMap(([kind, some]) =>
    types.map((type): [Kind, string, boolean] => [kind as Kind, type, some.includes(type)]),
  )
  it.for(pairs)('of %s by %s: %s', ([kind, type, isTold]) => {
    expect(causeOf({ ...wrong('Ada', null), kind }, [telling({ ...ada, type }), other])).toBe(isTold ? 0 : 1)
  })
})

describe('where nobody sent or told the value', () => {
  it.for(['signed_up_at', 'signedUpAt', 'Signed_up_at'])(
    'it comes of the last that sent the field, or not: %s',
    (key) => {
      const exchanges = [sending({ user_id: 'u-1', [key]: 1 }), sending({ user_id: 'u-1' })]
      expect(causeOf(wrong(5, 7, 'signed_up_at'), exchanges)).toBe(key.startsWith('s') ? 0 : 1)
    },
  )

  it('it comes of the last event that has all names of the object, else one of them', () => {
    const both: Event = { type: 'identify', userId: 'u-1', traits: { email: 'ada@example.com' } }
    const one: Event = { type: 'identify', userId: 'u-1' }
    const lacking = difference({ expected: { user_id: 'u-1' } })
    expect(causeOf(lacking, [telling(both), telling(one), other])).toBe(0)
    expect(causeOf(lacking, [telling(one), telling({ type: 'identify', userId: 'u-2' })])).toBe(0)
  })

  it('it comes of the last exchange of all', () => {
    expect(causeOf(wrong('Ada', null), [other, other, other])).toBe(2)
    expect(causeOf(wrong('Ada', null), [])).toBe(-1)
  })
})

describe('an object that is too much', () => {
  it('comes of the last exchange that sent anything about it', () => {
    const about = sending({ user_id: 'u-1' })
    const event: Event = { type: 'identify', userId: 'u-1', traits: { email: 'ada@example.com' } }
    expect(causeOf(difference({ received: {} }), [about, about, telling(event), other])).toBe(1)
  })

  it('is not known by what names nobody', () => {
    const list = difference({ known: [['u-1']], received: {} })
    expect(causeOf(list, [sending({ user_id: 'u-1' }), other])).toBe(1)
    expect(causeOf(difference({ known: [{}], received: {} }), [sending({ user_id: {} }), other])).toBe(1)
  })
})
