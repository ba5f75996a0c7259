import { describe, expect, it } from 'vitest'
import type { JsonValue } from '../../../../contracts/wire/index.ts'
import { findingsOf, messagesOf, verdictOf } from '../device/verdict-of.ts'
import { events, sentFor, track, users } from './sent.ts'

const ada = { type: 'identify', anonymousId: 'a-1', traits: { email: 'ada@example.com' } }
const anonymous = users({ user_id: 'a-1', email: 'ada@example.com' })
const byEmail = users({ email: 'ada@example.com' })
const on = { sendAnonymousId: true }

describe('I4: while the setting is off', () => {
  it.for([[undefined], [null], [false]])('%j is off', ([sendAnonymousId]) => {
    const settings = { sendAnonymousId }
    expect(findingsOf('I4', sentFor(ada, anonymous, settings))).toEqual([
      {
        message: 'The anonymousId is sent as user_id although the setting is off.',
        expected: null,
        received: 'a-1',
      },
    ])
    expect(verdictOf('I4', sentFor(ada, byEmail, settings))).toBe('kept')
  })

  it('is told once, however many requests say it, and with the id that was wanted', () => {
    const event = track({ userId: 'u-1', anonymousId: 'a-1' })
    expect(findingsOf('I4', sentFor(event, events({ user_id: 'a-1' }, { user_id: 'a-1' })))).toEqual([
      { message: 'The anonymousId is sent as user_id although the setting is off.', expected: 'u-1', received: 'a-1' },
    ])
  })

  it('is told by I4 alone, not by I1', () => {
    expect(verdictOf('I1', sentFor(ada, anonymous))).toBe('kept')
    expect(verdictOf('I1', sentFor(ada, users({ user_id: 'a-2', email: 'ada@example.com' })))).toBe('broken')
  })

  it('takes an anonymousId that is the id of the event too for that', () => {
    expect(verdictOf('I4', sentFor({ ...ada, userId: 'a-1' }, anonymous))).toBe('kept')
  })

  it.for<[string, JsonValue]>([
    ['blank', ' '],
    ['of another kind', true],
    ['over the limit', 'a'.repeat(256)],
    ['with NUL in it', 'a\u0000b'],
    ['with a lone surrogate', 'a\ud800'],
  ])('says nothing of an anonymousId that is %s', ([, anonymousId]) => {
    expect(verdictOf('I4', sentFor({ ...ada, anonymousId }, users({ user_id: 'x' })))).toBe('not judged')
  })
})

describe('I4: while the setting is on', () => {
  it('asks for the anonymousId, beside an email too', () => {
    expect(verdictOf('I4', sentFor(ada, anonymous, on))).toBe('kept')
    expect(findingsOf('I4', sentFor(ada, byEmail, on))).toEqual([
      {
        message: 'The anonymousId does not stand in for the missing user id although the setting is on.',
        expected: 'a-1',
        received: null,
      },
    ])
    expect(messagesOf('I1', sentFor(ada, byEmail, on))).toEqual([])
  })

  it.for<[string, JsonValue]>([
    ['a user id', { userId: 'u-1' }],
    ['a zero, which may be one', { userId: 0 }],
    ['a zero before a user id, which may be both', { userId: 0, anonymousId: 0, traits: { userId: 'u-1' } }],
    ['no anonymousId', { anonymousId: '' }],
  ])('asks for nothing where the event has %s', ([, more]) => {
    const event = { ...ada, ...(more as object) }
    expect(verdictOf('I4', sentFor(event, users({ user_id: 'u-9' }), on))).toBe('not judged')
  })

  it('says nothing where nobody can tell whether it is on', () => {
    const settings = { sendAnonymousId: 'yes' }
    expect(verdictOf('I4', sentFor(ada, byEmail, settings))).toBe('not judged')
    expect(verdictOf('I4', sentFor({ ...ada, userId: 'a-1' }, byEmail, settings))).toBe('not judged')
  })
})
