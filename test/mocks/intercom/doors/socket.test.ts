import { afterEach, describe, expect, it } from 'vitest'
import { type SocketDoor, type SocketOptions, startSocket } from '../../../../mocks/intercom/doors/socket.ts'
import type { Fault } from '../../../../mocks/intercom/index.ts'
import { start, startSeconds } from '../caller.ts'
import { exchangeBytes } from './raw-http.ts'

const doors: SocketDoor[] = []
afterEach(async () => {
  await Promise.all(doors.splice(0).map((door) => door.close()))
})

const headers = {
  authorization: 'Bearer token-1',
  accept: 'application/json',
  'content-type': 'application/json',
  'intercom-version': '1.4',
}

async function open(options: Partial<SocketOptions> = {}) {
  const door = await startSocket({ clock: () => start, ...options })
  doors.push(door)
  const send = (
    method: string,
    path: string,
    body?: string | Uint8Array<ArrayBuffer>,
    more: Record<string, string> = {},
  ) => fetch(door.url + path, { method, headers: { ...headers, ...more }, ...(body === undefined ? {} : { body }) })
  return { door, send, post: (path: string, body: unknown) => send('POST', path, JSON.stringify(body)) }
}

async function refused(response: Response): Promise<string> {
  const list = (await response.json()) as { type: string; errors: { code: string }[] }
  return `${response.status} ${list.type} ${list.errors[0]?.code}`
}

