import { describe, expect, it } from 'vitest'
import { caller, refusalOf, startSeconds } from './caller.ts'

describe('POST /users', () => {
  it('creates a user and answers it whole', () => {
    const { body } = caller()
    expect(
      body('POST /users', { user_id: 'u-1', email: 'ada@example.com', name: 'Ada', signed_up_at: 1558290864 }),
    ).toMatchObject({
      type: 'user',
      id: expect.stringMatching(/^[0-9a-f]{24}$/),
      user_id: 'u-1',
      email: 'ada@example.com',
      name: 'Ada',
      phone: null,
      signed_up_at: 1558290864,
      remote_created_at: 1558290864,
      created_at: startSeconds,
      unsubscribed_from_emails: false,
      companies: { type: 'company.list', companies: [] },
      tags: { type: 'tag.list', tags: [] },
      custom_attributes: {},
    })
  })

  it('updates only what is mentioned', () => {
    const { body } = caller()
    body('POST /users', {
      user_id: 'u-1',
      email: 'ada@example.com',
      name: 'Ada',
      custom_attributes: { plan: 'pro', seats: 3 },
    })
    const user = body('POST /users', { user_id: 'u-1', phone: '+441', custom_attributes: { seats: 4 } })
    expect(user).toMatchObject({
      name: 'Ada',
      email: 'ada@example.com',
      phone: '+441',
      custom_attributes: { plan: 'pro', seats: 4 },
    })
  })

  it('clears a field with null and with an empty text', () => {
    const { body } = caller()
    body('POST /users', {
      user_id: 'u-1',
      email: 'ada@example.com',
      name: 'Ada',
      phone: '1',
      custom_attributes: { city: 'Rome' },
    })
    const user = body('POST /users', {
      user_id: 'u-1',
      email: null,
      name: '',
      phone: null,
      custom_attributes: { city: '' },
    })
    expect(user).toMatchObject({ email: null, name: null, phone: null, custom_attributes: { city: null } })
  })

  it('looks up by id before user_id before email', () => {
    const { body } = caller()
    const first = body('POST /users', { user_id: 'u-1', email: 'one@example.com' })
    const second = body('POST /users', { user_id: 'u-2', email: 'two@example.com' })
    expect(body('POST /users', { id: first['id'] ?? null, email: 'new@example.com' })['user_id']).toBe('u-1')
    expect(body('POST /users', { user_id: 'u-2', email: 'new@example.com' })['id']).toBe(second['id'])
    expect(body('POST /users', { email: 'one@example.com' })['id']).not.toBe(first['id'])
  })

  it('gives a user a new user_id when it is found by id', () => {
    const { body, get } = caller()
    const { id } = body('POST /users', { user_id: 'old' })
    body('POST /users', { id: id ?? null, user_id: 'new' })
    expect(get('/users?user_id=old').status).toBe(404)
    expect(body('GET /users?user_id=new')['id']).toBe(id)
  })

  it('refuses a user_id that belongs to somebody else, and changes nothing', () => {
    const { body, post } = caller()
    const { id } = body('POST /users', { user_id: 'u-1', name: 'Ada' })
    body('POST /users', { user_id: 'u-2' })
    const refused = post('/users', { id: id ?? null, user_id: 'u-2', name: 'Eve' })
    expect(refusalOf(refused)).toBe('400 unique_user_constraint: User already exists.')
    expect(body('GET /users?user_id=u-1')['name']).toBe('Ada')
  })

  it('refuses an unknown id', () => {
    expect(refusalOf(caller().post('/users', { id: 'ffffffffffffffffffffffff' }))).toBe(
      '404 not_found: No such id[ffffffffffffffffffffffff]',
    )
  })

  it('refuses a body without identifier', () => {
    const { post } = caller()
    const expected = '400 parameter_not_found: User email, user_id or anonymous_id must be supplied'
    expect(refusalOf(post('/users', { name: 'Ada' }))).toBe(expected)
    expect(refusalOf(post('/users', { user_id: '  ', email: null }))).toBe(expected)
    expect(refusalOf(post('/users', []))).toBe(expected)
  })

  it('keeps two users with one email apart, and refuses to choose between them', () => {
    const { body, post, get, lints } = caller()
    body('POST /users', { user_id: 'u-1', email: 'shared@example.com' })
    body('POST /users', { user_id: 'u-2', email: 'shared@example.com' })
    expect(refusalOf(post('/users', { email: 'shared@example.com' }))).toBe(
      '409 conflict: Multiple existing users match this email address shared@example.com - must be more specific using user_id',
    )
    expect(get('/users?email=shared@example.com').body).toMatchObject({ type: 'user.list', total_count: 2 })
    body('POST /users', { user_id: 'u-1', email: 'shared@example.com' })
    expect(lints()).toEqual(['R28'])
  })

  it('answers the conflict with 400 where the setting says so', () => {
    const { body, post } = caller({ choices: { conflictStatus: 400 } })
    body('POST /users', { user_id: 'u-1', email: 'shared@example.com' })
    body('POST /users', { user_id: 'u-2', email: 'shared@example.com' })
    expect(post('/users', { email: 'shared@example.com' }).status).toBe(400)
  })

  it('lets a user known by email alone adopt a user_id, where the setting says so', () => {
    const adopting = caller()
    const { id } = adopting.body('POST /users', { email: 'ada@example.com' })
    expect(adopting.body('POST /users', { user_id: 'u-1', email: 'ada@example.com' })['id']).toBe(id)
    const apart = caller({ choices: { userWithoutIdIsAdopted: false } })
    const other = apart.body('POST /users', { email: 'ada@example.com' })
    expect(apart.body('POST /users', { user_id: 'u-1', email: 'ada@example.com' })['id']).not.toBe(other['id'])
  })

  it.each(['type', 'users', 'pages', 'limited', 'location_data'])('refuses the key "%s", as attested', (key) => {
    const { post, get } = caller()
    expect(refusalOf(post('/users', { user_id: 'u-1', [key]: {} }))).toBe(
      `400 parameter_invalid: bad '${key}' parameter`,
    )
    expect(get('/users?user_id=u-1').status).toBe(404)
  })

  it('notes other keys, and refuses them where the setting says so', () => {
    const { post, lints } = caller()
    expect(post('/users', { user_id: 'u-1', session_count: 3, favourite: 'tea' }).status).toBe(200)
    expect(lints()).toEqual(['R9', 'R10'])
    const strict = caller({ choices: { unattestedKeys: 'refused' } })
    expect(refusalOf(strict.post('/users', { user_id: 'u-1', favourite: 'tea' }))).toBe(
      "400 parameter_invalid: bad 'favourite' parameter",
    )
  })

  it.each([
    [{ user_id: {} }, 'user_id'],
    [{ user_id: 'u', email: ['a'] }, 'email'],
    [{ user_id: 'u', name: {} }, 'name'],
    [{ user_id: 'u', signed_up_at: '2019-05-19T18:34:24Z' }, 'signed_up_at'],
    [{ user_id: 'u', unsubscribed_from_emails: 'true' }, 'unsubscribed_from_emails'],
    [{ user_id: 'u', companies: { type: 'company.list' } }, 'companies'],
    [{ user_id: 'u', companies: ['acme'] }, 'companies'],
    [{ user_id: 'u', companies: [{ company_id: 'c', plan: { name: 'pro' } }] }, 'plan'],
    [{ user_id: 'u', custom_attributes: 'x' }, 'custom_attributes'],
    [{ user_id: 'u', avatar: 'https://example.com/a.png' }, 'avatar'],
  ])('refuses %j for the type of %s', (body, field) => {
    const { post, intercom } = caller()
    const refused = post('/users', body)
    expect(refusalOf(refused)).toMatch(new RegExp(`^400 type_mismatch: ${field} must be`))
    expect(intercom.state('token-1').users).toEqual([])
  })

  it('shows the owner as the number of an admin', () => {
    const { body } = caller()
    expect(body('POST /users', { user_id: 'u-1', owner_id: '493881' })).toMatchObject({ owner_id: 493881 })
    expect(body('POST /users', { user_id: 'u-1', owner_id: 7 })).toMatchObject({ owner_id: 7 })
  })
})

