import { describe, expect, it } from 'vitest'
import type { JsonObject, JsonValue } from '../../../contracts/wire/index.ts'
import { caller, refusalOf, startSeconds } from './caller.ts'

/** A lead that did, and was told, about all there is. */
function withLead() {
  const client = caller()
  const { body, post } = client
  const lead = body('POST /contacts', {
    email: 'joe@example.com',
    phone: '+1',
    name: 'Joe',
    utm_source: 'ad',
    custom_attributes: { plan: 'free', theme: 'dark' },
  })
  const id = lead['id'] as string
  post('/events', { id, event_name: 'looked', created_at: startSeconds })
  body('POST /notes', { user: { id }, body: 'Called.' })
  body('POST /tags', { name: 'VIP', users: [{ id }] })
  const convert = (user: JsonValue) => body('POST /contacts/convert', { contact: { id }, user })
  return { ...client, lead, id, convert }
}

describe('a lead that turns out to be a new user', () => {
  it('becomes the user itself: its email is kept, its user_id and pseudonym are not', () => {
    const { convert, id, get, intercom } = withLead()
    expect(convert({ user_id: 'u-1' })).toMatchObject({
      type: 'user',
      id,
      user_id: 'u-1',
      anonymous: false,
      pseudonym: null,
      email: 'joe@example.com',
      phone: '+1',
      name: 'Joe',
      utm_source: 'ad',
      custom_attributes: { plan: 'free', theme: 'dark' },
      tags: { tags: [{ name: 'VIP' }] },
    })
    expect(get(`/contacts/${id}`).status).toBe(404)
    expect(intercom.state('token-1')).toMatchObject({
      users: [{ id, user_id: 'u-1' }],
      leads: [],
      events: [{ event_name: 'looked', user_id: 'u-1', intercom_user_id: id }],
      notes: [{ body: '<p>Called.</p>', user: { type: 'user', id } }],
    })
  })

  it('takes the email of the user where one is given, and has no user_id without one', () => {
    const { convert, id, body } = withLead()
    expect(convert({ email: 'mal@serenity.io' })).toMatchObject({ id, user_id: null, email: 'mal@serenity.io' })
    expect(body('GET /users?email=mal@serenity.io')).toMatchObject({ total_count: 1 })
    expect(body('GET /users?email=joe@example.com')).toMatchObject({ total_count: 0 })
  })

  it('is found as the user by all that it is known by', () => {
    const { convert, id, body } = withLead()
    convert({ user_id: 'u-1' })
    expect(body('GET /users?user_id=u-1')).toMatchObject({ id })
    expect(body('GET /users?email=joe@example.com')['users']).toMatchObject([{ id }])
    expect(body('GET /users?phone=%2B1')['users']).toMatchObject([{ id }])
    expect(body('POST /users', { user_id: 'u-1', name: 'Joseph' })).toMatchObject({ id, name: 'Joseph' })
  })
})

