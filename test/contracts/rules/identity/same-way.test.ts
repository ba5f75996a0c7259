import { describe, expect, it } from 'vitest'
import type { Event, Exchange, IntercomRequest, JsonValue, Settings } from '../../../../contracts/wire/index.ts'
import { findingsOf, messagesOf, verdictOf } from '../device/verdict-of.ts'
import { exchangeOf, playedCase } from '../played.ts'
import { companies, events, head, long, track, users } from './sent.ts'

const identified = (event: Event, requests: IntercomRequest[] = []) =>
  exchangeOf({ type: 'identify', ...event }, requests)
const tracked = (event: Event, requests: IntercomRequest[] = []) => exchangeOf(track(event), requests)
const grouped = (event: Event, requests: IntercomRequest[] = []) => exchangeOf({ type: 'group', ...event }, requests)
const verdict = (...exchanges: Exchange[]) => verdictOf('I5', playedCase(...exchanges))
const told = (...exchanges: Exchange[]) => messagesOf('I5', playedCase(...exchanges))
const under = (settings: Settings, exchanges: Exchange[]) =>
  exchanges.map((exchange) => ({ ...exchange, settings: { ...exchange.settings, ...settings } }))

const whole = { userId: long }
const user = (id: JsonValue) => users({ user_id: id })
const event = (id: JsonValue) => events({ user_id: id })
const otherwise = ['The user_id that is too long is treated otherwise in track than in identify.']

describe('I5: a user_id over the limit', () => {
  it('may be refused, sent whole, cut or replaced, the same in every type', () => {
    expect(verdict(identified(whole), tracked(whole))).toBe('kept')
    for (const sent of [long, head, 'x-1']) {
      expect(verdict(identified(whole, user(sent)), tracked(whole, event(sent)))).toBe('kept')
      expect(told(identified(whole, user(sent)), tracked(whole))).toEqual(otherwise)
    }
    expect(findingsOf('I5', playedCase(identified(whole, user('x-1')), tracked(whole, event('x-2'))))).toEqual([
      { message: otherwise[0], expected: { sent: 'x-1' }, received: { sent: 'x-2' } },
    ])
    expect(findingsOf('I5', playedCase(identified(whole), tracked(whole, event(long))))).toEqual([
      { message: otherwise[0], expected: 'refused', received: { sent: `${'a'.repeat(20)}… (300 characters)` } },
    ])
  })

  it('may make the event go by its email', () => {
    const both = { userId: long, traits: { email: 'ada@example.com' } }
    const byEmail = { email: 'ada@example.com' }
    expect(verdict(identified(both, users(byEmail)), tracked(both, events(byEmail)))).toBe('kept')
    expect(told(identified(both, users(byEmail)), tracked(both))).toEqual(otherwise)
  })

  it('is compared with what became of it under the same circumstances only', () => {
    const another = { userId: `${long}c` }
    const withEmail = { userId: long, traits: { email: 'ada@example.com' } }
    expect(verdict(identified(whole), tracked(another, event(another.userId)))).toBe('not judged')
    expect(verdict(identified(whole), tracked(withEmail, events({ email: 'ada@example.com' })))).toBe('not judged')
  })

  it('may be replaced by the anonymousId while the setting is on, whichever that is', () => {
    const standIns = [
      identified({ ...whole, anonymousId: 'a-1' }, user('a-1')),
      tracked({ ...whole, anonymousId: 'a-2' }, event('a-2')),
    ]
    expect(verdict(...under({ sendAnonymousId: true }, standIns))).toBe('not judged')
    expect(verdict(...standIns)).toBe('broken')
    const none = [identified({ ...whole, anonymousId: { x: 1 } }, user(long)), tracked(whole)]
    expect(verdict(...under({ sendAnonymousId: true }, none))).toBe('broken')
  })

  it('is compared without the blanks around it, but cut with them', () => {
    const padded = { userId: ` ${long}` }
    expect(told(identified(padded), tracked(whole, event(long)))).toEqual(otherwise)
    expect(verdict(identified(padded, user(padded.userId)), tracked(whole, event(long)))).toBe('kept')
    expect(verdict(identified(padded, user(padded.userId.slice(0, 255))), tracked(whole, event(head)))).toBe('kept')
    expect(verdict(identified(whole, user(head.slice(1))), tracked(whole, event(head)))).toBe('broken')
    expect(verdict(identified(padded, user('x-1')), tracked(whole, event('x-2')))).toBe('broken')
  })

  it.for<[string, Event]>([
    ['a field of another kind', { properties: 'x' }],
    ['a hostile key', { context: JSON.parse('{"__proto__": {"x": 1}}') }],
    ['no name', { event: '' }],
    ['an email over the limit', { traits: { email: long } }],
  ])('is not compared where the event may be rejected for %s', ([, more]) => {
    expect(verdict(identified({ ...whole, ...more }, user(long)), tracked({ ...whole, ...more }))).toBe('not judged')
  })

  it('is compared whatever traits a track has', () => {
    const withCompany = { ...whole, traits: { company: { id: long } } }
    expect(told(identified(whole, user(long)), tracked(withCompany))).toEqual(otherwise)
  })

  it('is compared with other types alone, wherever they stand', () => {
    expect(verdict(identified(whole, user(long)), identified(whole))).toBe('not judged')
    const journey = [identified(whole, user(long)), tracked(whole, event(long)), identified(whole)]
    expect(told(...journey)).toEqual(['The user_id that is too long is treated otherwise in identify than in track.'])
    expect(verdict(identified(whole, user(long)))).toBe('not judged')
  })
})

