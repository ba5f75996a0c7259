import { describe, expect, test } from 'vitest'
import type { JsonValue } from '../../contracts/wire/index.ts'
import { onlyBody, reasonOf } from './posted.ts'

const companies = (company: JsonValue) => onlyBody({ type: 'identify', userId: 'u1', traits: { company } }).companies

/** printf %s 'Tech Group' | md5sum */
const hashOfTechGroup = '2f644d8ec0bbfd57fbde3711446f5db8'

describe('the id of a company', () => {
  test('is its id, as text', () => {
    expect(companies({ id: ' c1 ', name: 'X' })).toEqual([{ company_id: 'c1', name: 'X' }])
    expect(companies({ id: 7 })).toEqual([{ company_id: '7' }])
  })

  test('is its company_id where there is no id', () => {
    expect(companies({ company_id: 'c1' })).toEqual([{ company_id: 'c1' }])
    expect(companies({ id: ' ', company_id: 'c1' })).toEqual([{ company_id: 'c1' }])
  })

  test('is a hash of its name where there is nothing else', () => {
    expect(companies({ name: 'Tech Group' })).toEqual([{ company_id: hashOfTechGroup, name: 'Tech Group' }])
    expect(companies('Tech Group')).toEqual([{ company_id: hashOfTechGroup, name: 'Tech Group' }])
  })

  test('is the same for the same name in any alphabet', () => {
    // printf %s 'Žluťoučký kůň 😀' | md5sum
    expect(companies('Žluťoučký kůň 😀')).toMatchObject([{ company_id: '64ca0fa5a7f810e37021231f83d469f0' }])
  })

  test('over 255 characters rejects the event', () => {
    const event = { type: 'identify', userId: 'u1', traits: { company: { id: 'x'.repeat(256), name: 'X' } } }
    expect(reasonOf(event)).toMatch(/company.*longer than 255/)
    const company = [{ id: 'c1' }, { id: 'x'.repeat(256) }]
    expect(reasonOf({ ...event, traits: { company } })).toMatch(/company.*longer than 255/)
  })
})

describe('a company that cannot be told from others', () => {
  test.each([{}, { plan: 'pro' }, { id: null, name: ' ' }, { id: {}, name: [] }, '', ' ', 7, true, null, [], [{}]])(
    '%j is left out, and the user is still sent',
    (company) => {
      expect(onlyBody({ type: 'identify', userId: 'u1', traits: { company } })).toEqual({ user_id: 'u1' })
    },
  )
})

test('an array gives each usable one', () => {
  expect(companies([{ id: 'c1' }, {}, 'Tech Group', 7])).toEqual([
    { company_id: 'c1' },
    { company_id: hashOfTechGroup, name: 'Tech Group' },
  ])
})

describe('remove', () => {
  test('true is sent beside the id, or the hash of the name', () => {
    expect(companies({ id: 'c1', remove: true })).toEqual([{ company_id: 'c1', remove: true }])
    expect(companies({ name: 'Tech Group', remove: true })).toEqual([
      { company_id: hashOfTechGroup, name: 'Tech Group', remove: true },
    ])
  })

  test.each([false, null, 'true', 1, {}])('%j removes nobody and is no attribute', (remove) => {
    expect(companies({ id: 'c1', remove })).toEqual([{ company_id: 'c1' }])
  })
})

describe('the fields of a company', () => {
  test('go to those of Intercom, each in its kind', () => {
    const company = {
      id: 'c1',
      plan: 3,
      size: '12',
      website: 'https://x.test',
      industry: 'retail',
      monthlySpend: '49.5',
      createdAt: '2026-01-01T00:00:00+02:00',
    }
    expect(companies(company)).toEqual([
      {
        company_id: 'c1',
        plan: '3',
        size: 12,
        website: 'https://x.test',
        industry: 'retail',
        monthly_spend: 49.5,
        remote_created_at: 1767218400,
      },
    ])
  })

  test('what does not fit, and everything else, is kept as custom attributes', () => {
    const company = {
      id: 'c1',
      company_id: 'other',
      size: '11-50',
      plan: { name: 'pro' },
      monthlySpend: true,
      monthly_spend: 0,
      createdAt: 'soon',
      hq: { city: 'Paris' },
      tags: ['a', 'b'],
    }
    expect(companies(company)).toEqual([
      {
        company_id: 'c1',
        monthly_spend: 0,
        custom_attributes: {
          company_id: 'other',
          size: '11-50',
          plan_name: 'pro',
          monthlySpend: true,
          createdAt: 'soon',
          hq_city: 'Paris',
          tags_0: 'a',
          tags_1: 'b',
        },
      },
    ])
  })

  test('of two spellings the first is taken, and the other kept as a custom attribute', () => {
    expect(companies({ id: 'c1', monthlySpend: 49, monthly_spend: 50 })).toEqual([
      { company_id: 'c1', monthly_spend: 49, custom_attributes: { monthly_spend: 50 } },
    ])
  })

  test.each([' 49.55 ', '-3'])('the text %j spells a number', (monthlySpend) => {
    expect(companies({ id: 'c1', monthlySpend })).toEqual([{ company_id: 'c1', monthly_spend: Number(monthlySpend) }])
  })

  test.each(['0x10', '1e3', 'USD 49', '49 USD', '1.', '.5'])('the text %j spells none', (monthlySpend) => {
    expect(companies({ id: 'c1', monthlySpend })).toEqual([{ company_id: 'c1', custom_attributes: { monthlySpend } }])
  })

  test('a number inside an array is none', () => {
    const custom_attributes = { monthlySpend_0: 49 }
    expect(companies({ id: 'c1', monthlySpend: [49] })).toEqual([{ company_id: 'c1', custom_attributes }])
  })

  test('a null or blank one is not sent at all', () => {
    const company = { id: 'c1', plan: null, size: null, website: '', industry: ' ', monthlySpend: null, createdAt: '' }
    expect(companies(company)).toEqual([{ company_id: 'c1' }])
  })
})
