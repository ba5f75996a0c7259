import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../../contracts/wire/index.ts'
import { caller, refusalOf } from './caller.ts'

describe('GET /counts', () => {
  it('counts the whole workspace', () => {
    const { body, intercom } = caller()
    intercom.replaceState('token-1', {
      users: [{ user_id: 'a' }, { user_id: 'b' }],
      leads: [{}],
      visitors: [{}],
      companies: [{ company_id: 'c' }],
      tags: [{ name: 'VIP' }],
      segments: [{ id: 's', name: 'Active' }],
    })
    expect(body('GET /counts')).toEqual({
      type: 'count.hash',
      company: { count: 1 },
      segment: { count: 1 },
      tag: { count: 1 },
      user: { count: 2 },
      lead: { count: 1 },
    })
  })

  it('counts users and leads by tag and segment', () => {
    const { body, intercom } = caller()
    intercom.replaceState('token-1', {
      segments: [
        { id: 's', name: 'Active' },
        { id: 't', name: 'Big', person_type: 'company' },
      ],
      tags: [{ name: 'VIP' }, { name: 'new' }],
      users: [{ user_id: 'a', tags: [{ name: 'VIP' }], segments: [{ id: 's' }] }],
      leads: [{ tags: [{ name: 'VIP' }] }],
    })
    expect(body('GET /counts?type=user&count=tag')).toEqual({ type: 'count', user: { tag: [{ VIP: 2 }, { new: 0 }] } })
    expect(body('GET /counts?type=user&count=segment')).toEqual({ type: 'count', user: { segment: [{ Active: 1 }] } })
  })

  it('counts companies by tag, segment and user', () => {
    const { body, intercom } = caller()
    intercom.replaceState('token-1', {
      segments: [
        { id: 's', name: 'Active' },
        { id: 't', name: 'Big', person_type: 'company' },
      ],
      companies: [
        { company_id: 'c', name: 'Acme', tags: [{ name: 'VIP' }], segments: [{ id: 't' }] },
        { company_id: 'd' },
      ],
      users: [{ user_id: 'a', companies: [{ company_id: 'c' }] }],
    })
    expect(body('GET /counts?type=company&count=tag')).toEqual({ type: 'count', company: { tag: [{ VIP: 1 }] } })
    expect(body('GET /counts?type=company&count=segment')).toEqual({
      type: 'count',
      company: { segment: [{ Big: 1 }] },
    })
    expect(body('GET /counts?type=company&count=user')).toEqual({
      type: 'count',
      company: {
        user: [
          { Acme: 1, remote_company_id: 'c' },
          { d: 0, remote_company_id: 'd' },
        ],
      },
    })
  })

  it('counts conversations as none', () => {
    const { body } = caller()
    expect(body('GET /counts?type=conversation')).toEqual({
      type: 'count',
      conversation: { assigned: 0, closed: 0, open: 0, unassigned: 0 },
    })
    expect(body('GET /counts?type=conversation&count=admin')).toEqual({
      type: 'count',
      conversation: { admin: [{ id: '1', name: 'Mock Admin', open: 0, closed: 0 }] },
    })
  })

  it('goes page by page where there are many', () => {
    const { body } = caller()
    for (let place = 1; place <= 3; place += 1) body('POST /tags', { name: `t${place}` })
    const first = body('GET /counts?type=company&count=tag&per_page=2')
    expect(first).toMatchObject({
      company: { tag: [{ t1: 0 }, { t2: 0 }] },
      pages: { pages: { type: 'pages', page: 1, per_page: 2, total_pages: 2 } },
    })
    const { next } = (first['pages'] as JsonObject)['pages'] as { next: string }
    const { pathname, search } = new URL(next)
    expect(body(`GET ${pathname}${search}`)).toMatchObject({
      company: { tag: [{ t3: 0 }] },
      pages: { pages: { next: null } },
    })
  })

  it('names a tag like a member of objects without harm', () => {
    const { body, post } = caller()
    post('/tags', { name: '__proto__' })
    expect(JSON.stringify(body('GET /counts?type=user&count=tag'))).toBe(
      '{"type":"count","user":{"tag":[{"__proto__":0}]}}',
    )
  })

  it.each([
    'type=user',
    'type=user&count=user',
    'type=lead&count=tag',
    'type=toString&count=tag',
    'type=conversation&count=tag',
  ])('refuses %s', (query) => {
    expect(refusalOf(caller().get(`/counts?${query}`))).toMatch(/^400 parameter_invalid: type and count must be/)
  })
})
