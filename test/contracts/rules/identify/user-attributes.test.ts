import { describe, expect, it } from 'vitest'
import { identifyRules } from '../../../../contracts/rules/identify/index.ts'
import type { Event, JsonObject } from '../../../../contracts/wire/index.ts'
import { exchangeOf, playedCase, post } from '../played.ts'
import { toldOf, toldOfRequests } from './told.ts'

const told = (id: string, event: Event, custom_attributes: JsonObject, settings?: JsonObject) =>
  toldOf(id, event, { custom_attributes }, settings)?.length

describe('U8', () => {
  const at = '2026-01-02T03:04:05Z'
  const both = (own: JsonObject[string], other: JsonObject[string]): Event => ({
    traits: { seen_at: own },
    context: { traits: { seen_at: other } },
  })

  it('asks for the seconds of a date, and for any other value as it is', () => {
    expect([
      told('U8', { traits: { seen_at: at } }, { seen_at: 1767323045 }),
      told('U8', { traits: { seen_at: at } }, { seen_at: at }),
    ]).toEqual([0, 1])
    expect(told('U8', { traits: { seen_at: 7 } }, { seen_at: 8 })).toBe(1)
    expect(told('U8', { traits: { seen_at: 'noon' } }, { seen_at: 'noon' })).toBe(0)
  })

  it('takes either of two places, where both are judged', () => {
    expect([told('U8', both(at, 7), { seen_at: 7 }), told('U8', both(at, 7), { seen_at: 1767323045 })]).toEqual([0, 0])
    expect(toldOf('U8', both(at, 7), { custom_attributes: { seen_at: 8 } })).toEqual([
      'An ISO date under a name that ends in _at is not sent as its unix seconds.',
    ])
    expect(toldOf('U8', both(7, 9), { custom_attributes: { seen_at: 8 } })).toEqual([
      'A value under a name that ends in _at is changed although it is no ISO date.',
    ])
    expect(told('U8', both(at, '2026-02-30'), { seen_at: 8 })).toBeUndefined()
  })

  it('does not apply to what is nested, open, free to be left out, or sent under another name', () => {
    for (const value of [{ a: 1 }, [1], null, '', '2026-02-30', '1969-01-01']) {
      expect(told('U8', { traits: { seen_at: value } }, { seen_at: 8 })).toBeUndefined()
    }
    expect(told('U8', { traits: { seen_at: at } }, { last_seen: 8 })).toBeUndefined()
    expect(told('U8', { traits: { seen: at } }, { seen: 8 })).toBeUndefined()
  })
})

