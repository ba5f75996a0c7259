import { afterEach, describe, expect, it } from 'vitest'
import { start } from '../caller.ts'
import { closeAll, open, refused } from './opened.ts'

afterEach(closeAll)

describe('the control API', () => {
  const state = { users: [{ user_id: 'u-1', name: 'Ada' }] }

  it('tells its health without a token', async () => {
    const { door } = await open({ tokens: ['token-1'] })
    expect((await fetch(`${door.url}/_mock/health`)).status).toBe(200)
    expect(await refused(await fetch(`${door.url}/_mock/state`))).toBe('401 error.list missing_authorization')
    expect((await fetch(`${door.url}/_mock/state`, { headers: { authorization: 'Bearer other' } })).status).toBe(401)
  })

  it('reads, replaces and drops the state of the workspace that the token chooses', async () => {
    const { send } = await open()
    expect(await (await send('PUT', '/_mock/state', JSON.stringify(state))).json()).toMatchObject(state)
    expect(await (await send('GET', '/_mock/state')).json()).toMatchObject(state)
    const other = await send('GET', '/_mock/state', undefined, { authorization: 'Bearer token-2' })
    expect(await other.json()).toEqual({ users: [], companies: [], events: [], tags: [], leads: [], settings: {} })
    expect((await send('DELETE', '/_mock/state')).status).toBe(204)
    expect(await (await send('GET', '/_mock/state')).json()).toMatchObject({ users: [] })
  })

  it('shows the journal, without what it was asked itself', async () => {
    const { send, post } = await open()
    await post('/users', { user_id: 'u-1', custom_attributes: { 'a.b': 1 } })
    await send('POST', '/users', '['.repeat(10_000) + ']'.repeat(10_000))
    const journal = (await (await send('GET', '/_mock/journal')).json()) as unknown[]
    expect(journal).toMatchObject([
      {
        seq: 1,
        at: start,
        method: 'POST',
        path: '/users',
        body: { user_id: 'u-1' },
        status: 200,
        response: { type: 'user' },
        lints: [{ rule: 'R13', message: expect.any(String) }],
      },
      { seq: 2, body: null, status: 400 },
    ])
  })

  it('sets the weather of one workspace and clears it', async () => {
    const { send, post } = await open()
    const weather = { faults: [{ fault: 'status', status: 503, attempts: 'all' }] }
    expect((await send('PUT', '/_mock/weather', JSON.stringify(weather))).status).toBe(204)
    expect((await post('/users', { user_id: 'u-1' })).status).toBe(503)
    expect((await send('DELETE', '/_mock/weather')).status).toBe(204)
    expect((await post('/users', { user_id: 'u-1' })).status).toBe(200)
  })

  it.each([
    ['PUT', '/_mock/state', '{', '400 error.list bad_request'],
    ['PUT', '/_mock/state', '{"users":3}', '400 error.list parameter_invalid'],
    ['PUT', '/_mock/weather', '{"faults":[{"fault":"hail"}]}', '400 error.list parameter_invalid'],
    ['GET', '/_mock/nonsense', undefined, '404 error.list not_found'],
  ])('refuses %s %s with %j', async (method, path, body, expected) => {
    const { send } = await open()
    expect(await refused(await send(method, path, body))).toBe(expected)
  })
})
