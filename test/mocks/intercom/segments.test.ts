import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../../contracts/wire/index.ts'
import { caller, refusalOf, startSeconds } from './caller.ts'

const active = { id: 's-1', name: 'Active', created_at: 10, updated_at: 20 }

function withSegments() {
  const client = caller()
  client.intercom.replaceState('token-1', {
    segments: [
      active,
      { id: 's-2', name: 'New leads', person_type: 'contact' },
      { id: 's-3', name: 'Big', person_type: 'company' },
    ],
    users: [
      { user_id: 'a', segments: [{ type: 'segment', id: 's-1' }] },
      { user_id: 'b', segments: { type: 'segment.list', segments: [{ id: 's-1' }] } },
    ],
    leads: [{ id: 'l-1', segments: [{ id: 's-2' }] }],
    companies: [{ company_id: 'c', segments: [{ id: 's-3' }] }],
  })
  return client
}

describe('segments', () => {
  it('are those of a loaded state, of people or of companies', () => {
    const { body } = withSegments()
    expect(body('GET /segments')).toEqual({
      type: 'segment.list',
      segments: [
        { type: 'segment', ...active, person_type: 'user' },
        {
          type: 'segment',
          id: 's-2',
          name: 'New leads',
          person_type: 'contact',
          created_at: startSeconds,
          updated_at: startSeconds,
        },
      ],
    })
    expect(body('GET /segments?type=company')['segments']).toMatchObject([{ id: 's-3', name: 'Big' }])
    expect(body('GET /segments/s-1')).toMatchObject(active)
  })

  it('count who is in them, where that is asked for, and never companies', () => {
    const { body } = withSegments()
    const counts = (list: JsonObject) => (list['segments'] as JsonObject[]).map(({ count }) => count)
    expect(counts(body('GET /segments?include_count=true'))).toEqual([2, 1])
    expect(counts(body('GET /segments'))).toEqual([undefined, undefined])
    expect(counts(body('GET /segments?type=company&include_count=true'))).toEqual([undefined])
    expect(body('GET /segments/s-1?include_count=true')['count']).toBe(2)
  })

  it('count less once somebody is archived, deleted or merged, and more once somebody is back', () => {
    const { body } = withSegments()
    const counts = () =>
      (body('GET /segments?include_count=true')['segments'] as JsonObject[]).map(({ count }) => count)
    body('DELETE /users?user_id=a')
    expect(counts()).toEqual([1, 1])
    body('POST /users', { user_id: 'a' })
    expect(counts()).toEqual([2, 1])
    body('POST /contacts/convert', { contact: { id: 'l-1' }, user: { user_id: 'b' } })
    expect(counts()).toEqual([2, 0])
  })

  it('list their users, leads and companies', () => {
    const { body } = withSegments()
    body('POST /users', { user_id: 'a', companies: [{ company_id: 'c' }, { company_id: 'd' }] })
    expect(body('GET /users?segment_id=s-1')).toMatchObject({ total_count: 2 })
    expect(body('GET /contacts?segment_id=s-2')['contacts']).toMatchObject([{ id: 'l-1' }])
    expect(body('GET /users?segment_id=s-2')).toMatchObject({ total_count: 0 })
    expect(body('GET /companies?segment_id=s-3')['companies']).toMatchObject([{ company_id: 'c' }])
  })

  it('stand in a state where somebody mentions them only', () => {
    const { intercom } = caller()
    intercom.replaceState('t', { users: [{ user_id: 'a', segments: [{ id: 's-9' }] }] })
    expect(intercom.state('t')).toMatchObject({
      segments: [{ type: 'segment', id: 's-9', name: 's-9', person_type: 'user' }],
      users: [{ segments: { type: 'segment.list', segments: [{ type: 'segment', id: 's-9' }] } }],
    })
  })

  it('refuse an unknown id and type', () => {
    const { get } = withSegments()
    expect(refusalOf(get('/segments/none'))).toBe('404 not_found: No such id[none]')
    expect(refusalOf(get('/segments?type=lead'))).toBe('400 parameter_invalid: type must be user or company')
  })
})
