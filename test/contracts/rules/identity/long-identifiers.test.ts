import { describe, expect, it } from 'vitest'
import { shownId } from '../../../../contracts/rules/identity/long-identifiers.ts'
import type { Event, IntercomRequest, JsonValue } from '../../../../contracts/wire/index.ts'
import { findingsOf, messagesOf, verdictOf } from '../device/verdict-of.ts'
import { companies, events, head, long, sentFor, track, users } from './sent.ts'

const told = (event: Event, requests: IntercomRequest[]) => messagesOf('I5.whole', sentFor(event, requests))
const verdict = (event: Event, requests: IntercomRequest[]) => verdictOf('I5.whole', sentFor(event, requests))
const identify = (more: Event): Event => ({ type: 'identify', ...more })

describe('I5.whole', () => {
  it.for<[string, Event, (sent: JsonValue) => IntercomRequest[]]>([
    ['user_id', identify({ userId: long }), (id) => users({ user_id: id })],
    ['user_id', track({ userId: long }), (id) => events({ user_id: id })],
    ['email', identify({ userId: 'u-1', traits: { email: long } }), (id) => users({ user_id: 'u-1', email: id })],
    ['company_id', { type: 'group', groupId: long }, (id) => companies({ company_id: id })],
    [
      'company_id',
      { type: 'group', groupId: long, userId: 'u-1' },
      (id) => [...companies({}), ...users({ user_id: 'u-1', companies: [{ company_id: id }] })],
    ],
    [
      'company_id',
      identify({ userId: 'u-1', traits: { company: { id: long } } }),
      (id) => users({ user_id: 'u-1', companies: [{ name: 'Acme' }, { company_id: id }] }),
    ],
  ])('a %s stays whole: %j', ([kind, event, sending]) => {
    expect(told(event, sending(long))).toEqual([])
    expect(told(event, sending(` ${long}`))).toEqual([])
    expect(told(event, sending(null))).toEqual([])
    expect(told(event, sending(head))).toEqual([`${kind === 'email' ? 'An' : 'A'} ${kind} that is too long is cut.`])
    expect(told(event, sending(` ${head}`))).toEqual([
      `${kind === 'email' ? 'An' : 'A'} ${kind} that is too long is cut.`,
    ])
    expect(told(event, sending('x'))).toEqual([
      `${kind === 'email' ? 'An' : 'A'} ${kind} that is too long is replaced by another.`,
    ])
  })

  it('shows what was sent in its place, a number too', () => {
    expect(findingsOf('I5.whole', sentFor(identify({ userId: long }), users({ user_id: 7 })))).toEqual([
      {
        message: 'A user_id that is too long is replaced by another.',
        expected: 'rejected, or by another identifier',
        received: 7,
      },
    ])
  })

  it('lets a company go by its name, its other identifier', () => {
    const company = (more: object) => identify({ userId: 'u-1', traits: { company: { id: long, ...more } } })
    const sent = (id: string) => users({ user_id: 'u-1', companies: [{ company_id: id }] })
    expect(verdict(company({ name: 'Acme' }), sent('e5f2a1'))).toBe('kept')
    expect(verdict(company({ name: 'Acme' }), sent(head))).toBe('broken')
    expect(verdict(company({}), sent('e5f2a1'))).toBe('broken')
  })

  it('says nothing where another value may decide', () => {
    const twoEmails = track({ userId: 'u-1', traits: { email: long }, properties: { email: 'ada@example.com' } })
    expect(verdict(twoEmails, events({ user_id: 'u-1', email: 'ada@example.com' }))).toBe('not judged')
    expect(verdict(identify({ userId: `${long}\u0000` }), users({ user_id: head }))).toBe('not judged')
    const twoCompanies = identify({ userId: 'u-1', traits: { company: [{ id: long }, { id: 'c-1' }] } })
    expect(verdict(twoCompanies, users({ user_id: 'u-1', companies: [{ company_id: 'c-1' }] }))).toBe('not judged')
  })

  it('is judged where an event is sent or rejected, of the types that there are', () => {
    expect(verdict(identify({ userId: long }), [])).toBe('kept')
    expect(verdict({ type: 'page', userId: long }, [])).toBe('kept')
    expect(verdict({ type: 'page', userId: long }, users({ user_id: head }))).toBe('not judged')
    expect(verdict(identify({ userId: 'u-1' }), users({ user_id: 'u-1' }))).toBe('not judged')
  })
})

describe('an identifier in a report', () => {
  it('is whole up to 80 characters, and then its beginning and length', () => {
    expect(shownId('x'.repeat(80))).toBe('x'.repeat(80))
    expect(shownId('x'.repeat(81))).toBe(`${'x'.repeat(20)}… (81 characters)`)
    expect(shownId(7)).toBe(7)
  })
})
