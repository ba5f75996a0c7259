import { describe, expect, it } from 'vitest'
import { commonRules } from '../../../../contracts/rules/common/index.ts'
import type { Event, Exchange, JsonObject, Outcome } from '../../../../contracts/wire/index.ts'
import { exchangeOf, playedCase, post } from '../played.ts'

const event = { type: 'identify', userId: 'u-1', traits: { plan: 'pro' } }
const written = (body: JsonObject): Outcome => ({ kind: 'requests', requests: [post('/users', body)] })
const body = { user_id: 'u-1', custom_attributes: { plan: 'pro', seats: 3 } }

function messages(id: string, ...exchanges: Exchange[]): string[] {
  const rule = commonRules.find((candidate) => candidate.id === id)
  return rule?.judge(playedCase(...exchanges)).flatMap(({ findings }) => findings.map(({ message }) => message)) ?? []
}

function deep(levels: number, leaf: string): JsonObject {
  let value: JsonObject = { leaf }
  for (let level = 0; level < levels; level += 1) value = { nested: value }
  return value
}

describe('G6', () => {
  it('does not apply to an event that was seen once and never again', () => {
    const rule = commonRules.find(({ id }) => id === 'G6')
    expect(rule?.judge(playedCase(exchangeOf(event, [post('/users', body)])))).toEqual([])
  })

  it('takes another order of keys for the same outcome', () => {
    const again = written({ custom_attributes: { seats: 3, plan: 'pro' }, user_id: 'u-1' })
    expect(messages('G6', { ...exchangeOf(event, [post('/users', body)]), again })).toEqual([])
  })

  it('sees an event that comes out otherwise alone', () => {
    const again = written({ user_id: 'u-1', custom_attributes: { plan: 'pro', seats: 4 } })
    expect(messages('G6', { ...exchangeOf(event, [post('/users', body)]), again })).toHaveLength(1)
  })

  it('sees an event that is dropped in its place and delivered alone', () => {
    const dropped: Exchange = { ...exchangeOf(event, []), outcome: { kind: 'dropped', reason: 'the batch failed' } }
    expect(messages('G6', { ...dropped, again: written(body) })).toHaveLength(1)
    expect(messages('G6', { ...dropped, again: { kind: 'dropped', reason: 'in other words' } })).toEqual([])
  })

  it('sees that the input was changed', () => {
    expect(messages('G6', { ...exchangeOf(event, [post('/users', body)]), inputChanged: true })).toHaveLength(1)
  })

  it('does not compare what may rest on answers of Intercom', () => {
    const reply = { status: 200, headers: {} }
    const own: Exchange = {
      ...exchangeOf(event, []),
      delivered: [{ by: 'target', request: post('/companies', { company_id: 'c' }), reply }],
      again: written({ user_id: 'u-1' }),
    }
    expect(messages('G6', own)).toEqual([])
  })

  const twins = (one: Partial<Exchange>, other: Partial<Exchange>) => {
    const [first, second] = [
      exchangeOf(event, [post('/users', body)]),
      exchangeOf(event, [post('/users', { user_id: 'u-1' })]),
    ]
    return messages('G6', { ...first, ...one }, { ...second, ...other })
  }

  it('holds an event against an equal one before it, under equal settings', () => {
    expect(twins({}, {})).toEqual(['Two equal events come out differently.'])
    expect(twins({}, { event: { ...event, traits: { plan: 'free' } } })).toEqual([])
    expect(twins({}, { settings: { apiKey: 'other' } })).toEqual([])
    expect(twins({ event: { ...event, userId: { a: 1 } } }, { event: { ...event, userId: { a: 1 } } })).toHaveLength(1)
    const long = { ...event, userId: 'x'.repeat(300) }
    expect(twins({ event: long }, { event: { ...long } })).toHaveLength(1)
  })

  it('holds it against the nearest of several', () => {
    const same = exchangeOf(event, [post('/users', { user_id: 'u-1' })])
    const other = exchangeOf(event, [post('/users', body)])
    expect(messages('G6', other, same, { ...same })).toHaveLength(1)
    expect(messages('G6', same, other, { ...same })).toHaveLength(2)
  })

  it('looks no further back than anyone repeats an event', () => {
    const asking = (): Exchange => {
      const read = { ...post('/users', {}), method: 'GET' }
      return exchangeOf(event, [read])
    }
    const first = exchangeOf(event, [post('/users', body)])
    const last = exchangeOf(event, [post('/users', { user_id: 'u-1' })])
    expect(messages('G6', first, ...Array.from({ length: 49 }, asking), last)).toHaveLength(1)
    expect(messages('G6', first, ...Array.from({ length: 50 }, asking), last)).toEqual([])
  })

  it('compares nothing that may rest on what a target read before', () => {
    const read = { ...post('/users', {}), method: 'get' }
    const reading = { kind: 'requests' as const, requests: [post('/users', {}), read] }
    expect([twins({ outcome: reading }, {}), twins({}, { outcome: reading })]).toEqual([[], []])
    expect(messages('G6', { ...exchangeOf(event, [read, post('/users', body)]), again: written({}) })).toEqual([])
  })

  it('says what was changed, and what came instead', () => {
    const changed: Exchange = { ...exchangeOf(event, [post('/users', body)]), inputChanged: true, again: written({}) }
    expect(messages('G6', changed)).toEqual([
      'The event or the settings were changed by the target.',
      'An event comes out otherwise in its place than alone.',
    ])
    expect(messages('G6', { ...changed, inputChanged: false, again: written(body) })).toEqual([])
  })

  it('compares bodies deeper than the stack', () => {
    const sent = exchangeOf(event, [post('/users', deep(20_000, 'end'))])
    expect(messages('G6', { ...sent, again: written(deep(20_000, 'end')) })).toEqual([])
    expect(messages('G6', { ...sent, again: written(deep(20_000, 'other')) })).toHaveLength(1)
  })
})