describe('a lead that turns out to be a known user', () => {
  it('is merged into it: events, notes and tags move, gaps are filled, identifiers are not added', () => {
    const { convert, id, body, get, pass, intercom } = withLead()
    const user = body('POST /users', { user_id: 'u-1', name: 'Josephine', custom_attributes: { plan: 'pro' } })
    pass(1000)
    expect(convert({ user_id: 'u-1' })).toMatchObject({
      id: user['id'],
      user_id: 'u-1',
      email: null,
      phone: '+1',
      name: 'Josephine',
      utm_source: 'ad',
      custom_attributes: { plan: 'pro', theme: 'dark' },
      tags: { tags: [{ name: 'VIP' }] },
      updated_at: startSeconds + 1,
    })
    expect(get(`/contacts/${id}`).status).toBe(404)
    expect(intercom.state('token-1')).toMatchObject({
      users: [{ user_id: 'u-1' }],
      leads: [],
      events: [{ user_id: 'u-1', intercom_user_id: user['id'] }],
      notes: [{ user: { type: 'user', id: user['id'] } }],
    })
    expect(body('GET /counts?type=user&count=tag')).toEqual({ type: 'count', user: { tag: [{ VIP: 1 }] } })
  })

  it.each(['id', 'user_id', 'email'])('is found by %s', (by) => {
    const { convert, body } = withLead()
    const user = body('POST /users', { user_id: 'u-1', email: 'ada@example.com' })
    expect(convert({ [by]: user[by] ?? null })['id']).toBe(user['id'])
    expect(body('GET /users')).toMatchObject({ total_count: 1 })
  })

  it('keeps one of two events of one name and second', () => {
    const { convert, body, post, intercom } = withLead()
    body('POST /users', { user_id: 'u-1' })
    post('/events', { user_id: 'u-1', event_name: 'Looked', created_at: startSeconds, metadata: { by: 'user' } })
    convert({ user_id: 'u-1' })
    expect(intercom.state('token-1').events).toMatchObject([{ event_name: 'Looked', metadata: { by: 'user' } }])
  })

  it('comes back with an archived user', () => {
    const { convert, body } = withLead()
    const user = body('POST /users', { user_id: 'u-1', name: 'Ada' })
    body('DELETE /users?user_id=u-1')
    expect(convert({ user_id: 'u-1' })).toMatchObject({ id: user['id'], name: 'Ada', phone: '+1' })
  })

  it('gives the user_id to the one user that has the email and none', () => {
    const { convert, body } = withLead()
    const user = body('POST /users', { email: 'ada@example.com' })
    expect(convert({ user_id: 'u-1', email: 'ada@example.com' })).toMatchObject({ id: user['id'], user_id: 'u-1' })
  })
})

describe('a conversion', () => {
  it('names the lead by user_id too', () => {
    const { body, lead } = withLead()
    const contact = { user_id: lead['user_id'] ?? null }
    expect(body('POST /contacts/convert', { contact, user: { user_id: 'u-1' } })['id']).toBe(lead['id'])
  })

  it.each([
    [{}, '400 parameter_not_found: contact not specified'],
    [{ contact: 'x' }, '400 type_mismatch: contact must be an object'],
    [{ contact: {} }, '400 parameter_not_found: id or user_id must be supplied'],
    [{ contact: { email: 'joe@example.com' } }, '400 parameter_not_found: id or user_id must be supplied'],
    [{ contact: { id: 'none' } }, '404 not_found: No such id[none]'],
    [{ contact: { id: '{id}' } }, '400 parameter_not_found: user not specified'],
    [
      { contact: { id: '{id}' }, user: {} },
      '400 parameter_not_found: User email, user_id or anonymous_id must be supplied',
    ],
    [{ contact: { id: '{id}' }, user: { id: 'none' } }, '404 not_found: No such id[none]'],
    [
      { contact: { id: '{id}' }, user: { user_id: 'gone' } },
      '422 not_restorable: The user was permanently deleted and cannot be restored',
    ],
    [
      { contact: { id: '{id}' }, user: { email: 'twice@example.com' } },
      '409 conflict: Multiple existing users match this email address twice@example.com - must be more specific using user_id',
    ],
  ])('refuses %j, and changes nothing', (asked, refused) => {
    const { post, body, id, intercom } = withLead()
    body('POST /users', { user_id: 'a', email: 'twice@example.com' })
    body('POST /users', { user_id: 'b', email: 'twice@example.com' })
    const gone = body('POST /users', { user_id: 'gone' })
    body('POST /user_delete_requests', { intercom_user_id: gone['id'] ?? null })
    const before = intercom.state('token-1')
    const filled = JSON.parse(JSON.stringify(asked).replace('{id}', id)) as JsonObject
    expect(refusalOf(post('/contacts/convert', filled))).toBe(refused)
    expect(intercom.state('token-1')).toEqual(before)
  })

  it('happens once', () => {
    const { convert, post, id } = withLead()
    convert({ user_id: 'u-1' })
    expect(refusalOf(post('/contacts/convert', { contact: { id }, user: { user_id: 'u-1' } }))).toBe(
      `404 not_found: No such id[${id}]`,
    )
  })

  it('leaves ids for others: nobody who comes later gets the same', () => {
    const { convert, body } = withLead()
    const user = convert({ user_id: 'u-1' })
    const later = [body('POST /users', { user_id: 'u-2' }), body('POST /contacts'), body('POST /contacts')]
    expect(new Set([user, ...later].map(({ id }) => id)).size).toBe(4)
  })
})
