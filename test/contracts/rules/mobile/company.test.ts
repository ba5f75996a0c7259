import { describe, expect, it } from 'vitest'
import type { Event, JsonObject, JsonValue } from '../../../../contracts/wire/index.ts'
import { call, playedOn } from '../device/played-calls.ts'
import { findingsOf, messagesOf, verdictOf } from '../device/verdict-of.ts'

const identify = (traits: JsonObject, more: JsonObject = {}): Event => ({
  type: 'identify',
  userId: 'u-1',
  context: { traits },
  ...more,
})
const played = (event: Event, given: JsonObject = {}, method = 'updateUser') =>
  playedOn('ios-device', [event, call('registerIdentifiedUser', { userId: 'u-1' }), call(method, given)])
const withCompanies = (event: Event, ...companies: JsonValue[]) => played(event, { companies })

describe('M7: the id of a company', () => {
  it('is there, which is told once', () => {
    const event = identify({ company: { id: 'c-1' } })
    expect(messagesOf('M7', withCompanies(event, { name: 'A' }, { name: 'B' }))).toEqual([
      'A company is sent without its companyId.',
    ])
    expect(verdictOf('M7', withCompanies(event, { companyId: 'c-1' }))).toBe('kept')
    expect(verdictOf('M7', withCompanies({ ...event, type: 'track', event: 'x' }, { name: 'A' }))).toBe('not judged')
  })
})

describe('M9: a company that is to be left', () => {
  const left = identify({ company: { id: 'c-1', name: 'Acme', remove: true } })

  it('is not sent, by its id or by its name', () => {
    expect(verdictOf('M9', withCompanies(left))).toBe('kept')
    expect(verdictOf('M9', withCompanies(left, { companyId: 'c-1' }))).toBe('broken')
    expect(verdictOf('M9', withCompanies(left, { name: 'Acme' }))).toBe('broken')
    expect(verdictOf('M9', withCompanies(left, { companyId: null, name: 'Acme' }))).toBe('broken')
    expect(verdictOf('M9', withCompanies(left, { companyId: 'c-2', name: 'Acme' }))).toBe('kept')
    expect(verdictOf('M9', withCompanies(left, { name: 'Other' }))).toBe('kept')
    expect(verdictOf('M9', withCompanies(left, { plan: 'pro' }))).toBe('kept')
    const nameless = identify({ company: { id: 'c-1', remove: true } })
    expect(verdictOf('M9', withCompanies(nameless, { name: 'Acme' }))).toBe('kept')
    expect(verdictOf('M9', withCompanies(nameless, {}))).toBe('kept')
  })

  it('is told for each one that is sent, and no other', () => {
    expect(messagesOf('M9', withCompanies(left, { companyId: 'c-1' }, { companyId: 'c-2' }))).toHaveLength(1)
  })

  it('is looked for in what names companies', () => {
    expect(verdictOf('M9', played(left, { companies: [{ companyId: 'c-1' }] }, 'registerIdentifiedUser'))).toBe(
      'broken',
    )
    expect(verdictOf('M9', played(left, { companies: [{ companyId: 'c-1' }] }, 'logEvent'))).toBe('kept')
    expect(verdictOf('M9', played(left, { companies: 'c-1' }))).toBe('kept')
  })

  it('may stay where the event also says otherwise of it, in the other place', () => {
    const doubtful = identify({ company: { id: 'c-1', remove: true } }, { traits: { company: { id: 'c-1' } } })
    expect(verdictOf('M9', withCompanies(doubtful, { companyId: 'c-1' }))).toBe('not judged')
    const two = identify({ company: { id: 'c-1', remove: true } }, { traits: { company: { id: 'c-2' } } })
    expect(verdictOf('M9', withCompanies(two, { companyId: 'c-1' }))).toBe('broken')
    expect(verdictOf('M9', withCompanies(two, { companyId: 'c-2' }))).toBe('kept')
  })

  it('is judged of identifies that call something', () => {
    expect(verdictOf('M9', playedOn('ios-device', [left]))).toBe('not judged')
    expect(verdictOf('M9', withCompanies({ ...left, type: 'track', event: 'x' }, { companyId: 'c-1' }))).toBe(
      'not judged',
    )
    expect(verdictOf('M9', withCompanies(identify({ company: { id: 'c-1' } }), { companyId: 'c-1' }))).toBe(
      'not judged',
    )
  })
})

