import { afterEach, describe, expect, it } from 'vitest'
import { startSocket } from '../../../../mocks/intercom/doors/socket.ts'
import { createIntercom } from '../../../../mocks/intercom/index.ts'
import { start, startSeconds } from '../caller.ts'
import { closeAll, open, refused } from './opened.ts'
import { exchangeBytes } from './raw-http.ts'

afterEach(closeAll)

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
    await expect.poll(() => door.intercom.journal('token-1').length, { timeout: 50_000 }).toBe(1)
    await door.close()
    expect((await slow).status).toBe(200)
    await expect(send('GET', '/me')).rejects.toThrow()
    const again = await startSocket({ clock: () => start, port: door.port })
    expect(again.port).toBe(door.port)
    await again.close()
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

  it('says so when the mock itself fails', async () => {
    const broken = {
      ...createIntercom({ clock: () => start }),
      send: () => {
        throw new Error('a bug')
      },
    }
    const { post } = await open({ intercom: broken })
    const response = await post('/users', { user_id: 'u-1' })
    expect(await response.json()).toMatchObject({
      errors: [{ code: 'server_error', message: 'The mock itself failed: a bug' }],
    })
    expect(response.status).toBe(500)
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