describe('U13', () => {
  const context = { os: { name: 'iOS', version: '17' } }
  const event: Event = { context }
  const on = { collectContext: true }

  it('asks a mobile source for its context under names with both parts', () => {
    expect(told('U13.sources', event, { os_name: 'iOS', 'context.os.version': 17 }, on)).toBe(0)
    expect(told('U13.sources', event, { os_name: 'iOS' }, on)).toBe(1)
    expect(told('U13.sources', event, { name: 'iOS', version: '17' }, on)).toBe(2)
    expect(told('U13.sources', { context: { os: { name: ' ', version: 17 } } }, {}, on)).toBeUndefined()
    expect(told('U13.sources', { context: { os: { name: 'a\u0000b' } } }, {}, on)).toBeUndefined()
  })

  it('demands it of an event alone that shows its mobile source, as behind HTTP nothing else does', () => {
    const demanded = (shown: Event, rule = 'U13') => {
      const request = post('/users', { user_id: 'u-1', custom_attributes: { plan: 'pro' } })
      const exchange = { ...exchangeOf({ type: 'identify', userId: 'u-1', ...shown }, [request]), settings: on }
      const played = playedCase({ ...exchange, connection: 'mobile-cloud' })
      return identifyRules.find(({ id }) => id === rule)?.judge(played)[0]?.findings.length
    }
    const from = (name: string) => ({ context: { ...context, library: { name } } })
    for (const shown of [
      { ...event, channel: 'mobile' },
      from('com.rudderstack.android.sdk.core'),
      from('rudder-ios-library'),
      { ...from('rudder-ios-library'), channel: null },
      { ...from('rudder-ios-library'), channel: '' },
    ]) {
      expect([demanded(shown), demanded(shown, 'U13.sources')]).toEqual([2, undefined])
    }
    for (const shown of [
      event,
      { ...event, channel: 'server' },
      from('analytics-node'),
      { ...from('rudder-ios-library'), channel: 'web' },
    ]) {
      expect([demanded(shown), demanded(shown, 'U13.sources')]).toEqual([undefined, 2])
    }
  })

  it('takes the value from any request, and none from a trait of that name', () => {
    const twice = [{ os_name: 'Android' }, { os_name: 'iOS', os_version: '17' }].map((custom_attributes) =>
      post('/users', { user_id: 'u-1', custom_attributes }),
    )
    expect(toldOfRequests('U13.sources', event, twice, on)).toEqual([])
    expect(told('U13.sources', { ...event, traits: { osName: 'x', os: { version: 1 } } }, {}, on)).toBe(0)
  })

  it('sees the context where nobody asked for it, a number too', () => {
    expect(told('U13', { context: { os: { version: 17 } } }, { os_version: 17 })).toBe(1)
    expect(told('U13', event, { os_version: '17', plan: 'pro' }, { collectContext: null })).toBe(1)
    expect(told('U13', event, { plan: 'pro' }, { collectContext: 'yes' })).toBeUndefined()
    expect(told('U13', { context: {} }, { os_version: 17 })).toBeUndefined()
  })
})

describe('U1', () => {
  const body = (event: Event, sent: JsonObject) => toldOfRequests('U1', event, [post('/users', sent)])

  it('asks for what the event has', () => {
    const event: Event = {
      traits: { email: 'a@x.test', name: 'Ada', phone: '+44', createdAt: '2026-01-02T03:04:05Z' },
    }
    const whole = { user_id: 'u-1', email: 'a@x.test', name: 'Ada', phone: '+44', signed_up_at: 1767323045 }
    expect(body(event, whole)).toEqual([])
    for (const field of Object.keys(whole)) {
      const { [field]: _, ...rest } = whole as JsonObject
      expect(body(event, rest)).toHaveLength(1)
      expect(body(event, { ...rest, [field]: null })).toHaveLength(1)
      expect(body(event, { ...whole, [field]: {} })).not.toEqual([])
    }
  })

  it('asks each request for somebody', () => {
    const nobody = (rest: JsonObject) =>
      toldOfRequests('U1', {}, [post('/users', { user_id: 'u-1' }), post('/users', rest)])
    expect(nobody({ name: 'Ada' })).toEqual(['A request to /users says neither user_id nor email.'])
    for (const field of ['id', 'user_id', 'email']) expect(nobody({ [field]: 'x' })).toEqual([])
    expect(toldOfRequests('U1', {}, [post('/users', { name: 'Ada' })])).toEqual([
      'The user id of the event is not sent.',
    ])
  })

  it('leaves identifiers alone that may be changed or are too long', () => {
    for (const userId of ['a\u0000b', 2 ** 60, 'x'.repeat(256)]) expect(body({ userId }, { email: 'x' })).toEqual([])
    expect(body({ userId: 'u-1', traits: { email: 'a\u0000b' } }, { name: 'x' })).toEqual([])
  })

  it('leaves a time without zone, or as a number, to U3', () => {
    for (const createdAt of ['2026-01-02T03:04:05', 1767323045, 'Fri, 02 Jan 2026 03:04:05 GMT', 'soon']) {
      expect(body({ traits: { createdAt } }, { user_id: 'u-1' })).toEqual([])
    }
  })
})