describe('G8', () => {
  const hostile = exchangeOf({ type: 'identify', userId: 'h-1', traits: { nick: '\ud800' } }, [
    post('/users', { user_id: 'h-1' }),
  ])

  it('holds the next event against what comes of it alone', () => {
    const next = exchangeOf(event, [post('/users', { user_id: 'u-1' })])
    expect(messages('G8', hostile, { ...next, again: written(body) })).toHaveLength(1)
    expect(messages('G8', hostile, { ...next, again: written({ user_id: 'u-1' }) })).toEqual([])
  })

  it('does not compare what may rest on answers of Intercom, nor what came of it long ago', () => {
    const reply = { status: 200, headers: {} }
    const next = exchangeOf(event, [post('/users', { user_id: 'u-1' })])
    const asked: Exchange = { ...next, delivered: [{ by: 'target', request: post('/companies', {}), reply }] }
    expect(messages('G8', hostile, { ...asked, again: written(body) })).toEqual([])
    expect(messages('G8', hostile, next)).toEqual([])
    const before = exchangeOf(event, [post('/users', body)])
    const others = (count: number) =>
      Array.from({ length: count }, (_, index) => exchangeOf({ ...event, userId: `x-${index}` }, []))
    expect(messages('G8', before, ...others(49), hostile, { ...next })).toHaveLength(1)
    expect(messages('G8', before, ...others(50), hostile, { ...next })).toEqual([])
  })

  const nick = '\ud800'
  const sending = (given: Event, path: string, sent: JsonObject) =>
    messages('G8', exchangeOf(given, [post(path, sent)]))

  it('asks a group for nothing that has a field of its own, or speaks of the user', () => {
    const names = ['name', 'plan', 'website', 'industry', 'size', 'monthlySpend', 'monthly_spend', 'remoteCreatedAt']
    const own = [...names, 'createdAt', 'groupId', 'userId', 'anonymousId', 'tags']
    const traits = Object.fromEntries(own.map((name) => [name, 'x']))
    const group = (more: JsonObject) => ({ type: 'group', groupId: 'g-1', traits: { nick, ...more } })
    expect(sending(group(traits), '/companies', { company_id: 'g-1' })).toEqual([])
    expect(sending(group({ tier: 'A' }), '/companies', { company_id: 'g-1' })).toHaveLength(1)
    expect(sending(group({ hq: { city: 'Ulm' } }), '/companies', { company_id: 'g-1' })).toEqual([])
    const bare = { type: 'group', groupId: 'g-1', properties: { nick } }
    expect(sending(bare, '/companies', { company_id: 'g-1' })).toEqual([])
  })

  it('asks an identify for nothing that has a place or a freedom of its own, and only where one place holds traits', () => {
    const own = ['anonymousId', 'createdat', 'email', 'avatar', 'first_name', 'firstName', 'id']
    const traits = { nick, ...Object.fromEntries(own.map((name) => [name, 'x'])) }
    expect(sending({ type: 'identify', userId: 'u-1', traits }, '/users', { user_id: 'u-1' })).toEqual([])
    const lost = { nick, tier: 'A' }
    const places = (more: Event) => sending({ type: 'identify', userId: 'u-1', ...more }, '/users', { user_id: 'u-1' })
    expect(places({ traits: lost })).toHaveLength(1)
    expect(places({ context: { traits: lost } })).toHaveLength(1)
    expect(places({ traits: {}, context: { traits: lost } })).toHaveLength(1)
    expect(places({ traits: { a: 1 }, context: { traits: lost } })).toEqual([])
    expect(places({ properties: { nick } })).toEqual([])
  })

  it('finds the properties of a track in the forms that metadata takes', () => {
    const properties = { nick, end_date: '2026-01-02T03:04:05Z', new: true }
    const track = { type: 'track', userId: 'u-1', event: 'Sold', timestamp: '2026-01-02', properties }
    expect(sending(track, '/events', { metadata: { end_date: 1767323045, new: 'true' } })).toEqual([])
    expect(sending(track, '/events', { metadata: { new: 'true' } })).toHaveLength(1)
    expect(sending({ ...track, properties: 'x', traits: { nick } }, '/events', {})).toEqual([])
  })

  it('does not look at types that nobody supports', () => {
    const page = { type: 'page', properties: { nick } }
    expect(messages('G8', { ...exchangeOf(page, []), outcome: { kind: 'dropped', reason: '' } })).toEqual([])
    const dropped: Exchange = {
      ...exchangeOf({ ...page, type: 'track' }, []),
      outcome: { kind: 'dropped', reason: '' },
    }
    expect(messages('G8', dropped)).toHaveLength(1)
    expect(messages('G8', exchangeOf({ ...page, type: 'track' }, []))).toHaveLength(1)
  })

  it('holds it against what came of it before, since pollution lasts', () => {
    const before = exchangeOf(event, [post('/users', body)])
    const polluted = { user_id: 'u-1', custom_attributes: { plan: 'pro', seats: 3, admin: true } }
    const next = { ...exchangeOf(structuredClone(event), [post('/users', polluted)]), again: written(polluted) }
    expect(messages('G8', before, hostile, next)).toHaveLength(1)
  })
})
