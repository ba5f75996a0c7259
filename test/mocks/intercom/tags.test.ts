import { describe, expect, it } from 'vitest'
import { caller, refusalOf } from './caller.ts'

describe('POST /tags', () => {
  it('creates a tag once, whatever the case of its name', () => {
    const { body } = caller()
    const tag = body('POST /tags', { name: 'VIP' })
    expect(tag).toEqual({ type: 'tag', id: expect.stringMatching(/^\d+$/), name: 'VIP' })
    expect(body('POST /tags', { name: 'vip' })).toEqual(tag)
    expect(body('GET /tags')).toEqual({ type: 'tag.list', tags: [tag] })
  })

  it('renames by id, and refuses the name of another tag', () => {
    const { body, post } = caller()
    const { id } = body('POST /tags', { name: 'old' })
    expect(body('POST /tags', { id: id ?? null, name: 'new' })).toMatchObject({ id, name: 'new' })
    expect(body('POST /tags', { name: 'old' })['id']).not.toBe(id)
    expect(body('POST /tags', { name: 'NEW' })['id']).toBe(id)
    body('POST /tags', { name: 'other' })
    expect(refusalOf(post('/tags', { id: id ?? null, name: 'Other' }))).toBe(
      '409 resource_conflict: A tag with this name exists',
    )
    expect(post('/tags', { id: '999', name: 'x' }).status).toBe(404)
  })

  it('tags and untags users in one request, by each identifier', () => {
    const { body, lints } = caller()
    const { id } = body('POST /users', { user_id: 'u-1', email: 'one@example.com' })
    body('POST /users', { user_id: 'u-2', email: 'two@example.com' })
    body('POST /users', { user_id: 'u-3' })
    body('POST /tags', { name: 'VIP', users: [{ id: id ?? null }, { email: 'two@example.com' }] })
    const tag = body('POST /tags', { name: 'VIP', users: [{ user_id: 'u-1', untag: true }, { user_id: 'u-3' }] })
    expect(lints()).toEqual([])
    expect(body(`GET /users?tag_id=${tag['id']}&order=asc`)).toMatchObject({
      users: [{ user_id: 'u-2' }, { user_id: 'u-3' }],
    })
    expect(body('GET /users?user_id=u-1')['tags']).toEqual({ type: 'tag.list', tags: [] })
  })

  it('tags companies by id and company_id', () => {
    const { body } = caller()
    const { id } = body('POST /companies', { company_id: 'c-1' })
    body('POST /companies', { company_id: 'c-2' })
    const tag = body('POST /tags', { name: 'big', companies: [{ id: id ?? null }, { company_id: 'c-2' }] })
    expect(body('GET /companies?company_id=c-2')['tags']).toEqual({ type: 'tag.list', tags: [tag] })
    body('POST /tags', { name: 'big', companies: [{ company_id: 'c-2', untag: true }] })
    expect(body('GET /companies?company_id=c-2')['tags']).toEqual({ type: 'tag.list', tags: [] })
  })

  it('changes nothing when one of those to tag is unknown', () => {
    const { body, post, intercom } = caller()
    body('POST /users', { user_id: 'u-1' })
    expect(post('/tags', { name: 'VIP', users: [{ user_id: 'u-1' }, { user_id: 'nobody' }] }).status).toBe(404)
    expect(refusalOf(post('/tags', { name: 'VIP', companies: [{ company_id: 'none' }] }))).toBe(
      '404 company_not_found: Company Not Found',
    )
    expect(intercom.state('token-1').tags).toEqual([])
  })

  it('tags only users where a request names both kinds, and notes it', () => {
    const { body, lints } = caller()
    body('POST /users', { user_id: 'u-1' })
    body('POST /companies', { company_id: 'c-1' })
    body('POST /tags', { name: 'VIP', users: [{ user_id: 'u-1' }], companies: [{ company_id: 'c-1' }] })
    expect(lints()).toEqual(['R53'])
    expect(body('GET /companies?company_id=c-1')['tags']).toEqual({ type: 'tag.list', tags: [] })
  })

  it('refuses a tag without a name', () => {
    expect(refusalOf(caller().post('/tags', { users: [] }))).toBe('400 parameter_not_found: name not specified')
  })
})

describe('DELETE /tags/{id}', () => {
  it('takes the tag from everybody', () => {
    const { body, send } = caller()
    body('POST /users', { user_id: 'u-1' })
    const { id } = body('POST /tags', { name: 'VIP', users: [{ user_id: 'u-1' }] })
    expect(send(`DELETE /tags/${id}`).status).toBe(200)
    expect(body('GET /users?user_id=u-1')['tags']).toEqual({ type: 'tag.list', tags: [] })
    expect(send(`DELETE /tags/${id}`).status).toBe(404)
    expect(body('POST /tags', { name: 'VIP' })['id']).not.toBe(id)
  })
})
