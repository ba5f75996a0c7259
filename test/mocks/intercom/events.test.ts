import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../../contracts/wire/index.ts'
import { caller, refusalOf, startSeconds } from './caller.ts'

function withUser(...options: Parameters<typeof caller>) {
  const client = caller(...options)
  client.body('POST /users', { user_id: 'u-1', email: 'ada@example.com' })
  return { ...client, events: () => client.intercom.state('token-1').events }
}
const event = { event_name: 'Order Completed', user_id: 'u-1', created_at: startSeconds }

describe('POST /events', () => {
  it('answers 202 and nothing, and stores the event', () => {
    const { send, events } = withUser()
    const reply = send('POST /events', { ...event, metadata: { sku: 'a' } })
    expect(reply.status).toBe(202)
    expect('body' in reply).toBe(false)
    expect(events()).toMatchObject([
      {
        type: 'event',
        event_name: 'Order Completed',
        created_at: startSeconds,
        user_id: 'u-1',
        email: 'ada@example.com',
        metadata: { sku: 'a' },
      },
    ])
  })

  it.each([
    ['no name', { user_id: 'u-1', created_at: 1 }],
    ['a blank name', { event_name: ' ', user_id: 'u-1', created_at: 1 }],
    ['no time', { event_name: 'x', user_id: 'u-1' }],
    ['no identifier', { event_name: 'x', created_at: 1 }],
    ['other case', { eventName: 'x', userId: 'u-1', createdAt: 1 }],
    ['nothing', {}],
  ])('refuses %s', (_, body) => {
    expect(refusalOf(withUser().post('/events', body))).toBe('400 parameter_not_found: missing data parameter')
  })

  it('never creates a user', () => {
    const { post, intercom } = withUser()
    expect(refusalOf(post('/events', { ...event, user_id: 'nobody' }))).toBe('404 not_found: No such user_id[nobody]')
    expect(intercom.state('token-1').users).toHaveLength(1)
  })

  it('finds the user by id and by email', () => {
    const { post, events, body } = withUser()
    const { id } = body('GET /users?user_id=u-1')
    post('/events', { event_name: 'by id', id: id ?? null, created_at: 1 })
    post('/events', { event_name: 'by email', email: 'ada@example.com', created_at: 1 })
    expect(events()).toMatchObject([{ event_name: 'by id' }, { event_name: 'by email' }])
  })

  it('stores one event per user, name and second, whatever the case of the name', () => {
    const { post, events, lints } = withUser()
    post('/events', event)
    expect(post('/events', { ...event, event_name: 'order completed' }).status).toBe(202)
    expect(lints()).toEqual(['R52'])
    post('/events', { ...event, created_at: startSeconds + 1 })
    expect(events()).toHaveLength(2)
  })

  it('keeps names and seconds apart, however many names there are', () => {
    const { post, events } = withUser({ choices: { eventNamesMax: 2000 } })
    for (let name = 0; name <= 1025; name += 1) post('/events', { ...event, event_name: `name ${name}`, created_at: 7 })
    for (const name of [0, 1, 2]) post('/events', { ...event, event_name: `name ${name}`, created_at: 8 })
    expect(events()).toHaveLength(1029)
  })

  it('replaces "." and "$" in a name by "-"', () => {
    const { post, events, lints } = withUser()
    post('/events', { ...event, event_name: 'a.b$c' })
    expect(lints()).toEqual(['R40'])
    expect(events()).toMatchObject([{ event_name: 'a-b-c' }])
  })

  it.each([
    ['honoured' as const, 202, [{ created_at: 1_500_000_000 }]],
    ['stamped' as const, 202, [{ created_at: startSeconds }]],
    ['refused' as const, 400, []],
  ])('"created" for "created_at" is %s as the setting says', (legacyCreated, status, stored) => {
    const { post, events } = withUser({ choices: { legacyCreated } })
    expect(post('/events', { event_name: 'x', user_id: 'u-1', created: 1_500_000_000 }).status).toBe(status)
    expect(events()).toMatchObject(stored)
  })

  it('notes "created", milliseconds and the future', () => {
    const { post, lints } = withUser()
    post('/events', { event_name: 'x', user_id: 'u-1', created: 1_500_000_000 })
    expect(lints()).toEqual(['R36'])
    post('/events', { ...event, created_at: 1_606_089_600_000 })
    expect(lints()).toEqual(['R37'])
    post('/events', { ...event, created_at: startSeconds + 90_000 })
    expect(lints()).toEqual(['R37'])
  })

  it('refuses a new name beyond the limit, and takes the known ones', () => {
    const { post } = withUser({ choices: { eventNamesMax: 2 } })
    post('/events', { ...event, event_name: 'one' })
    post('/events', { ...event, event_name: 'two' })
    expect(refusalOf(post('/events', { ...event, event_name: 'three' }))).toBe(
      '422 422: Cannot have more than 2 active event names',
    )
    expect(post('/events', { ...event, event_name: 'ONE', created_at: 5 }).status).toBe(202)
  })
})

describe('GET /events', () => {
  it('lists the events of one user, newest first, in pages that go on by time', () => {
    const { post, body } = withUser()
    for (let second = 1; second <= 5; second += 1) post('/events', { ...event, created_at: startSeconds - second })
    const first = body('GET /events?type=user&user_id=u-1&per_page=2')
    const pages = first['pages'] as JsonObject
    expect(first).toMatchObject({
      type: 'event.list',
      events: [{ created_at: startSeconds - 1 }, { created_at: startSeconds - 2 }],
    })
    const second = body(`GET ${String(pages['next']).replace('https://api.intercom.io', '')}`)
    expect(second).toMatchObject({ events: [{ created_at: startSeconds - 3 }, { created_at: startSeconds - 4 }] })
    const since = body(`GET ${String(pages['since']).replace('https://api.intercom.io', '')}`)
    expect(since['events']).toEqual([])
  })

  it('shows no event older than 90 days', () => {
    const { post, body } = withUser()
    post('/events', { ...event, created_at: startSeconds - 91 * 86_400 })
    expect(body('GET /events?type=user&user_id=u-1')['events']).toEqual([])
  })

  it('never ends a page between events of one second', () => {
    const { post, body } = withUser()
    for (const name of ['a', 'b', 'c']) post('/events', { ...event, event_name: name })
    expect(body('GET /events?type=user&user_id=u-1&per_page=2')['events']).toHaveLength(3)
  })

  it('sums up', () => {
    const { post, body } = withUser()
    post('/events', event)
    post('/events', { ...event, created_at: startSeconds - 86_400 })
    expect(body('GET /events?type=user&email=ada@example.com&summary=true')).toMatchObject({
      type: 'event.summary',
      user_id: 'u-1',
      events: [
        { name: 'Order Completed', first: '2020-11-22T00:00:00.000Z', last: '2020-11-23T00:00:00.000Z', count: 2 },
      ],
    })
  })

  it('refuses a query without type or identifier', () => {
    const { get } = withUser()
    expect(refusalOf(get('/events?user_id=u-1'))).toBe('400 parameter_invalid: type must be user')
    expect(get('/events?type=user').status).toBe(400)
    expect(get('/events?type=user&user_id=nobody').status).toBe(404)
  })
})
