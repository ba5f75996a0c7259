import { describe, expect, it } from 'vitest'
import type { JsonValue } from '../../../../contracts/wire/index.ts'
import { findingsOf, messagesOf, verdictOf } from '../device/verdict-of.ts'
import { events, sentFor, track, users } from './sent.ts'

const domain = '@example.com'
const longEmail = `${'a'.repeat(255)}${domain}`
const cut = longEmail.slice(0, 255)
const identify = (email: JsonValue, more = {}) => ({ type: 'identify', userId: 'u-1', traits: { email }, ...more })
const sending = (email: JsonValue) => users({ user_id: 'u-1', email })

describe('I2', () => {
  it('tells another email than the trait, once, whichever request holds it', () => {
    const other = { user_id: 'u-1', email: 'bob@example.com' }
    expect(findingsOf('I2', sentFor(identify('ada@example.com'), users(other, other)))).toEqual([
      {
        message: 'The email is another value than the trait email.',
        expected: 'ada@example.com',
        received: 'bob@example.com',
      },
    ])
    expect(messagesOf('I2', sentFor(identify(''), sending('u-1')))).toEqual([
      'An email is sent although the event has none.',
    ])
  })

  it('takes a beginning of a short email for another one', () => {
    expect(verdictOf('I2', sentFor(identify('ada@example.com'), sending('ada@example')))).toBe('broken')
  })

  it('leaves it to I5 that an email over the limit is cut, with or without the blanks around it', () => {
    for (const sent of [cut, ` ${cut}`, ` ${cut} `]) {
      expect(verdictOf('I2', sentFor(identify(longEmail), sending(sent)))).toBe('kept')
      expect(verdictOf('I2', sentFor(identify(` ${longEmail}`), sending(sent)))).toBe('kept')
    }
    expect(verdictOf('I2', sentFor(identify(longEmail), sending('bob@example.com')))).toBe('broken')
  })

  it('asks an identify for its email, and a track where nothing else names the person', () => {
    const lost = 'The email of the event is not sent.'
    expect(messagesOf('I2', sentFor(identify('ada@example.com'), users({ user_id: 'u-1' })))).toEqual([lost])
    const byEmail = track({ traits: { email: 'ada@example.com' } })
    expect(messagesOf('I2', sentFor(byEmail, events({ event_name: 'Signed Up' })))).toEqual([lost])
    expect(messagesOf('I2', sentFor({ ...byEmail, userId: 'u-1' }, events({ user_id: 'u-1' })))).toEqual([])
  })

  it("leaves it to C3 that a group's own email is sent for a user", () => {
    const group = { type: 'group', groupId: 'g-1', userId: 'u-1', traits: { email: 'office@example.com' } }
    expect(verdictOf('I2', sentFor(group, users({ user_id: 'u-1' })))).toBe('kept')
    expect(verdictOf('I2', sentFor(group, users({ email: 'office@example.com' })))).toBe('kept')
    expect(verdictOf('I2', sentFor(group, users({ email: 'bob@example.com' })))).toBe('broken')
  })

  it('asks for no email that is over the limit, in whichever place', () => {
    const inContext = identify(7, { context: { traits: { email: longEmail } } })
    expect(verdictOf('I2', sentFor(identify(longEmail), users({ user_id: 'u-1' })))).toBe('kept')
    expect(verdictOf('I2', sentFor(inContext, users({ user_id: 'u-1' })))).toBe('kept')
  })
})