describe('I5: an email over the limit', () => {
  const email = { traits: { email: long } }

  it('is compared where nothing else names the person, without blanks', () => {
    const padded = { traits: { email: ` ${long}` } }
    expect(verdict(identified(email), tracked(email))).toBe('kept')
    expect(told(identified(padded), tracked(email, events({ email: long })))).toEqual([
      'The email that is too long is treated otherwise in track than in identify.',
    ])
    const named = { userId: 'u-1', ...email }
    expect(
      verdict(identified(named, users({ user_id: 'u-1', email: long })), tracked(named, events({ user_id: 'u-1' }))),
    ).toBe('not judged')
  })
})

describe('I5: a company_id over the limit', () => {
  const linked = (company: Event, sent: JsonValue[], email = {}) =>
    identified({ traits: { email: 'ada@example.com', company }, ...email }, [
      ...users({ email: 'ada@example.com', companies: sent.map((id) => ({ company_id: id })) }),
    ])
  const group = (sent: JsonValue[]) =>
    grouped(
      { groupId: long },
      sent.flatMap((id) => companies({ company_id: id })),
    )

  it('is left out or refused, or sent, the same in an identify and a group', () => {
    expect(verdict(linked({ id: long }, []), group([]))).toBe('kept')
    expect(verdict(linked({ id: long }, [long]), group([long]))).toBe('kept')
    expect(told(linked({ id: long }, [head]), group([]))).toEqual([
      'The company_id that is too long is treated otherwise in group than in identify.',
    ])
    expect(verdict(linked({ id: long }, ['x-1']), group(['x-2']))).toBe('broken')
    expect(verdict(linked({ id: `${long}c` }, [head]), group([]))).toBe('not judged')
  })

  it('may be left out in one place and go by its name in the other', () => {
    expect(verdict(linked({ id: long, name: 'Acme' }, ['e5f2a1']), group([]))).toBe('kept')
    expect(verdict(linked({ id: long, name: 'Acme' }, []), group(['e5f2a1']))).toBe('kept')
  })

  it('is compared whatever the anonymousId', () => {
    const exchanges = [linked({ id: long }, [long], { anonymousId: 'a-1' }), group([])]
    expect(verdict(...under({ sendAnonymousId: true }, exchanges))).toBe('broken')
  })

  it('is not compared where a user id is over the limit too', () => {
    const withLongUser = grouped({ groupId: long, userId: long }, [])
    expect(verdict(linked({ id: long }, [long]), withLongUser)).toBe('not judged')
  })
})

describe('I5: blanks around an identifier', () => {
  const padded = { userId: ' u-1 ' }

  it('are trimmed or sent, the same in every type', () => {
    expect(verdict(identified(padded, user('u-1')), tracked(padded, event('u-1')))).toBe('kept')
    expect(verdict(identified(padded, user(' u-1 ')), tracked(padded, event(' u-1 ')))).toBe('kept')
    expect(findingsOf('I5', playedCase(identified(padded, user('u-1')), tracked(padded, event(' u-1 '))))).toEqual([
      {
        message: 'The blanks around the user_id are treated otherwise in track than in identify.',
        expected: 'u-1',
        received: ' u-1 ',
      },
    ])
    const email = { traits: { email: ' ada@example.com' } }
    expect(
      verdict(
        identified(email, users({ email: 'ada@example.com' })),
        tracked(email, events({ email: ' ada@example.com' })),
      ),
    ).toBe('broken')
  })

  it('are compared of one identifier, where it was sent and can only be that one', () => {
    const other = { userId: ' u-2 ' }
    expect(verdict(identified(padded, user('u-1')), tracked(other, event(' u-2 ')))).toBe('not judged')
    expect(verdict(identified(padded, user('u-1')), tracked(padded, event('u-2')))).toBe('not judged')
    expect(verdict(identified(padded, user('u-1')), tracked(padded))).toBe('not judged')
    expect(verdict(identified({ userId: ' 42 ' }, user(42)), tracked({ userId: ' 42 ' }, event(42)))).toBe('not judged')
    expect(verdict(identified({ userId: 42 }, user('42')), tracked({ userId: 42 }, event('42')))).toBe('not judged')
    const email = { traits: { email: ' ada@example.com' } }
    const twice = { ...email, properties: { email: 'ada@example.com' } }
    expect(
      verdict(
        identified(email, users({ email: ' ada@example.com' })),
        tracked(twice, events({ email: 'ada@example.com' })),
      ),
    ).toBe('not judged')
  })
})
