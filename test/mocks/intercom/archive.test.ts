import { describe, expect, it } from 'vitest'
import { caller, refusalOf } from './caller.ts'

describe('archiving a user', () => {
  it.each(['/users/{id}', '/users?user_id=u-1', '/users?email=ada@example.com'])(
    'DELETE %s answers the user and takes it from all lists',
    (path) => {
      const { body, get, intercom } = caller()
      const { id } = body('POST /users', {
        user_id: 'u-1',
        email: 'ada@example.com',
        companies: [{ company_id: 'c-1' }],
      })
      body('POST /tags', { name: 'VIP', users: [{ user_id: 'u-1' }] })
      expect(body(`DELETE ${path.replace('{id}', String(id))}`)).toMatchObject({ type: 'user', id })
      expect(get('/users?user_id=u-1').status).toBe(404)
      expect(get('/users').body).toMatchObject({ total_count: 0 })
      expect(get('/users?email=ada@example.com').body).toMatchObject({ total_count: 0 })
      expect(intercom.state('token-1').companies).toMatchObject([{ user_count: 0 }])
    },
  )

  it('is undone by a POST of the same identity', () => {
    const { body } = caller()
    const { id } = body('POST /users', { user_id: 'u-1', name: 'Ada', companies: [{ company_id: 'c-1' }] })
    body('DELETE /users?user_id=u-1')
    expect(body('POST /users', { user_id: 'u-1' })).toMatchObject({
      id,
      name: 'Ada',
      companies: { companies: [{ company_id: 'c-1' }] },
    })
    expect(body('GET /companies?company_id=c-1')['user_count']).toBe(1)
  })

  it('takes the events of the user out of the state, and brings them back with it', () => {
    const { body, post, intercom } = caller()
    body('POST /users', { user_id: 'u-1' })
    post('/events', { event_name: 'x', user_id: 'u-1', created_at: 1 })
    body('DELETE /users?user_id=u-1')
    expect(intercom.state('token-1').events).toEqual([])
    body('POST /users', { user_id: 'u-1' })
    expect(intercom.state('token-1').events).toMatchObject([{ event_name: 'x', user_id: 'u-1' }])
  })

  it('brings back once: a user that has moved on to another user_id leaves the old one free', () => {
    const { body } = caller()
    const { id } = body('POST /users', { user_id: 'u-1' })
    body('DELETE /users?user_id=u-1')
    body('POST /users', { user_id: 'u-1' })
    body('POST /users', { id: id ?? null, user_id: 'u-2' })
    expect(body('POST /users', { user_id: 'u-1' })['id']).not.toBe(id)
  })

  it('is forgotten where the setting says so', () => {
    const { body } = caller({ choices: { archivedUsers: 'forgotten' } })
    const { id } = body('POST /users', { user_id: 'u-1' })
    body('DELETE /users?user_id=u-1')
    expect(body('POST /users', { user_id: 'u-1' })['id']).not.toBe(id)
  })

  it('refuses whom nobody knows', () => {
    expect(caller().send('DELETE /users?user_id=nobody').status).toBe(404)
    expect(caller().send('DELETE /users').status).toBe(400)
  })
})

describe('POST /user_delete_requests', () => {
  it('deletes by the id that Intercom gave, for good', () => {
    const { body, post, intercom } = caller()
    const { id } = body('POST /users', { user_id: 'u-1' })
    post('/events', { event_name: 'x', user_id: 'u-1', created_at: 1 })
    expect(body('POST /user_delete_requests', { intercom_user_id: id ?? null })).toEqual({ id: expect.any(Number) })
    expect(intercom.state('token-1')).toMatchObject({ users: [], events: [] })
    expect(refusalOf(post('/users', { user_id: 'u-1' }))).toMatch(/^422 not_restorable: /)
  })

  it("does not take the customer's own id, and notes it", () => {
    const { body, post, lints } = caller()
    body('POST /users', { user_id: 'u-1' })
    expect(post('/user_delete_requests', { intercom_user_id: 'u-1' }).status).toBe(404)
    expect(lints()).toEqual(['R57'])
    expect(post('/user_delete_requests', {}).status).toBe(400)
  })
})
