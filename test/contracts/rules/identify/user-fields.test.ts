import { describe, expect, it } from 'vitest'
import type { Event, JsonObject } from '../../../../contracts/wire/index.ts'
import { toldOf } from './told.ts'

describe('U2', () => {
  const told = (first: number, last: number, name: string) =>
    toldOf('U2', { traits: { firstName: 'x'.repeat(first), lastName: 'y'.repeat(last) } }, { name })?.length

  it('lets parts of a long name be cut before they are joined', () => {
    expect(told(200, 200, `${'x'.repeat(100)} ${'y'.repeat(100)}`)).toBe(0)
    expect(told(150, 105, `${'x'.repeat(100)} ${'y'.repeat(100)}`)).toBe(0)
  })

  it('takes no other name, none that is cut short, and no cut of a short one', () => {
    expect(told(127, 127, `${'x'.repeat(100)} ${'y'.repeat(100)}`)).toBe(1)
    expect(told(30, 300, `${'x'.repeat(29)} ${'y'.repeat(29)}`)).toBe(1)
    expect(told(200, 200, `${'z'.repeat(100)} ${'y'.repeat(100)}`)).toBe(1)
    expect(told(200, 200, `${'x'.repeat(50)} ${'y'.repeat(9)}`)).toBe(1)
  })
})

describe('U7', () => {
  const told = (traits: JsonObject, custom_attributes: JsonObject) =>
    toldOf('U7', { traits }, { custom_attributes })?.length

  it('sees no repeat in an attribute under the name of a trait that the event does not have', () => {
    expect(told({ email: 'a@x.test' }, { phone: '123' })).toBe(0)
  })

  it('sees a standard trait under its name, respelled, or taken apart', () => {
    expect(told({ email: 'a@x.test' }, { email: 'else' })).toBe(1)
    expect(told({ email: 'a@x.test' }, { 'E-Mail': 'a@x.test' })).toBe(1)
    expect(told({ company: { name: 'Acme' } }, { company_name: 'Acme' })).toBe(1)
    expect(told({ createdAt: '2026-01-02T03:04:05Z' }, { created_at: 1767323045 })).toBe(1)
    expect(told({ createdAt: 1767323045 }, { created_at: 1767323045 })).toBe(1)
  })

  it('does not see it in another value, in a null, or in what another trait gives', () => {
    expect(told({ email: 'a@x.test' }, { 'E-Mail': 'else', plan: 'a@x.test' })).toBe(0)
    expect(told({ company: { id: 'c', plan: null } }, { company_plan: null })).toBe(0)
    expect(told({ company: { id: 'c', name: 'Acme' }, companyName: 'Acme' }, { companyName: 'Acme' })).toBe(0)
    expect(told({ createdAt: 1767323045 }, { created_at: 1767323046 })).toBe(0)
    expect(told({ createdAt: '2026-01-02T03:04:05Z' }, { created_at: 1767323048 })).toBe(0)
    expect(told({ email: 'a@x.test' }, { phone: '+44' })).toBe(0)
  })
})

describe('U12', () => {
  const told = (id: string, event: Event, body: JsonObject) => toldOf(id, event, body)?.length
  const places = (context: unknown, traits: unknown): Event =>
    ({ context: { unsubscribedFromEmails: context }, traits: { unsubscribedFromEmails: traits } }) as Event
  const sent = (value: JsonObject[string]) => ({ unsubscribed_from_emails: value })

  it('asks for the choice where every place gives a boolean', () => {
    expect([
      told('U12', places(true, true), {}),
      told('U12', places(true, 'true'), {}),
      told('U12', places(true, 5), {}),
    ]).toEqual([1, 0, 0])
    expect(told('U12', places(true, false), sent(false))).toBe(0)
    expect(told('U12', places(true, true), sent(false))).toBe(1)
  })

  it('does not know what a place of another kind may come to', () => {
    expect([told('U12', places(true, 5), sent(false)), told('U12', places(true, null), sent(false))]).toEqual([0, 1])
    expect(told('U12', places(true, 5), sent('false'))).toBe(1)
  })

  it('asks for text to be converted only where all places agree', () => {
    expect(told('U12.text', places('true', true), {})).toBe(1)
    expect(told('U12.text', places('true', 'true'), sent(true))).toBe(0)
    for (const event of [places('true', 'false'), places('true', 5), places('yes', 'yes'), places(true, true)]) {
      expect(told('U12.text', event, {})).toBeUndefined()
    }
  })
})

describe('U14', () => {
  it('compares with the setting where that is a boolean', () => {
    const told = (setting: unknown, value: JsonObject[string]) =>
      toldOf('U14', {}, { update_last_request_at: value }, { updateLastRequestAt: setting })?.length
    expect([told(undefined, true), told(undefined, false), told(false, false), told(false, true)]).toEqual([0, 1, 0, 1])
    expect([told('no', true), told('no', false), told('no', 'true')]).toEqual([0, 0, 1])
  })
})

describe('U3', () => {
  const told = (id: string, traits: JsonObject, signed_up_at: JsonObject[string]) =>
    toldOf(id, { traits }, { signed_up_at })
  const zoneless = '2026-01-02T03:04:05'

  it('knows what went wrong with a time', () => {
    expect(told('U3', { createdAt: zoneless }, 1767323045123)).toEqual(['signed_up_at is sent in milliseconds.'])
    expect(told('U3', { createdAt: `${zoneless}Z` }, 1767323045.5)).toEqual([
      'signed_up_at is not sent in whole seconds.',
    ])
    expect(told('U3', { createdAt: `${zoneless}Z` }, '1767323045')).toEqual(['signed_up_at is not sent as a number.'])
    expect(told('U3', { createdAt: 'soon' }, 1)).toEqual(['A createdAt that is no time is sent as one.'])
  })

  it('lets null stand for null alone', () => {
    expect([told('U3', { createdAt: null }, null), told('U3', { createdAt: 1, createdat: null }, null)]).toEqual([
      [],
      [],
    ])
    expect(told('U3', { createdAt: 'soon' }, null)).toHaveLength(1)
  })

  it('asks for UTC, or for a number, only of the time that counts', () => {
    expect(told('U3.zone', { createdAt: zoneless }, 1767323045)).toEqual([])
    expect(told('U3.zone', { createdAt: zoneless }, 1767323045 + 7200)).toHaveLength(1)
    expect(told('U3.zone', { createdAt: zoneless }, 1)).toBeUndefined()
    expect(told('U3.number', { createdAt: 1767323045 }, 1767323045)).toEqual([])
    expect(told('U3.number', { createdAt: 1767323045 }, 1)).toHaveLength(1)
    expect(told('U3.number', { createdAt: '1767323045' }, 1)).toHaveLength(1)
    expect(told('U3.number', { createdAt: zoneless }, 1)).toBeUndefined()
    expect(told('U3.number', { createdAt: 1 }, 1)).toBeUndefined()
    const hidden: Event = { traits: { createdAt: 'soon' }, context: { traits: { createdAt: 1767323045 } } }
    const open: Event = { traits: { createdAt: true }, context: { traits: { createdAt: 1767323045 } } }
    expect([toldOf('U3.number', hidden, {}), toldOf('U3.number', open, {})?.length]).toEqual([undefined, 1])
  })
})