describe('M3: the company of an identify', () => {
  const missing = 'The company of the event is not sent.'
  it('is sent by one of the calls', () => {
    const event = identify({ company: { id: 'c-1' } })
    expect(messagesOf('M3', withCompanies(event, { companyId: 'c-1' }))).not.toContain(missing)
    expect(messagesOf('M3', played(event))).toContain(missing)
    expect(messagesOf('M3', played(identify({ company: {} })))).not.toContain(missing)
    expect(verdictOf('M3', played({ ...event, type: 'track', event: 'x' }))).toBe('not judged')
  })
})

describe('M3.attributes: every other trait', () => {
  const sent = (traits: JsonObject, customAttributes: JsonObject, more: JsonObject = {}) =>
    messagesOf('M3.attributes', played(identify(traits, more), { customAttributes }))
  const lost = 'A trait does not reach customAttributes.'

  it('arrives, as it is or as its text', () => {
    expect(sent({ plan: 'pro' }, { plan: 'pro' })).toEqual([])
    expect(sent({ plan: 'pro' }, {})).toEqual([lost])
    expect(sent({ seats: 5 }, { seats: '5' })).toEqual([])
    expect(sent({ seats: 5 }, { seats: '5.0' })).toEqual([])
    expect(sent({ seats: 5 }, { seats: 'five' })).toEqual([lost])
    expect(sent({ seats: 0 }, { seats: ' ' })).toEqual([lost])
    expect(sent({ seats: 0 }, { seats: '' })).toEqual([lost])
    expect(sent({ vip: true }, { vip: 'true' })).toEqual([])
    expect(sent({ address: { city: 'Paris' } }, { 'address.city': 'Paris' })).toEqual([])
    expect(sent({ firstName: 'Ada', userId: 'u-1' }, {})).toEqual([])
  })

  it('may be read from either place', () => {
    expect(sent({ plan: 'pro' }, { plan: 'pro' }, { traits: { size: 'xl', colour: 'red' } })).toEqual([])
    expect(sent({ plan: 'pro' }, { size: 'xl', colour: 'red' }, { traits: { size: 'xl', colour: 'red' } })).toEqual([])
    expect(sent({ plan: 'pro', seats: 5 }, {}, { traits: { size: 'xl' } })).toEqual([lost])
    expect(sent({ plan: 'pro' }, {}, { traits: {} })).toEqual([lost])
  })

  it('names the one that is lost, of the place that lost least', () => {
    const judged = played(identify({ a: { b: 'x' }, c: 'y', d: 'z' }, { traits: { e: { f: 'w' } } }))
    const [finding] = findingsOf('M3.attributes', judged)
    expect(finding).toEqual({ message: lost, expected: { 'e/f': 'w' } })
  })

  it('is not one of the mapping, repeated', () => {
    expect(sent({ email: 'ada@example.com' }, { email: 'ada@example.com' })).toEqual([
      'The trait email is repeated in customAttributes.',
    ])
    expect(sent({ phone: '1' }, { phone: '1' }, { traits: { plan: 'pro' } })).toContain(
      'The trait phone is repeated in customAttributes.',
    )
    expect(sent({}, { email: 'ada@example.com' })).toEqual([])
  })

  it('is judged of identifies that say something', () => {
    const track: Event = { type: 'track', userId: 'u-1', event: 'x', context: { traits: { plan: 'pro' } } }
    expect(verdictOf('M3.attributes', played(track))).toBe('not judged')
    expect(verdictOf('M3.attributes', playedOn('ios-device', [identify({ plan: 'pro' })]))).toBe('not judged')
  })
})
