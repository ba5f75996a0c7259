import { createServer } from 'node:http'
import { afterEach, describe, expect, it } from 'vitest'
import type { IntercomRequest } from '../../contracts/wire/index.ts'
import { type SocketDoor, type SocketOptions, startSocket } from '../../mocks/intercom/doors/socket.ts'
import { NetworkFailure, sendHttp } from '../../src/delivery/index.ts'
import { type Listening, listen } from '../../src/listening/index.ts'

const opened: { close(): Promise<void> }[] = []
afterEach(async () => {
  await Promise.all(opened.splice(0).map((door) => door.close()))
})

async function openMock(options: Partial<SocketOptions> = {}): Promise<SocketDoor> {
  const door = await startSocket({ clock: () => 1_774_000_000_000, ...options })
  opened.push(door)
  return door
}

/** A server that answers each request with this status, these headers and this text. */
async function openServer(status: number, headers: Record<string, string>, text: string): Promise<Listening> {
  const server = createServer((_, response) => response.writeHead(status, headers).end(text))
  const listening = await listen(server, 'The server', 0, '127.0.0.1')
  opened.push(listening)
  return listening
}

const request = (url: string, path = '/users'): IntercomRequest => ({
  method: 'POST',
  url: url + path,
  headers: { authorization: 'Bearer token-1', 'content-type': 'application/json', 'intercom-version': '1.4' },
  body: { user_id: 'u-1' },
})

const failure = async (sending: Promise<unknown>) => {
  const error = await sending.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(NetworkFailure)
  return error as NetworkFailure
}

describe('sending over HTTP', () => {
  it('gives the answer with its headers and its body as a value', async () => {
    const { url } = await openMock()
    const reply = await sendHttp()(request(url))
    expect(reply).toMatchObject({ status: 200, body: { type: 'user', user_id: 'u-1' } })
    expect(reply.headers['x-ratelimit-reset']).toBeDefined()
  })

  it('takes a refusal for an answer, and text for a body', async () => {
    const { url } = await openMock({ weather: { faults: [{ fault: 'html' }] } })
    expect(await sendHttp()(request(url))).toMatchObject({ status: 502, body: expect.stringContaining('<html') })
  })

  it('leaves the body out where there is none', async () => {
    const { url } = await openServer(202, {}, '')
    expect(await sendHttp()(request(url))).not.toHaveProperty('body')
  })

  it('follows no redirect', async () => {
    const { url } = await openServer(302, { location: 'http://127.0.0.1:1/' }, '')
    expect(await sendHttp()(request(url))).toMatchObject({ status: 302 })
  })

  it('adds no header but what HTTP needs', async () => {
    const { url, intercom } = await openMock()
    await sendHttp()(request(url))
    const names = Object.keys(intercom.journal('token-1')[0]?.headers ?? {}).sort()
    expect(names).toEqual(['authorization', 'connection', 'content-length', 'content-type', 'host', 'intercom-version'])
  })

  it('sends once, also where the connection breaks', async () => {
    const { url, intercom } = await openMock({ weather: { faults: [{ fault: 'reset-after', attempts: 'all' }] } })
    await failure(sendHttp()(request(url)))
    expect(intercom.journal('token-1')).toHaveLength(1)
  })

  it.each([
    ['never', [{ fault: 'lost' }]],
    ['too slowly', [{ fault: 'drip', bytesPerSecond: 1 }]],
  ] as const)('gives up where the answer comes %s', async (_, faults) => {
    const { url } = await openMock({ weather: { faults: [...faults] } })
    const { code, message } = await failure(sendHttp({ timeoutMs: 200 })(request(url)))
    expect([code, message]).toEqual(['TIMEOUT', `${new URL(url).host} did not answer within 200 ms.`])
  })

  it('takes an answer that ends in its middle for none', async () => {
    const { url } = await openMock({ weather: { faults: [{ fault: 'truncated' }] } })
    expect((await failure(sendHttp()(request(url)))).message).toMatch(/gave no whole answer/)
  })

  it('takes an answer that is too large for none', async () => {
    const { url } = await openServer(200, {}, 'x'.repeat(2000))
    expect((await failure(sendHttp({ bodyBytesMax: 1000 })(request(url)))).code).toBe('TOO_LARGE')
  })

  it('tells by its code that nobody listens, and no token', async () => {
    const door = await openMock()
    await door.close()
    const { code, message } = await failure(sendHttp()(request(door.url)))
    expect(code).toBe('ECONNREFUSED')
    expect(message).not.toContain('token-1')
  })
})
