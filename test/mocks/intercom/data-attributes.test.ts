import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../../contracts/wire/index.ts'
import { caller, refusalOf, startSeconds } from './caller.ts'

const typesIn = (list: JsonObject) =>
  Object.fromEntries((list['data_attributes'] as JsonObject[]).map(({ name, data_type }) => [name, data_type]))

describe('GET /data_attributes', () => {
  it('shows what was written to users, leads and visitors, and to companies', () => {
    const { body, intercom, pass } = caller()
    intercom.replaceState('token-1', { visitors: [{ id: 'v-1' }] })
    pass(1000)
    body('POST /users', {
      user_id: 'u-1',
      custom_attributes: { plan: 'pro' },
      companies: [{ company_id: 'c', custom_attributes: { tier: 1 } }],
    })
    body('POST /contacts', { custom_attributes: { source: 'ad' } })
    body('PUT /visitors', { id: 'v-1', custom_attributes: { theme: 'dark' } })
    const customers = body('GET /data_attributes?model=customer')
    expect(typesIn(customers)).toEqual({ plan: 'string', source: 'string', theme: 'string' })
    expect(typesIn(body('GET /data_attributes?model=company'))).toEqual({ tier: 'integer' })
    expect(Object.keys(typesIn(body('GET /data_attributes?include_archived=true')))).toEqual([
      'plan',
      'source',
      'theme',
      'tier',
    ])
    expect(customers['type']).toBe('data_attribute.list')
    expect((customers['data_attributes'] as JsonObject[])[0]).toEqual({
      type: 'data_attribute',
      model: 'customer',
      name: 'plan',
      full_name: 'custom_attributes.plan',
      label: 'plan',
      description: '',
      data_type: 'string',
      api_writable: true,
      messenger_writable: true,
      ui_writable: true,
      custom: true,
      archived: false,
      admin_id: null,
      created_at: startSeconds + 1,
      updated_at: startSeconds + 1,
    })
  })

  it('tells the type of the first value; a whole number that gets a fraction is a float', () => {
    const { body } = caller()
    const first = { yes: true, whole: 1, part: 1.5, born_at: 5, at: 5, none: null, later: null, grows: 1, text: 'a' }
    body('POST /users', { user_id: 'u-1', custom_attributes: first })
    body('POST /users', { user_id: 'u-1', custom_attributes: { grows: 1.5, later: false, text: 1, whole: 2 } })
    expect(typesIn(body('GET /data_attributes?model=customer'))).toEqual({
      yes: 'boolean',
      whole: 'integer',
      part: 'float',
      born_at: 'date',
      at: 'integer',
      none: 'string',
      later: 'boolean',
      grows: 'float',
      text: 'string',
    })
  })

  it('is not asked for in the way of API 1.3, nor for other models', () => {
    const { get } = caller()
    expect(refusalOf(get('/data_attributes/customer'))).toBe(
      '404 not_found: API 1.4 has no GET /data_attributes/customer',
    )
    expect(refusalOf(get('/data_attributes?model=contact'))).toBe(
      '400 parameter_invalid: model must be customer or company',
    )
  })
})
