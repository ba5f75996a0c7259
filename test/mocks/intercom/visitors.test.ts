import { describe, expect, it } from 'vitest'
import { caller, refusalOf, startSeconds } from './caller.ts'

const visitor = { id: 'v-1', user_id: 'uuid-1', name: 'Somebody', custom_attributes: { plan: 'free' } }

function withVisitor() {
  const client = caller()
  client.intercom.replaceState('token-1', { visitors: [visitor], users: [{ user_id: 'u-1', name: 'Ada' }] })
  return client
}

describe('visitors', () => {
  it('are read by id and by user_id', () => {
    const { body } = withVisitor()
    const shown = body('GET /visitors/v-1')
    expect(shown).toMatchObject({ type: 'visitor', anonymous: true, ...visitor })
    expect(body('GET /visitors?user_id=uuid-1')).toEqual(shown)
  })

  it('are in no list, count and other kind', () => {
    const { body, get, post } = withVisitor()
    expect(body('GET /contacts')).toMatchObject({ total_count: 0 })
    expect(body('GET /users')).toMatchObject({ total_count: 1 })
    expect(body('GET /counts')).toMatchObject({ user: { count: 1 }, lead: { count: 0 } })
    expect(get('/contacts/v-1').status).toBe(404)
    expect(post('/events', { id: 'v-1', event_name: 'x', created_at: 1 }).status).toBe(404)
  })

  it('are not listed, and not made', () => {
    const { get, post } = withVisitor()
    expect(refusalOf(get('/visitors'))).toBe('400 parameter_not_found: id or user_id must be supplied')
    expect(refusalOf(post('/visitors', { name: 'New' }))).toBe(
      '400 parameter_not_found: id or user_id must be supplied',
    )
    expect(refusalOf(post('/visitors', { id: 'v-2', name: 'New' }))).toBe('404 not_found: No such id[v-2]')
  })

  it.each([
    ['PUT /visitors', { id: 'v-1' }],
    ['PUT /visitors', { user_id: 'uuid-1' }],
    ['POST /visitors', { id: 'v-1' }],
    ['PUT /visitors/v-1', {}],
  ])('are updated by %s with %j', (on, names) => {
    const { body } = withVisitor()
    const told = { name: 'Joe', custom_attributes: { seats: 2 } }
    expect(body(on, { ...names, ...told })).toMatchObject({
      type: 'visitor',
      id: 'v-1',
      name: 'Joe',
      custom_attributes: { plan: 'free', seats: 2 },
      updated_at: startSeconds,
    })
  })

  it('turn into leads with an email', () => {
    const { body, get } = withVisitor()
    expect(body('PUT /visitors', { id: 'v-1', email: 'joe@example.com' })).toMatchObject({
      type: 'contact',
      id: 'v-1',
      user_id: 'uuid-1',
      email: 'joe@example.com',
    })
    expect(get('/visitors/v-1').status).toBe(404)
    expect(body('GET /contacts?email=joe@example.com')['contacts']).toMatchObject([{ id: 'v-1', name: 'Somebody' }])
  })

  it('are deleted', () => {
    const { body, get, intercom } = withVisitor()
    expect(body('DELETE /visitors/v-1')).toMatchObject({ type: 'visitor', id: 'v-1' })
    expect(get('/visitors/v-1').status).toBe(404)
    expect(intercom.state('token-1').visitors).toBeUndefined()
  })
})

describe('POST /visitors/convert', () => {
  it('makes a visitor a lead', () => {
    const { body, get } = withVisitor()
    expect(body('POST /visitors/convert', { visitor: { user_id: 'uuid-1' }, type: 'lead' })).toMatchObject({
      type: 'contact',
      ...visitor,
    })
    expect(body('GET /contacts/v-1')).toMatchObject({ name: 'Somebody' })
    expect(get('/visitors/v-1').status).toBe(404)
  })

  it('makes a visitor a new user', () => {
    const { body } = withVisitor()
    const user = { user_id: 'u-2', email: 'joe@example.com' }
    expect(body('POST /visitors/convert', { visitor: { id: 'v-1' }, user, type: 'user' })).toMatchObject({
      type: 'user',
      id: 'v-1',
      name: 'Somebody',
      anonymous: false,
      ...user,
    })
  })

  it('merges a visitor into a known user', () => {
    const { body, intercom } = withVisitor()
    const user = { user_id: 'u-1' }
    expect(body('POST /visitors/convert', { visitor: { id: 'v-1' }, user, type: 'user' })).toMatchObject({
      user_id: 'u-1',
      name: 'Ada',
      custom_attributes: { plan: 'free' },
    })
    expect(intercom.state('token-1')).toMatchObject({ users: [{ user_id: 'u-1' }], leads: [] })
    expect(intercom.state('token-1').visitors).toBeUndefined()
  })

  it.each([
    [{ visitor: { id: 'v-1' } }, '400 parameter_invalid: type must be user or lead'],
    [{ visitor: { id: 'v-1' }, type: 'contact' }, '400 parameter_invalid: type must be user or lead'],
    [{ type: 'lead' }, '400 parameter_not_found: visitor not specified'],
    [{ visitor: { id: 'v-9' }, type: 'lead' }, '404 not_found: No such id[v-9]'],
    [{ visitor: { id: 'v-1' }, type: 'user' }, '400 parameter_not_found: user not specified'],
    [{ visitor: { id: 'v-1' }, type: 'user', user: { id: 'none' } }, '404 not_found: No such id[none]'],
  ])('refuses %j, and changes nothing', (asked, refused) => {
    const { post, intercom } = withVisitor()
    const before = intercom.state('token-1')
    expect(refusalOf(post('/visitors/convert', asked))).toBe(refused)
    expect(intercom.state('token-1')).toEqual(before)
  })
})
