import { beforeEach, describe, expect, it } from 'vitest'
import type { JsonObject, JsonValue } from '../../../contracts/wire/index.ts'
import { type Caller, caller, refusalOf, startSeconds } from './caller.ts'

let mock: Caller
beforeEach(() => {
  mock = caller()
})
const post = (data: JsonObject) => ({ method: 'post', data_type: 'user', data })
const users = (items: JsonValue[], more: JsonObject = {}) => mock.post('/bulk/users', { items, ...more })
const idOf = (reply: { body?: JsonValue }) => String((reply.body as JsonObject)['id'])

describe('POST /bulk/users', () => {
  it('creates, updates and archives in the order of the items', () => {
    const reply = users([
      post({ user_id: 'u-1', name: 'Ada' }),
      post({ user_id: 'u-2' }),
      post({ user_id: 'u-1', name: 'Ada Byron' }),
      { method: 'delete', data_type: 'user', data: { user_id: 'u-2' } },
    ])
    expect(reply).toMatchObject({
      status: 202,
      body: {
        type: 'job',
        state: 'running',
        completed_at: null,
        closing_at: startSeconds + 900,
        tasks: [{ item_count: 4 }],
      },
    })
    expect(mock.intercom.state('token-1').users).toMatchObject([{ user_id: 'u-1', name: 'Ada Byron' }])
    expect(mock.body(`GET /jobs/${idOf(reply)}`)).toMatchObject({ state: 'completed', tasks: [{ state: 'completed' }] })
  })

  it('does what can be done, and keeps what cannot with its reason', () => {
    const job = idOf(
      users([
        post({ name: 'nobody' }),
        post({ user_id: 'u-1' }),
        { method: 'shred', data_type: 'user', data: {} },
        { method: 'post', data_type: 'event', data: {} },
        { method: 'constructor', data_type: 'user', data: {} },
        { method: 'delete', data_type: 'user', data: { user_id: 'u-9' } },
        { method: 'post', data_type: 'user', data: 'u-1' },
      ]),
    )
    expect(mock.intercom.state('token-1').users).toHaveLength(1)
    expect(mock.body(`GET /jobs/${job}`)).toMatchObject({ state: 'completed_with_errors' })
    const { items } = mock.body(`GET /jobs/${job}/error`) as { items: JsonObject[] }
    expect(items).toMatchObject([
      { type: 'job_item', method: 'post', data: { name: 'nobody' }, error: { code: 'parameter_not_found' } },
      { error: { message: 'method must be one of post, delete' } },
      { error: { message: 'data_type must be user' } },
      { error: { message: 'method must be one of post, delete' } },
      { error: { code: 'not_found' } },
      { error: { code: 'type_mismatch' } },
    ])
  })

  it('adds to an open job, and to no other', () => {
    const job = idOf(users([post({ user_id: 'u-1' })]))
    expect(users([post({ user_id: 'u-2' })], { job: { id: job } }).body).toMatchObject({ id: job, tasks: [{}, {}] })
    expect(refusalOf(users([post({ user_id: 'u-3' })], { job: { id: 'job_9' } }))).toMatch(/^500 server_error/)
    mock.pass(900_000)
    expect(refusalOf(users([post({ user_id: 'u-4' })], { job: { id: job } }))).toMatch(/^400 job_closed/)
    expect(mock.intercom.state('token-1').users).toHaveLength(2)
  })

  it.for<[JsonValue, RegExp]>([
    [{}, /^400 parameter_not_found: items/],
    [{ items: 'all' }, /^400 type_mismatch: items must be an array/],
    [{ items: [7] }, /^400 type_mismatch: items must be an array of objects/],
    [{ items: [post({ user_id: 'u' })], job: 'x' }, /^400 type_mismatch: job must be an object/],
  ])('%j is refused', ([body, said]) => {
    expect(refusalOf(mock.post('/bulk/users', body))).toMatch(said)
    expect(mock.intercom.state('token-1').users).toEqual([])
  })

  it('is not touched by what the sender does to its items later', () => {
    const data: JsonObject = { name: 'nobody' }
    const job = idOf(users([post(data)]))
    data['name'] = 'somebody'
    expect(mock.body(`GET /jobs/${job}/error`)).toMatchObject({ items: [{ data: { name: 'nobody' } }] })
  })
})

describe('POST /bulk/events', () => {
  it('stores events', () => {
    mock.post('/users', { user_id: 'u-1' })
    const item = (data: JsonObject) => ({ method: 'post', data_type: 'event', data })
    const known = item({ user_id: 'u-1', event_name: 'bought', created_at: startSeconds })
    const unknown = item({ user_id: 'u-9', event_name: 'bought', created_at: startSeconds })
    const job = idOf(mock.post('/bulk/events', { items: [known, unknown, { ...known, method: 'delete' }] }))
    expect(mock.intercom.state('token-1').events).toHaveLength(1)
    expect(mock.body(`GET /jobs/${job}/error`)['items']).toHaveLength(2)
  })
})

describe('jobs', () => {
  it('that there are none of are answered 404', () => {
    expect(refusalOf(mock.get('/jobs/job_9'))).toMatch(/^404 not_found/)
    expect(refusalOf(mock.get('/jobs/job_9/error'))).toMatch(/^404 not_found/)
  })

  it('are remembered up to a hundred', () => {
    const first = idOf(users([post({ user_id: 'u-1' })]))
    for (let count = 0; count < 100; count += 1) users([post({ user_id: 'u-1' })])
    expect(mock.get(`/jobs/${first}`).status).toBe(404)
  })
})

describe('items that are hostile', () => {
  it('are refused one by one, whatever stands in them', () => {
    const method = { toString: 1, valueOf: null }
    const reply = users([
      { method, data_type: method, data: { user_id: 'u' } },
      { method, data_type: 'user', data: method },
    ])
    expect(mock.body(`GET /jobs/${idOf(reply)}/error`)).toMatchObject({ items: [{ method: '' }, { method: '' }] })
  })
})
