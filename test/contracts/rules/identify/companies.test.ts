import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { ownFields } from '../../../../contracts/rules/identify/company-scalars.ts'
import type { Event, IntercomRequest, JsonValue } from '../../../../contracts/wire/index.ts'
import { post } from '../played.ts'
import { toldOf, toldOfRequests } from './told.ts'

const acme = createHash('md5').update('Acme').digest('hex')
const given = (company: JsonValue, ofContext?: JsonValue): Event => ({
  traits: { company },
  ...(ofContext === undefined ? {} : { context: { traits: { company: ofContext } } }),
})
const told = (id: string, event: Event, ...companies: JsonValue[]) => toldOf(id, event, { companies })

describe('U9', () => {
  it('asks for the company, under its id, with its name', () => {
    const event = given({ id: 'c-1', name: 'Acme' })
    expect(told('U9', event, { company_id: 'c-1', name: 'Acme' })).toEqual([])
    expect(told('U9', event)).toEqual(['The company of the event is not in the companies of the user.'])
    expect(told('U9', event, { company_id: 'c-2', name: 'Acme' })).toHaveLength(1)
    for (const name of [undefined, null, '', ' ']) {
      const sent = { company_id: 'c-1', ...(name === undefined ? {} : { name }) }
      expect(told('U9', event, sent)).toEqual(['The name of the company is not sent.'])
    }
    expect(told('U9', event, { company_id: 'c-1', name: 'Else' })).toEqual(['The company is sent under another name.'])
    for (const name of [{}, [], true]) {
      expect(told('U9', event, { company_id: 'c-1', name })).toEqual([
        'The name of a company is sent as something that is no text.',
      ])
    }
    expect(told('U9', given({ id: 'c-1' }), { company_id: 'c-1', name: 'Acme' })).toEqual([
      'A company is sent under a name that it does not have.',
    ])
    expect(told('U9', given({ plan: 1 }), { company_id: 'c-1' })).toEqual([
      'A company that has neither an id nor a name is sent.',
    ])
  })

  it('asks for no name that one of two places does not give, that may change, or of a company that is left', () => {
    const sent = { company_id: 'c-1' }
    expect(told('U9', given({ id: 'c-1' }, { id: 'c-1', name: 'Acme' }), sent)).toEqual([])
    expect(told('U9', given({ id: 'c-1', name: 'Ac\u0000me' }), sent)).toEqual([])
    expect(told('U9', given({ id: 'c-1', name: 7 }), sent)).toEqual([])
    expect(told('U9', given({ id: 'c-1', name: 'Acme', remove: true }), { ...sent, remove: true })).toEqual([])
  })

  it('asks for an array of objects, or for nothing', () => {
    const shape = (companies: JsonValue) => toldOf('U9', given({ plan: 1 }), { companies })
    expect([shape(null), shape([])]).toEqual([[], []])
    for (const companies of [{ company_id: 'c-1' }, ['c-1'], [{ company_id: 'c-1' }, 'c-2'], 'c-1']) {
      expect(shape(companies)).toEqual(['companies is not an array of objects.'])
    }
  })

  it('applies where a place gives a company at all', () => {
    expect(told('U9', given(null, 'Acme'), { company_id: acme, name: 'Acme' })).toEqual([])
    expect(told('U9', given(null))).toBeUndefined()
  })
})

describe('U9.text', () => {
  it('asks for the hash of a name that is given alone', () => {
    for (const event of [given('Acme'), given(null, 'Acme'), given(7, 'Acme'), given(' ', 'Acme')]) {
      expect([told('U9.text', event)?.length, told('U9.text', event, { company_id: acme })?.length]).toEqual([1, 0])
    }
  })

  it('does not apply where something else counts, or the name may change', () => {
    for (const event of [
      given({ id: 'c-1' }, 'Acme'),
      given([{ id: 'c-1' }], 'Acme'),
      given({}, 'Acme'),
      given('Ac\u0000me'),
    ]) {
      expect(told('U9.text', event)).toBeUndefined()
    }
    expect(told('U9.text', given(['Acme']))).toBeUndefined()
  })
})

describe('U9.alias', () => {
  it('asks for company_id in place of an id', () => {
    for (const event of [
      given({ company_id: 'c-2' }),
      given(null, { company_id: 'c-2' }),
      given(7, { company_id: 'c-2' }),
    ]) {
      expect([told('U9.alias', event)?.length, told('U9.alias', event, { company_id: 'c-2' })?.length]).toEqual([1, 0])
    }
    expect(told('U9.alias', given({ company_id: 'c-2', name: 'Acme' }), { company_id: acme })).toHaveLength(1)
  })

  it('does not apply to one of an array, behind another object or text, or beside an id', () => {
    for (const event of [
      given([{ company_id: 'c-2' }]),
      given({}, { company_id: 'c-2' }),
      given('Acme', { company_id: 'c-2' }),
      given({ id: 'c-1', company_id: 'c-2' }),
    ]) {
      expect(told('U9.alias', event, { company_id: 'c-2' })).toBeUndefined()
    }
  })
})

