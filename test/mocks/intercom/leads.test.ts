import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../../contracts/wire/index.ts'
import { caller, refusalOf, startSeconds } from './caller.ts'

const idsIn = (page: JsonObject) => (page['contacts'] as JsonObject[]).map(({ id }) => id)

describe('POST /contacts', () => {
  it('makes a lead out of nothing, with a user_id and a pseudonym of its own', () => {
    const { body } = caller()
    expect(body('POST /contacts')).toMatchObject({
      type: 'contact',
      id: expect.stringMatching(/^[0-9a-f]{24}$/),
      user_id: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
      anonymous: true,
      pseudonym: expect.stringMatching(/^\w+ \w+$/),
      email: null,
      companies: { type: 'company.list', companies: [] },
      created_at: startSeconds,
    })
  })

  it('stores what it is told', () => {
    const { body } = caller()
    const told = { email: 'joe@example.com', phone: '+1', name: 'Joe', custom_attributes: { plan: 'free' } }
    const { id } = body('POST /contacts', told)
    expect(body(`GET /contacts/${id}`)).toMatchObject(told)
  })

  it('makes another lead of a known email, and notes it', () => {
    const { body, lints } = caller()
    const first = body('POST /contacts', { email: 'joe@example.com' })
    expect(lints()).toEqual([])
    const second = body('POST /contacts', { email: 'joe@example.com' })
    expect(lints()).toEqual(['R55'])
    expect(second['id']).not.toBe(first['id'])
    expect(body('GET /contacts?email=joe@example.com')).toMatchObject({ type: 'contact.list', total_count: 2 })
  })

  it.each(['id', 'user_id'])('updates the lead of an %s, and only what is mentioned', (by) => {
    const { body, pass } = caller()
    const lead = body('POST /contacts', { email: 'joe@example.com', custom_attributes: { a: 1 } })
    pass(5000)
    const written = body('POST /contacts', { [by]: lead[by] ?? null, name: 'Joe', custom_attributes: { b: 2 } })
    expect(written).toMatchObject({
      id: lead['id'],
      user_id: lead['user_id'],
      email: 'joe@example.com',
      name: 'Joe',
      custom_attributes: { a: 1, b: 2 },
      updated_at: startSeconds + 5,
    })
    expect(body('GET /contacts')).toMatchObject({ total_count: 1 })
  })

  it('is found by the new email and phone afterwards', () => {
    const { body } = caller()
    const { id } = body('POST /contacts', { email: 'joe@example.com', phone: '+1' })
    body('POST /contacts', { id: id ?? null, email: 'jo@example.com', phone: '+2' })
    expect(idsIn(body('GET /contacts?email=jo@example.com'))).toEqual([id])
    expect(idsIn(body('GET /contacts?phone=%2B2'))).toEqual([id])
    expect(idsIn(body('GET /contacts?email=joe@example.com'))).toEqual([])
    expect(idsIn(body('GET /contacts?phone=%2B1'))).toEqual([])
  })

  it('is updated by PUT with the id in the path too', () => {
    const { body, lints } = caller()
    const { id, user_id } = body('POST /contacts')
    expect(body(`PUT /contacts/${id}`, { name: 'Joe', user_id: 'mine' })).toMatchObject({ id, user_id, name: 'Joe' })
    expect(lints()).toEqual(['R55'])
  })

  it.each([
    [{ id: 'none' }, '404 not_found: No such id[none]'],
    [{ user_id: 'none' }, '404 not_found: No such user_id[none]'],
    [{ email: 5, name: {} }, '400 type_mismatch: name must be a string'],
    [{ type: 'contact' }, "400 parameter_invalid: bad 'type' parameter"],
    [
      { custom_attributes: { a: {} } },
      "400 parameter_invalid: Custom attribute 'a' must be a string, number or boolean",
    ],
  ])('refuses %j and makes nobody', (told, refused) => {
    const { post, intercom } = caller()
    expect(refusalOf(post('/contacts', told))).toBe(refused)
    expect(intercom.state('token-1').leads).toEqual([])
  })

  it('shares the limit of attribute names with users, and makes nobody beyond it', () => {
    const { body, post, intercom } = caller({ choices: { attributesMax: 1 } })
    body('POST /users', { user_id: 'u-1', custom_attributes: { a: 1 } })
    expect(post('/contacts', { custom_attributes: { b: 1 } }).status).toBe(422)
    expect(intercom.state('token-1').leads).toEqual([])
  })

  it('leaves companies out, and notes it', () => {
    const { body, lints, intercom } = caller()
    expect(body('POST /contacts', { companies: [{ company_id: 'c-1' }] })['companies']).toMatchObject({ companies: [] })
    expect(lints()).toEqual(['R10'])
    expect(intercom.state('token-1').companies).toEqual([])
  })
})

