import { describe, expect, it } from 'vitest'
import { commonRules } from '../../../../contracts/rules/common/index.ts'
import type { IntercomRequest, JsonObject, JsonValue } from '../../../../contracts/wire/index.ts'
import { exchangeOf, playedCase, post } from '../played.ts'

function judged(id: string, ...requests: IntercomRequest[]) {
  const rule = commonRules.find((candidate) => candidate.id === id)
  return rule?.judge(playedCase(exchangeOf({ type: 'identify', userId: 'u-1' }, requests))) ?? []
}
const told = (id: string, path: string, body: unknown) =>
  judged(id, { ...post(path, {}), body } as IntercomRequest).flatMap(({ findings }) => findings)

describe('G5', () => {
  it.for<[JsonValue | undefined, string]>([
    [undefined, 'none'],
    [null, 'null'],
    [['a'], 'an array'],
    ['{}', 'string'],
    [7, 'number'],
  ])('sees that %j is no object', ([body, received]) => {
    expect(told('G5', '/users', body)).toEqual([
      { message: 'The body of a request is no JSON object.', expected: 'a JSON object', received },
    ])
  })

  it.for(['type', 'users', 'pages', 'limited', 'location_data'])('sees the key %s, which belongs to answers', (key) => {
    expect(told('G5', '/users', { user_id: 'u-1', [key]: 'x' })).toEqual([
      { message: 'A body holds a key that Intercom refuses.', received: key },
    ])
    expect(told('G5', '/users', { user_id: 'u-1', custom_attributes: { [key]: 'x' } })).toEqual([])
    expect(told('G5', '/tags', { name: 'x', [key]: [] })).toHaveLength(key === 'users' ? 0 : 1)
    expect(told('G5.fields', '/users', { user_id: 'u-1', [key]: 'x' })).toEqual([])
  })

  it('takes every JSON value, and shows the first that is none', () => {
    const every = { a: null, b: 'x', c: true, d: -1.5, e: [], f: {} }
    expect(told('G5', '/users', { custom_attributes: every })).toEqual([])
    expect(told('G5', '/users', { custom_attributes: { rate: Number.NaN } })[0]?.received).toBe('NaN')
    expect(told('G5', '/users', { custom_attributes: { rate: undefined } })[0]?.received).toBe('undefined')
  })
})

/** As the reference of API 1.4 lists them, and what it was seen to take. */
const writable: Record<string, string> = {
  '/users':
    'id user_id email phone name signed_up_at remote_created_at created_at custom_attributes companies last_request_at update_last_request_at new_session unsubscribed_from_emails last_seen_ip last_seen_user_agent avatar owner_id referrer utm_campaign utm_content utm_medium utm_source utm_term',
  '/companies': 'company_id name plan monthly_spend size website industry remote_created_at custom_attributes',
  '/events': 'event_name created_at created user_id id email metadata',
  '/tags': 'id name users companies',
}

describe('G5.fields', () => {
  it.for(Object.entries(writable))('knows what may be written to %s', ([path, keys]) => {
    const body: JsonObject = Object.fromEntries(keys.split(' ').map((key) => [key, 'x']))
    expect(told('G5.fields', path, body)).toEqual([])
    expect(told('G5.fields', path, { ...body, plans: 'x' })).toEqual([
      { message: `A body to ${path} holds a key that cannot be written there.`, received: 'plans' },
    ])
  })

  it('knows what may be written of a company inside a user', () => {
    const keys = `${writable['/companies']} id remove`.split(' ')
    const company: JsonObject = Object.fromEntries(keys.map((key) => [key, 'x']))
    expect(told('G5.fields', '/users', { companies: [company, 'x'] })).toEqual([])
    expect(told('G5.fields', '/users', { companies: company })).toEqual([])
    expect(told('G5.fields', '/users', { companies: [{ user_id: 'u-1' }] })).toEqual([
      { message: 'A company inside a user holds a key that cannot be written there.', received: 'user_id' },
    ])
    expect(told('G5.fields', '/tags', { name: 'x', companies: [{ user_id: 'u-1' }] })).toEqual([])
  })

  it('does not apply where it knows no fields', () => {
    expect(judged('G5.fields', post('/leads', { x: 1 }), post('/toString', { x: 1 }))).toEqual([])
    expect(judged('G5.fields', post('/leads', { x: 1 }), post('/users', { user_id: 'u-1' }))).toHaveLength(1)
  })
})
