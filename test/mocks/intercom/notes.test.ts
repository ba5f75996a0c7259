import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../../contracts/wire/index.ts'
import { caller, refusalOf, startSeconds } from './caller.ts'

function withUser() {
  const client = caller()
  const user = client.body('POST /users', { user_id: 'u-1', email: 'ada@example.com' })
  return { ...client, user, id: user['id'] as string }
}

describe('POST /notes', () => {
  it('writes a note of the admin of the token, as a paragraph', () => {
    const { body, id } = withUser()
    const note = body('POST /notes', { user: { user_id: 'u-1' }, body: 'Hello notes!' })
    expect(note).toEqual({
      type: 'note',
      id: expect.stringMatching(/^\d+$/),
      created_at: startSeconds,
      body: '<p>Hello notes!</p>',
      author: {
        type: 'admin',
        id: '1',
        name: 'Mock Admin',
        email: 'admin@example.com',
        avatar: { type: 'avatar', image_url: null },
        companies: [],
      },
      user: { type: 'user', id },
    })
    expect(body(`GET /notes/${note['id']}`)).toEqual(note)
  })

  it('takes HTML as it is, and identifiers beside the body', () => {
    const { body, id } = withUser()
    expect(body('POST /notes', { email: 'ada@example.com', body: '<p>a</p><p>b</p>' })).toMatchObject({
      body: '<p>a</p><p>b</p>',
      user: { id },
    })
    expect(body('POST /notes', { user_id: 'u-1', body: 'x' })).toMatchObject({ user: { id } })
  })

  it('is of the admin that it names', () => {
    const { body, intercom } = withUser()
    intercom.replaceState('token-1', {
      users: [{ user_id: 'u-1' }],
      admins: [{ id: '7' }, { id: '21', name: 'Jayne Cobb' }],
    })
    expect(body('POST /notes', { admin_id: 21, user: { user_id: 'u-1' }, body: 'x' })).toMatchObject({
      author: { id: '21', name: 'Jayne Cobb' },
    })
    expect(body('POST /notes', { user: { user_id: 'u-1' }, body: 'x' })).toMatchObject({ author: { id: '7' } })
  })

  it('is about a lead, by its id', () => {
    const { body } = withUser()
    const { id } = body('POST /contacts')
    expect(body('POST /notes', { user: { id: id ?? null }, body: 'x' })).toMatchObject({
      user: { type: 'contact', id },
    })
  })

  it.each([
    [{ user: { user_id: 'u-1' } }, '400 parameter_not_found: body not specified'],
    [{ user: { user_id: 'u-1' }, body: 5 }, '400 type_mismatch: body must be a string'],
    [{ body: 'x' }, '400 parameter_not_found: User email, user_id or anonymous_id must be supplied'],
    [{ body: 'x', user: 'u-1' }, '400 type_mismatch: user must be an object'],
    [{ body: 'x', user: { user_id: 'none' } }, '404 not_found: No such user_id[none]'],
    [{ body: 'x', user: { user_id: 'u-1' }, admin_id: 'none' }, '404 admin_not_found: Admin not found'],
  ])('refuses %j', (asked, refused) => {
    const { post, intercom } = withUser()
    expect(refusalOf(post('/notes', asked))).toBe(refused)
    expect(intercom.state('token-1').notes).toBeUndefined()
  })
})

describe('GET /notes', () => {
  const bodies = (page: JsonObject) => (page['notes'] as JsonObject[]).map((note) => note['body'])

  it.each(['user_id=u-1', 'email=ada@example.com', 'id={id}'])('lists those on the user of %s, oldest first', (by) => {
    const { body, pass, id } = withUser()
    body('POST /users', { user_id: 'u-2' })
    for (const text of ['a', 'b', 'c']) {
      body('POST /notes', { user: { user_id: 'u-1' }, body: text })
      pass(1000)
    }
    body('POST /notes', { user: { user_id: 'u-2' }, body: 'another' })
    const page = body(`GET /notes?${by.replace('{id}', id)}&per_page=2`)
    expect(page).toMatchObject({ type: 'note.list', total_count: 3, pages: { total_pages: 2 } })
    expect(bodies(page)).toEqual(['<p>a</p>', '<p>b</p>'])
    expect(bodies(body('GET /notes?user_id=u-1&order=desc'))[0]).toBe('<p>c</p>')
  })

  it('needs somebody, whom it knows', () => {
    const { get } = withUser()
    expect(get('/notes').status).toBe(400)
    expect(get('/notes?user_id=none').status).toBe(404)
    expect(refusalOf(get('/notes/none'))).toBe('404 not_found: No such id[none]')
  })
})

describe('notes in a state', () => {
  it('are not there while their user is archived, and are back with it', () => {
    const { body, intercom } = withUser()
    body('POST /notes', { user: { user_id: 'u-1' }, body: 'x' })
    body('DELETE /users?user_id=u-1')
    expect(intercom.state('token-1').notes).toBeUndefined()
    body('POST /users', { user_id: 'u-1' })
    expect(intercom.state('token-1').notes).toHaveLength(1)
  })

  it('are gone with a user that is deleted for good', () => {
    const { body, get, id } = withUser()
    const note = body('POST /notes', { user: { id }, body: 'x' })
    body('POST /user_delete_requests', { intercom_user_id: id })
    expect(get(`/notes/${note['id']}`).status).toBe(404)
  })
})