describe('reading leads', () => {
  it('finds one by id and by user_id, and no user', () => {
    const { body, get } = caller()
    const user = body('POST /users', { user_id: 'u-1' })
    const lead = body('POST /contacts')
    expect(body(`GET /contacts?user_id=${lead['user_id']}`)).toEqual(lead)
    expect(get(`/contacts/${user['id']}`).status).toBe(404)
    expect(get('/contacts?user_id=u-1').status).toBe(404)
    expect(get(`/users/${lead['id']}`).status).toBe(404)
  })

  it('lists page by page, newest first, apart from users', () => {
    const { body, pass } = caller()
    body('POST /users', { user_id: 'u-1' })
    const made = [1, 2, 3].map(() => {
      pass(1000)
      return body('POST /contacts')['id']
    })
    const first = body('GET /contacts?per_page=2')
    expect(idsIn(first)).toEqual([made[2], made[1]])
    expect(first).toMatchObject({ type: 'contact.list', total_count: 3, pages: { page: 1, total_pages: 2 } })
    const next = new URL(String((first['pages'] as JsonObject)['next']))
    expect(idsIn(body(`GET ${next.pathname}${next.search}`))).toEqual([made[0]])
    expect(idsIn(body('GET /contacts?order=asc'))).toEqual(made)
    expect(body('GET /users')).toMatchObject({ total_count: 1 })
  })

  it('scrolls through all of them', () => {
    const { body } = caller()
    for (let place = 0; place < 101; place += 1) body('POST /contacts')
    const first = body('GET /contacts/scroll')
    const param = first['scroll_param']
    expect(first['type']).toBe('contact.list')
    expect([first, body(`GET /contacts/scroll?scroll_param=${param}`)].map((page) => idsIn(page).length)).toEqual([
      100, 1,
    ])
    expect(idsIn(body(`GET /contacts/scroll?scroll_param=${param}`))).toEqual([])
  })
})

describe('deleting a lead', () => {
  it.each(['/contacts/{id}', '/contacts?user_id={user_id}'])('DELETE %s answers the lead, which is gone', (path) => {
    const { body, post, get, intercom } = caller()
    const lead = body('POST /contacts', { email: 'joe@example.com' })
    const { id } = lead
    post('/events', { id: id ?? null, event_name: 'x', created_at: 1 })
    post('/notes', { user: { id: id ?? null }, body: 'x' })
    post('/tags', { name: 'VIP', users: [{ id: id ?? null }] })
    const filled = path.replace('{id}', String(id)).replace('{user_id}', String(lead['user_id']))
    expect(body(`DELETE ${filled}`)).toMatchObject({ type: 'contact', id })
    expect(get(`/contacts/${id}`).status).toBe(404)
    expect(body('GET /contacts?email=joe@example.com')['total_count']).toBe(0)
    expect(body('GET /counts?type=user&count=tag')).toEqual({ type: 'count', user: { tag: [{ VIP: 0 }] } })
    expect(intercom.state('token-1')).toMatchObject({ leads: [], events: [] })
    expect(intercom.state('token-1').notes).toBeUndefined()
  })

  it('is asked for by an identifier', () => {
    expect(refusalOf(caller().send('DELETE /contacts'))).toBe('400 parameter_not_found: id or user_id must be supplied')
  })

  it('for good works as for a user, by the id', () => {
    const { body, get } = caller()
    const { id } = body('POST /contacts')
    expect(body('POST /user_delete_requests', { intercom_user_id: id ?? null })).toEqual({ id: expect.any(Number) })
    expect(get(`/contacts/${id}`).status).toBe(404)
  })
})

describe('what a lead takes part in', () => {
  it('does events, by its id', () => {
    const { body, post } = caller()
    const { id, user_id } = body('POST /contacts')
    expect(post('/events', { id: id ?? null, event_name: 'looked', created_at: startSeconds }).status).toBe(202)
    expect(body(`GET /events?type=user&intercom_user_id=${id}`)).toMatchObject({
      events: [{ event_name: 'looked', intercom_user_id: id, user_id }],
    })
    expect(post('/events', { user_id: user_id ?? null, event_name: 'looked', created_at: 1 }).status).toBe(404)
  })

  it('is tagged among the users by its id, and listed apart from them', () => {
    const { body } = caller()
    body('POST /users', { user_id: 'u-1' })
    const { id } = body('POST /contacts')
    const tag = body('POST /tags', { name: 'VIP', users: [{ user_id: 'u-1' }, { id: id ?? null }] })
    expect(idsIn(body(`GET /contacts?tag_id=${tag['id']}`))).toEqual([id])
    expect(body(`GET /users?tag_id=${tag['id']}`)['users']).toMatchObject([{ user_id: 'u-1' }])
    expect(body(`GET /contacts/${id}`)['tags']).toEqual({ type: 'tag.list', tags: [tag] })
    body('POST /tags', { name: 'VIP', users: [{ id: id ?? null, untag: true }] })
    expect(idsIn(body(`GET /contacts?tag_id=${tag['id']}`))).toEqual([])
  })
})