describe('U10', () => {
  const left = { id: 'c-1', remove: true }

  it('knows what became of a removal', () => {
    expect(told('U10', given(left), { company_id: 'c-1', remove: true })).toEqual([])
    expect(told('U10', given(left))).toEqual(['The removal from a company is not sent.'])
    expect(told('U10', given(left), { company_id: 'c-1' })).toEqual(['The user is linked to a company that it leaves.'])
    expect(told('U10', given(left), { company_id: 'c-1', remove: false })).toHaveLength(1)
    expect(told('U10', given(left), { company_id: 'c-1', remove: 'true' })).toEqual([
      'remove is not sent as JSON true.',
    ])
  })

  it('sees a removal that nobody asked for, also as text', () => {
    for (const remove of [true, 'true']) {
      expect(told('U10', given({ id: 'c-1' }), { company_id: 'c-1', remove })).toEqual([
        'The user is taken out of a company although the event does not say remove: true.',
      ])
      expect(told('U10', given({ id: 'c-1', remove: 'true' }), { company_id: 'c-1', remove })).toEqual([])
      expect(told('U10', given({ id: 'c-1' }), { company_id: 'c-2', remove })).toEqual([])
    }
    expect(told('U10', given({ id: 'c-1' }), { company_id: 'c-1', remove: false })).toEqual([])
  })

  it('does not apply to a company that nobody can name, nor where nothing is said of leaving', () => {
    expect(told('U10', given({ remove: true }), { company_id: 'c-1', remove: true })).toBeUndefined()
    expect(told('U10', given({ id: 'c-1' }), { company_id: 'c-1' })).toBeUndefined()
    expect(told('U10', { type: 'track', ...given(left) }, { company_id: 'c-1', remove: true })).toBeUndefined()
  })

  it('leaves it open which of two places counts where the first is text', () => {
    expect(told('U10', given('Acme', left), { company_id: acme })).toEqual([])
    expect(told('U10', given('Acme', left))).toHaveLength(1)
    expect(told('U10', given('Acme', left), { company_id: 'c-9' })).toHaveLength(1)
  })

  it('does not judge an event that says two things of one company', () => {
    const both = [
      { name: 'Acme', remove: true },
      { company_id: 'c-2', name: 'Acme' },
    ]
    expect(told('U10', given(both), { company_id: acme })).toEqual([])
    expect(
      told('U10', given([left, { id: 'c-2' }]), { company_id: 'c-1', remove: true }, { company_id: 'c-2' }),
    ).toEqual([])
  })

  it('sees that a company was deleted, and nothing else', () => {
    const deleting = (url: string): IntercomRequest => ({ ...post('/users', {}), method: 'DELETE', url })
    const leave = post('/users', { user_id: 'u-1', companies: [{ company_id: 'c-1', remove: true }] })
    const api = 'https://api.intercom.io'
    expect(toldOfRequests('U10', given(left), [leave, deleting(`${api}/companies/c-1`)])).toEqual([
      'The company is deleted; only the user leaves it.',
    ])
    expect(toldOfRequests('U10', given(left), [leave, deleting(`${api}/tags/1`)])).toEqual([])
    expect(toldOfRequests('U10', given(left), [leave, post('/companies', { company_id: 'c-1' })])).toEqual([])
  })
})