describe('companies of a user', () => {
  it('creates an unknown company and attaches the user', () => {
    const { body, intercom } = caller()
    const user = body('POST /users', { user_id: 'u-1', companies: [{ company_id: 'c-1', name: 'Acme', plan: 'pro' }] })
    expect(user['companies']).toMatchObject({ companies: [{ type: 'company', company_id: 'c-1', name: 'Acme' }] })
    expect(intercom.state('token-1').companies).toMatchObject([
      { company_id: 'c-1', user_count: 1, plan: { type: 'plan', name: 'pro' } },
    ])
  })

  it('detaches with remove: true, and keeps the company', () => {
    const { body, intercom } = caller()
    body('POST /users', { user_id: 'u-1', companies: [{ company_id: 'c-1' }, { company_id: 'c-2' }] })
    const user = body('POST /users', { user_id: 'u-1', companies: [{ company_id: 'c-1', remove: true }] })
    expect(user['companies']).toMatchObject({ companies: [{ company_id: 'c-2' }] })
    expect(intercom.state('token-1').companies).toMatchObject([
      { company_id: 'c-1', user_count: 0 },
      { company_id: 'c-2' },
    ])
  })

  it('only JSON true removes', () => {
    const { body, lints } = caller()
    const user = body('POST /users', { user_id: 'u-1', companies: [{ company_id: 'c-1', remove: 'true' }] })
    expect(user['companies']).toMatchObject({ companies: [{ company_id: 'c-1' }] })
    expect(lints()).toEqual(['R22'])
  })

  it('refuses one without company_id, with the whole request', () => {
    const { post, intercom } = caller()
    const refused = post('/users', { user_id: 'u-1', companies: [{ company_id: 'c-1' }, { name: 'Acme' }] })
    expect(refusalOf(refused)).toBe('400 parameter_not_found: company not specified')
    expect(intercom.state('token-1')).toMatchObject({ users: [], companies: [] })
  })

  it('takes an Intercom id where it is one', () => {
    const { body } = caller()
    const company = body('POST /companies', { company_id: 'c-1' })
    const user = body('POST /users', { user_id: 'u-1', companies: [{ id: company['id'] ?? null }] })
    expect(user['companies']).toMatchObject({ companies: [{ company_id: 'c-1' }] })
  })
})