describe('the socket', () => {
  it('listens on the loopback interface and answers as Intercom does', async () => {
    const { door, post } = await open()
    expect(door.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    const response = await post('/users', { user_id: 'u-1', name: 'Ada' })
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8')
    expect(response.headers.get('x-ratelimit-reset')).toBe(String(startSeconds + 10))
    expect(await response.json()).toMatchObject({ type: 'user', user_id: 'u-1', name: 'Ada' })
  })

  it('answers an event with 202 and no byte', async () => {
    const { post } = await open()
    await post('/users', { user_id: 'u-1' })
    const response = await post('/events', { event_name: 'x', user_id: 'u-1', created_at: 1 })
    expect([response.status, await response.text(), response.headers.get('content-type')]).toEqual([202, '', null])
  })

  it('gives addresses of further pages that lead back to itself', async () => {
    const { door, send, post } = await open()
    for (const id of ['a', 'b']) await post('/users', { user_id: id })
    const list = (await (await send('GET', '/users?per_page=1')).json()) as { pages: { next: string } }
    expect(list.pages.next).toBe(`${door.url}/users?per_page=1&page=2`)
  })

  it('says what to try when its port is taken', async () => {
    const { door } = await open()
    await expect(startSocket({ clock: () => start, port: door.port })).rejects.toThrow(
      `The mock could not listen on 127.0.0.1:${door.port}: the port is taken. Try another port, or 0 for a free one.`,
    )
  })

  it('finishes what it is answering before it closes, and frees its port', async () => {
    const { door, send, post } = await open({ weather: { faults: [{ fault: 'latency', ms: 60_000 }] } })
    const slow = post('/users', { user_id: 'u-1' })
    await expect.poll(() => door.intercom.journal('token-1').length).toBe(1)
    await door.close()
    expect((await slow).status).toBe(200)
    await expect(send('GET', '/me')).rejects.toThrow()
    const again = await startSocket({ clock: () => start, port: door.port })
    doors.push(again)
    expect(again.port).toBe(door.port)
  })
})

describe('bad input', () => {
  it.each([
    ['malformed JSON', '{"user_id":'],
    ['text that is no JSON', 'user_id=u-1'],
    ['invalid UTF-8', new Uint8Array([0x7b, 0x22, 0x61, 0x22, 0x3a, 0x22, 0xff, 0x22, 0x7d])],
    ['nesting of 100,000 levels', '['.repeat(100_000) + ']'.repeat(100_000)],
    ['nesting that never ends', '{"a":'.repeat(100_000)],
  ])('refuses %s with 400 in the shape of Intercom', async (_, body) => {
    const { send, post } = await open()
    expect(await refused(await send('POST', '/users', body))).toBe('400 error.list bad_request')
    expect((await post('/users', { user_id: 'next' })).status).toBe(200)
  })

  it('refuses a body over its limit and stays as it was', async () => {
    const { door, send, post } = await open()
    await post('/users', { user_id: 'before' })
    const body = `{"user_id":"u","name":"${'x'.repeat(50 * 1024 * 1024)}"}`
    expect(await refused(await send('POST', '/users', body))).toBe('413 error.list bad_request')
    expect(door.intercom.state('token-1').users).toHaveLength(1)
    expect(door.intercom.journal('token-1').at(-1)).toMatchObject({ status: 413, body: null })
  })

  it('answers garbage in a pipeline after the requests before it', async () => {
    const { door } = await open()
    const request = 'GET /_mock/health HTTP/1.1\r\nHost: mock\r\n\r\n'
    const answer = await exchangeBytes(door.port, `${request}\0\0 garbage\r\n\r\n`)
    expect(answer).toContain('HTTP/1.1 400 Bad Request')
    expect(answer).toContain('"type":"error.list"')
    expect((await fetch(`${door.url}/_mock/health`)).status).toBe(200)
  })

  it('refuses headers without end', async () => {
    const { door } = await open()
    const answer = await exchangeBytes(door.port, `GET / HTTP/1.1\r\nHost: mock\r\nX: ${'x'.repeat(100_000)}\r\n\r\n`)
    expect(answer).toContain('HTTP/1.1 431')
  })

  it('outlives a sender that leaves in the middle of its body', async () => {
    const { door, post } = await open()
    const { connect } = await import('node:net')
    await new Promise<void>((resolve) => {
      const socket = connect(door.port, '127.0.0.1', () => {
        socket.write('POST /users HTTP/1.1\r\nHost: mock\r\nContent-Length: 100\r\n\r\n{', () => socket.destroy())
      })
      socket.on('close', () => resolve())
    })
    expect((await post('/users', { user_id: 'next' })).status).toBe(200)
  })
})

describe('weather on the socket', () => {
  const under = (fault: Fault) => open({ weather: { faults: [fault] } })

  it.each([{ fault: 'reset-before' } as const, { fault: 'reset-after' } as const])(
    '$fault breaks the connection',
    async (fault) => {
      const { door, post } = await under(fault)
      await expect(post('/users', { user_id: 'u-1' })).rejects.toMatchObject({ cause: { code: 'ECONNRESET' } })
      expect(door.intercom.state('token-1').users).toHaveLength(fault.fault === 'reset-after' ? 1 : 0)
    },
  )

  it('a lost answer never comes', async () => {
    const { door } = await under({ fault: 'lost' })
    const left = new AbortController()
    const lost = fetch(`${door.url}/users`, { method: 'POST', headers, body: '{"user_id":"u-1"}', signal: left.signal })
    await expect.poll(() => door.intercom.state('token-1').users.length).toBe(1)
    left.abort()
    await expect(lost).rejects.toThrow()
  })

  it('a truncated answer ends in its middle', async () => {
    const { post } = await under({ fault: 'truncated' })
    const response = await post('/users', { user_id: 'u-1' })
    expect(response.status).toBe(200)
    await expect(response.text()).rejects.toThrow()
  })

  it('a dripping answer comes whole', async () => {
    const { post } = await under({ fault: 'drip', bytesPerSecond: 20_000 })
    expect(await (await post('/users', { user_id: 'u-1' })).json()).toMatchObject({ user_id: 'u-1' })
  })

  it('an error page is HTML', async () => {
    const { post } = await under({ fault: 'html' })
    const response = await post('/users', { user_id: 'u-1' })
    expect([response.status, response.headers.get('content-type')]).toEqual([502, 'text/html'])
    expect(await response.text()).toMatch(/^<html>/)
  })
})

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
