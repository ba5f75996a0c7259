import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../../contracts/wire/index.ts'
import { caller, refusalOf } from './caller.ts'

function withUsers(count: number) {
  const client = caller()
  for (let place = 1; place <= count; place += 1)
    client.body('POST /users', { user_id: `u-${place}`, phone: `+${place % 2}` })
  return client
}
const userIds = (list: JsonObject) => (list['users'] as JsonObject[]).map((user) => user['user_id'])

describe('GET /users', () => {
  it('gives each user exactly once over its pages, newest first', () => {
    const { body } = withUsers(130)
    const seen: unknown[] = []
    let path = '/users?per_page=60'
    for (;;) {
      const list = body(`GET ${path}`)
      expect(list).toMatchObject({ type: 'user.list', total_count: 130, limited: false })
      seen.push(...userIds(list))
      const next = (list['pages'] as JsonObject)['next']
      if (next === null) break
      path = String(next).replace('https://api.intercom.io', '')
    }
    expect(seen).toEqual(Array.from({ length: 130 }, (_, place) => `u-${130 - place}`))
  })

  it('counts its pages', () => {
    const { body } = withUsers(5)
    expect(body('GET /users?page=2&per_page=2')['pages']).toEqual({
      type: 'pages',
      next: 'https://api.intercom.io/users?page=3&per_page=2',
      page: 2,
      per_page: 2,
      total_pages: 3,
    })
    expect(body('GET /users')['pages']).toMatchObject({ page: 1, per_page: 50, next: null })
  })

  it('gives at most 60 a page, and notes the wish for more', () => {
    const { body, lints } = withUsers(61)
    expect(userIds(body('GET /users?per_page=100'))).toHaveLength(60)
    expect(lints()).toEqual(['R58'])
  })

  it('sends who pages beyond 10,000 to the scroll', () => {
    const { get } = withUsers(1)
    expect(refusalOf(get('/users?page=201&per_page=50'))).toBe(
      '400 bad_request: page limit reached, please use scroll API',
    )
    expect(get('/users?page=200&per_page=50').status).toBe(200)
  })

  it.each(['page=0', 'page=x', 'per_page=-1', 'order=up', 'sort=name'])('refuses %s', (query) => {
    expect(refusalOf(withUsers(1).get(`/users?${query}`))).toMatch(/^400 parameter_invalid: /)
  })

  it('sorts by the field asked for, those without it last', () => {
    const { body } = caller()
    body('POST /users', { user_id: 'late', signed_up_at: 30 })
    body('POST /users', { user_id: 'none' })
    body('POST /users', { user_id: 'early', signed_up_at: 10 })
    expect(userIds(body('GET /users?sort=signed_up_at&order=asc'))).toEqual(['early', 'late', 'none'])
    expect(userIds(body('GET /users?sort=signed_up_at&order=desc'))).toEqual(['late', 'early', 'none'])
  })

  it('shows a change in the next list', () => {
    const { body } = withUsers(2)
    expect(userIds(body('GET /users?sort=signed_up_at'))).toEqual(['u-2', 'u-1'])
    body('POST /users', { user_id: 'u-1', signed_up_at: 10 })
    expect(userIds(body('GET /users?sort=signed_up_at'))).toEqual(['u-1', 'u-2'])
  })

  it('answers an email or phone with a list, also an empty one', () => {
    const { body } = withUsers(3)
    expect(body('GET /users?email=none@example.com')).toMatchObject({ type: 'user.list', users: [], total_count: 0 })
    expect(userIds(body('GET /users?phone=%2B1&order=asc'))).toEqual(['u-1', 'u-3'])
  })

  it('narrows by age in whole days', () => {
    const { body, pass } = withUsers(1)
    pass(3 * 86_400_000)
    body('POST /users', { user_id: 'new' })
    expect(userIds(body('GET /users?created_since=2'))).toEqual(['new'])
    expect(userIds(body('GET /users?created_since=3'))).toEqual(['new', 'u-1'])
  })

  it('narrows by a segment that a loaded state gave', () => {
    const { body, intercom } = caller()
    intercom.replaceState('token-1', {
      users: [{ user_id: 'a', segments: [{ type: 'segment', id: 's-1' }] }, { user_id: 'b' }],
    })
    expect(userIds(body('GET /users?segment_id=s-1'))).toEqual(['a'])
  })

  it('answers an unknown tag or company with 404', () => {
    const { get } = withUsers(1)
    expect(get('/users?tag_id=77').status).toBe(404)
    expect(refusalOf(get('/users?company_id=none'))).toBe('404 company_not_found: Company Not Found')
  })
})

describe('scroll', () => {
  it('gives all users by the hundred and ends with an empty list', () => {
    const { body } = withUsers(150)
    const first = body('GET /users/scroll')
    const param = first['scroll_param']
    const second = body(`GET /users/scroll?scroll_param=${param}`)
    const end = body(`GET /users/scroll?scroll_param=${param}`)
    expect([first, second, end].map((page) => userIds(page).length)).toEqual([100, 50, 0])
    expect(new Set([...userIds(first), ...userIds(second)]).size).toBe(150)
  })

  it('is one at a time, until its end or a minute without use', () => {
    const { body, get, pass } = withUsers(1)
    const { scroll_param: param } = body('GET /users/scroll')
    expect(refusalOf(get('/users/scroll'))).toBe('400 scroll_exists: scroll already exists for this app')
    expect(get('/companies/scroll').status).toBe(400)
    body(`GET /users/scroll?scroll_param=${param}`)
    expect(get('/users/scroll').status).toBe(200)
    pass(60_001)
    expect(get('/users/scroll').status).toBe(200)
  })

  it('refuses a parameter that expired, and one of another kind', () => {
    const { body, get, pass } = withUsers(1)
    const { scroll_param: param } = body('GET /users/scroll')
    expect(get(`/companies/scroll?scroll_param=${param}`).status).toBe(404)
    pass(60_001)
    expect(refusalOf(get(`/users/scroll?scroll_param=${param}`))).toBe('404 not_found: scroll parameter not found')
  })

  it('leaves out who was archived meanwhile', () => {
    const { body, send } = withUsers(101)
    const { scroll_param: param } = body('GET /users/scroll')
    send('DELETE /users?user_id=u-101')
    expect(userIds(body(`GET /users/scroll?scroll_param=${param}`))).toEqual([])
  })
})