describe('U11', () => {
  const lost = (company: JsonValue, sent: JsonValue) => told('U11', given(company), sent)?.length

  it('takes nothing of the identity for a trait', () => {
    expect(lost({ id: 'c-1', code: 'c-1' }, { company_id: 'c-1' })).toBe(1)
    expect(lost({ id: 'c-1', code: 'x' }, { company_id: 'c-1', id: 'x' })).toBe(1)
    expect(lost({ id: 'c-1', code: 'Acme' }, { company_id: 'c-1', name: 'Acme' })).toBe(1)
    expect(lost({ id: 'c-1', code: false }, { company_id: 'c-1', remove: false })).toBe(1)
    expect(lost({ id: 'c-1', code: 'x' }, { company_id: 'c-1', custom_attributes: { code: 'x' } })).toBe(0)
  })

  it('knows the forms that a value may take', () => {
    expect(lost({ id: 'c-1', code: 5 }, { company_id: 'c-1', custom_attributes: { code: '5' } })).toBe(0)
    expect(lost({ id: 'c-1', size: '5.9' }, { company_id: 'c-1', size: 5 })).toBe(0)
    expect(lost({ id: 'c-1', size: 6 }, { company_id: 'c-1', size: 5 })).toBe(1)
    expect(lost({ id: 'c-1', size: true }, { company_id: 'c-1', size: 1 })).toBe(1)
    expect(lost({ id: 'c-1', hq: { size: '5.9' } }, { company_id: 'c-1', size: 5 })).toBe(1)
    expect(lost({ id: 'c-1', createdAt: 'soon' }, { company_id: 'c-1' })).toBe(0)
    expect(lost({ id: 'c-1', createdAt: '2026-01-02' }, { company_id: 'c-1' })).toBe(1)
  })

  it('asks nothing of a company that is left', () => {
    expect(lost({ id: 'c-1', plan: 'pro', remove: true }, { company_id: 'c-1', remove: true })).toBe(0)
    expect(lost({ id: 'c-1', plan: 'pro', remove: 'true' }, { company_id: 'c-1', remove: true })).toBe(0)
    expect(lost({ id: 'c-1', plan: 'pro' }, { company_id: 'c-1', remove: false })).toBe(1)
  })

  it('judges of two places the one that was taken', () => {
    const event = given({ id: 'c-1', plan: 'pro' }, { id: 'c-1', plan: 'free', tier: 'A' })
    expect(told('U11', event, { company_id: 'c-1', plan: 'pro' })).toEqual([])
    expect(told('U11', event, { company_id: 'c-1', plan: 'free', custom_attributes: { tier: 'A' } })).toEqual([])
    expect(told('U11', event, { company_id: 'c-1', plan: 'else' })).toHaveLength(1)
  })

  it('sees the identity among the attributes', () => {
    for (const key of ['id', 'name', 'remove']) {
      expect(lost({ id: 'c-1' }, { company_id: 'c-1', custom_attributes: { [key]: 'x' } })).toBe(1)
    }
  })
})

describe('U11.fields', () => {
  const told2 = (company: JsonValue, sent: JsonValue) => told('U11.fields', given(company), sent)?.length

  it.for<[string, JsonValue, JsonValue]>([
    ['plan', 'pro', 'free'],
    ['plan', 3, 'three'],
    ['website', 'https://x.test', 'x'],
    ['industry', 'retail', 'x'],
    ['size', '12', 11],
    ['size', 12, '12'],
    ['monthlySpend', '49.55', 51],
    ['monthlySpend', '-3', '-3'],
    ['createdAt', '2026-01-02T03:04:05Z', 1],
  ])('asks for %s as it fits: %j', ([trait, value, wrong]) => {
    const field = { monthlySpend: 'monthly_spend', createdAt: 'remote_created_at' }[trait] ?? trait
    const right: JsonValue = { size: 12, monthlySpend: Number(value), createdAt: 1767323045 }[trait] ?? String(value)
    const company = { id: 'c-1', [trait]: value }
    expect(told2(company, { company_id: 'c-1', [field]: right })).toBe(0)
    expect(told2(company, { company_id: 'c-1', [field]: wrong, custom_attributes: { [trait]: value } })).toBe(1)
    expect(told2(company, { company_id: 'c-1', custom_attributes: { [trait]: value } })).toBe(1)
    expect(ownFields.find((own) => own.trait === trait)?.becomes(value), 'shown as expected').toBe(right)
  })

  it.for<[string, JsonValue]>([
    ['plan', true],
    ['plan', ' '],
    ['plan', 'a\u0000b'],
    ['website', 7],
    ['size', '12.5'],
    ['size', '11-50'],
    ['monthlySpend', '49.x'],
    ['monthlySpend', 'USD 49'],
    ['monthlySpend', ['49']],
    ['createdAt', 'soon'],
    ['monthly_spend', 49],
    ['remote_created_at', 1767323045],
    ['remoteCreatedAt', 1767323045],
  ])('asks for no field where %s is %j', ([trait, value]) => {
    const found = told2(
      { id: 'c-1', code: 'x', [trait]: value },
      { company_id: 'c-1', custom_attributes: { code: 'x', [trait]: value } },
    )
    expect(found).toBe(0)
  })

  it('leaves to the attributes what has no field, and to either what is a synonym of one', () => {
    expect(told2({ id: 'c-1', code: 'x' }, { company_id: 'c-1', custom_attributes: { code: 'x' } })).toBe(0)
    expect(told2({ id: 'c-1', code: 'x' }, { company_id: 'c-1', code: 'x' })).toBe(1)
    for (const key of ['monthly_spend', 'remote_created_at', 'remoteCreatedAt']) {
      expect(
        told2({ id: 'c-1', code: 'x', [key]: 9 }, { company_id: 'c-1', [key]: 9, custom_attributes: { code: 'x' } }),
      ).toBe(0)
    }
  })
})

describe('U11.fields, where the name of a company is nothing', () => {
  it.for([null, '', ' '])('lets %j be sent as it is, and nothing in its place be told', (name) => {
    expect(told('U11.fields', given({ id: 'c-1', name }), { company_id: 'c-1', name })).toEqual([])
    expect(told('U11.fields', given({ id: 'c-1' }), { company_id: 'c-1', name })).toEqual([
      'name of the company is sent although the event does not have it.',
    ])
  })
})
