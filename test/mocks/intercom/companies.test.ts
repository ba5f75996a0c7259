import { describe, expect, it } from 'vitest'
import { caller, refusalOf } from './caller.ts'

describe('POST /companies', () => {
  it('creates a company; plan goes in as text and comes out as an object', () => {
    expect(
      caller().body('POST /companies', {
        company_id: 'c-1',
        name: 'Acme',
        plan: 'pro',
        size: 12,
        website: 'acme.example',
        industry: 'Anvils',
        monthly_spend: 49,
        remote_created_at: 1558290864,
        custom_attributes: { tier: 'gold' },
      }),
    ).toMatchObject({
      type: 'company',
      id: expect.stringMatching(/^[0-9a-f]{24}$/),
      company_id: 'c-1',
      name: 'Acme',
      plan: { type: 'plan', id: expect.any(String), name: 'pro' },
      size: 12,
      website: 'acme.example',
      industry: 'Anvils',
      monthly_spend: 49,
      remote_created_at: 1558290864,
      user_count: 0,
      custom_attributes: { tier: 'gold' },
    })
  })

  it('updates by company_id, and only what is mentioned', () => {
    const { body } = caller()
    const first = body('POST /companies', { company_id: 'c-1', name: 'Acme', size: 3 })
    const second = body('POST /companies', { company_id: 'c-1', size: 4 })
    expect(second).toMatchObject({ id: first['id'], name: 'Acme', size: 4 })
  })

  it('shows size, website, industry and a plan only where they are set', () => {
    const company = caller().body('POST /companies', { company_id: 'c-1' })
    expect(company).toMatchObject({ plan: {} })
    expect(Object.keys(company)).not.toEqual(expect.arrayContaining(['size']))
    expect('website' in company || 'industry' in company).toBe(false)
  })

  it('refuses a company without company_id', () => {
    const { post } = caller()
    expect(refusalOf(post('/companies', { name: 'Acme' }))).toBe('400 parameter_not_found: company not specified')
    expect(refusalOf(post('/companies', { company_id: ' ' }))).toBe('400 parameter_not_found: company not specified')
  })

  it('does not take an id as key, and notes it', () => {
    const { body, lints } = caller()
    const first = body('POST /companies', { company_id: 'c-1' })
    expect(body('POST /companies', { id: first['id'] ?? null, company_id: 'c-2' })['id']).not.toBe(first['id'])
    expect(lints()).toEqual(['R32'])
  })

  it('takes a number as company_id and digits as a number, as live tests showed', () => {
    const { body } = caller()
    expect(body('POST /companies', { company_id: 7, monthly_spend: '10' })).toMatchObject({
      company_id: '7',
      monthly_spend: 10,
    })
  })

  it('drops a fraction and bounds what is spent', () => {
    const { body, lints } = caller()
    expect(body('POST /companies', { company_id: 'c', monthly_spend: 155.98 })['monthly_spend']).toBe(155)
    expect(lints()).toEqual(['R24'])
    expect(body('POST /companies', { company_id: 'c', monthly_spend: 1e12 })['monthly_spend']).toBe(2_147_483_647)
  })
})

describe('reading companies', () => {
  it('finds one by id, company_id and name', () => {
    const { body, get } = caller()
    const { id } = body('POST /companies', { company_id: 'c-1', name: 'Acme' })
    for (const path of [`/companies/${id}`, '/companies?company_id=c-1', '/companies?name=Acme']) {
      expect(get(path).body).toMatchObject({ id })
    }
    body('POST /companies', { company_id: 'c-1', name: 'Apex' })
    expect(refusalOf(get('/companies?name=Acme'))).toBe('404 company_not_found: Company Not Found')
  })

  it('lists only companies that have users', () => {
    const { body } = caller()
    body('POST /companies', { company_id: 'empty' })
    body('POST /users', { user_id: 'u-1', companies: [{ company_id: 'full' }] })
    expect(body('GET /companies')).toMatchObject({
      type: 'company.list',
      total_count: 1,
      companies: [{ company_id: 'full' }],
    })
  })

  it('narrows the list by tag and by segment', () => {
    const { body, get, intercom } = caller()
    const segments = { type: 'segment.list', segments: [{ type: 'segment', id: 's-1' }] }
    const companies = [
      { company_id: 'a', segments },
      { company_id: 'b', tags: [{ id: '7', name: 'big' }] },
    ]
    intercom.replaceState('token-1', {
      companies,
      users: [{ user_id: 'u', companies: [{ company_id: 'a' }, { company_id: 'b' }] }],
    })
    expect(body('GET /companies?segment_id=s-1')).toMatchObject({
      total_count: 1,
      companies: [{ company_id: 'a', segments }],
    })
    expect(body('GET /companies?tag_id=7')).toMatchObject({ total_count: 1, companies: [{ company_id: 'b' }] })
    expect(body('GET /companies?segment_id=none')['total_count']).toBe(0)
    expect(get('/companies?tag_id=8').status).toBe(404)
  })

  it('tells the last request of its users', () => {
    const { body } = caller()
    const companies = [{ company_id: 'c-1' }]
    body('POST /users', { user_id: 'u-1', last_request_at: 20, companies })
    body('POST /users', { user_id: 'u-2', last_request_at: 10, companies })
    expect(body('GET /companies?company_id=c-1')['last_request_at']).toBe(20)
  })

  it('lists the users of one, by its id and by its company_id', () => {
    const { body } = caller()
    body('POST /users', { user_id: 'u-1', companies: [{ company_id: 'c-1' }] })
    body('POST /users', { user_id: 'u-2' })
    const { id } = body('GET /companies?company_id=c-1')
    for (const path of [`/companies/${id}/users`, '/companies?company_id=c-1&type=user', '/users?company_id=c-1']) {
      expect(body(`GET ${path}`)).toMatchObject({ type: 'user.list', total_count: 1, users: [{ user_id: 'u-1' }] })
    }
  })

  it('deletes one and takes it from its users', () => {
    const { body, get } = caller()
    body('POST /users', { user_id: 'u-1', companies: [{ company_id: 'c-1', name: 'Acme' }] })
    const { id } = body('GET /companies?company_id=c-1')
    expect(body('GET /companies')['total_count']).toBe(1)
    expect(body(`DELETE /companies/${id}`)).toEqual({ id, object: 'company', deleted: true })
    for (const path of [`/companies/${id}`, '/companies?company_id=c-1', '/companies?name=Acme']) {
      expect(get(path).status).toBe(404)
    }
    expect(body('GET /companies')['total_count']).toBe(0)
    expect(body('GET /users?user_id=u-1')['companies']).toMatchObject({ companies: [] })
  })
})
