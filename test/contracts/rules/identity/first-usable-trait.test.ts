import { describe, expect, it } from 'vitest'
import type { Event, JsonObject, JsonValue } from '../../../../contracts/wire/index.ts'
import { findingsOf, messagesOf, verdictOf } from '../device/verdict-of.ts'
import { long, sentFor, users } from './sent.ts'

const playedOf = (traits: JsonObject, contextTraits: JsonValue, ...bodies: JsonObject[]) => {
  const event: Event = { type: 'identify', userId: 'u-1', traits, context: { traits: contextTraits } }
  return sentFor(event, users(...bodies.map((body) => ({ user_id: 'u-1', ...body }))))
}
const told = (...given: Parameters<typeof playedOf>) => messagesOf('I0', playedOf(...given))
const verdict = (...given: Parameters<typeof playedOf>) => verdictOf('I0', playedOf(...given))

/** A trait, what its field is called, and two values of it: as the event gives them and as they are sent. */
const traits: readonly [string, string, [JsonValue, JsonValue], [JsonValue, JsonValue]][] = [
  ['email', 'email', ['ada@example.com', 'ada@example.com'], ['bob@example.com', 'bob@example.com']],
  ['phone', 'phone', ['112', '112'], ['110', '110']],
  ['name', 'name', ['Ada', 'Ada'], ['Bob', 'Bob']],
  ['createdAt', 'signed_up_at', ['2026-01-02T03:04:05Z', 1767323045], ['2026-01-03T03:04:05Z', 1767409445]],
  ['company', 'companies', [{ id: 'c-1' }, [{ company_id: 'c-1' }]], [{ id: 'c-2' }, [{ company_id: 'c-2' }]]],
]

describe.for(traits)('I0: the trait %s', ([trait, field, [one, oneSent], [two, twoSent]]) => {
  const second = { [trait]: two }

  it('is the first usable of the two places', () => {
    expect(verdict({ [trait]: one }, second, { [field]: oneSent })).toBe('kept')
    expect(told({ [trait]: one }, second, { [field]: twoSent })).toEqual([
      `The ${trait} of the second place is sent although the first has one.`,
    ])
  })

  it.for<[string, JsonObject]>([
    ['nothing', { plan: 'pro' }],
    ['null', { [trait]: null }],
    ['blank text', { [trait]: ' ' }],
    ['another kind', { [trait]: true }],
  ])('is that of the second place where the first has %s', ([, first]) => {
    const lost = [`The ${trait} of the second place is not sent although the first has none.`]
    expect(verdict(first, second, { [field]: twoSent })).toBe('kept')
    expect(told(first, second, {})).toEqual(lost)
    expect(told(first, second, { [field]: null })).toEqual(lost)
  })

  it('is for its own rule to tell where the first place has it, or the second does not', () => {
    expect(verdict({ [trait]: one }, second, {})).toBe('kept')
    expect(verdict({ [trait]: one }, { plan: 'pro' }, {})).toBe('not judged')
    expect(verdict({ [trait]: one }, 'none', {})).toBe('not judged')
  })
})

describe('I0', () => {
  it('shows what was wanted and what was sent', () => {
    const [created] = findingsOf(
      'I0',
      playedOf({ plan: 'pro' }, { createdAt: '2026-01-02T03:04:05.678Z', company: { id: 'c-1' } }, {}),
    )
    expect(created).toMatchObject({ expected: 1767323045 })
    const both = playedOf(
      { company: { id: 'c-1' } },
      { company: { id: 'c-2' } },
      { companies: [{ company_id: 'c-2' }] },
    )
    expect(findingsOf('I0', both)).toMatchObject([{ expected: 'c-1', received: 'c-2' }])
  })

  it('looks at each trait by itself', () => {
    const given = { phone: '112', name: '', email: 'ada@example.com' }
    expect(told({ phone: 7, name: 'Ada' }, given, { name: 'Ada', phone: 7 })).toEqual([
      'The email of the second place is not sent although the first has none.',
    ])
  })

  it('takes names joined from parts in every form that is free', () => {
    const first = { firstName: 'Ada ', lastName: 'Lovelace' }
    const second = { firstName: 'Bea', lastName: 'Byron' }
    expect(verdict(first, second, { name: 'Ada Lovelace' })).toBe('kept')
    expect(verdict(first, second, { name: 'Ada  Lovelace' })).toBe('kept')
    expect(verdict(first, second, { name: 'Bea Byron' })).toBe('broken')
  })

  it.for<[string, JsonObject, JsonObject, JsonObject]>([
    ['an email over the limit before it', { email: long }, { email: 'bob@example.com' }, { email: 'bob@example.com' }],
    ['an email over the limit', { email: '' }, { email: long }, {}],
    ['an email over the limit after a number', { email: 7 }, { email: long }, {}],
    ['an email that may be changed before it', { email: 'a\ud800' }, { email: 'bob@example.com' }, {}],
    ['an email that is a number', { email: 'ada@example.com' }, { email: 7 }, { email: '7' }],
    ['a company whose name may be changed before it', { company: 'Ac\u0000me' }, { company: { id: 'c-2' } }, {}],
  ])('leaves it to other rules where there is %s', ([, first, second, sent]) => {
    expect(told(first, second, sent)).toEqual([])
  })

  it('looks through all links for the company, past those without an id', () => {
    const second = { company: { id: 'c-2' } }
    const links = [{ name: 'x' }, 'c-1', { company_id: 'c-2' }] as JsonValue
    expect(verdict({ plan: 'pro' }, second, { companies: links })).toBe('kept')
    for (const companies of ['c-2', { company_id: 'c-2' }, [{ company_id: null }]]) {
      expect(verdict({ plan: 'pro' }, second, { companies })).toBe('broken')
    }
    const another = { companies: [{ company_id: 'c-1' }, { company_id: 'c-2' }] }
    expect(verdict({ company: { id: 'c-1' } }, second, another)).toBe('broken')
  })
})
