import { createHmac } from 'node:crypto'
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import { createServer as createTcpServer } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import type { JsonObject } from '../../../../contracts/wire/index.ts'
import { type Courier, type CourierOptions, startCourier } from '../../../../mocks/intercom/doors/courier.ts'
import { startSocket } from '../../../../mocks/intercom/doors/socket.ts'
import { type Listening, listen } from '../../../../src/listening/index.ts'
import { type Caller, caller, start, startSeconds } from '../caller.ts'

interface Delivered {
  headers: IncomingHttpHeaders
  path: string
  text: string
  body: JsonObject
}

const opened: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close()
})

/** A receiver that answers the statuses in turn, the last of them for ever. */
async function receiver(statuses: number[] = [200], headers: Record<string, string> = {}) {
  const got: Delivered[] = []
  const server = createServer(async (message, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of message) chunks.push(chunk as Buffer)
    const text = Buffer.concat(chunks).toString()
    got.push({ headers: message.headers, path: message.url ?? '', text, body: JSON.parse(text) as JsonObject })
    response.writeHead(statuses[Math.min(got.length, statuses.length) - 1] ?? 200, headers).end('thanks')
  })
  return { got, ...(await opens(server)) }
}

async function opens(server: Server): Promise<Listening> {
  const listening = await listen(server, 'The receiver', 0, '127.0.0.1')
  opened.push(listening)
  return listening
}

function courier(mock: Caller, options: CourierOptions = {}): Courier {
  const made = startCourier(mock.intercom, () => start, { pauseMs: 1, ...options })
  opened.push(made)
  return made
}

/** A subscription to pings, pinged once; its feeds when the courier is done. */
async function ping(url: string, options: CourierOptions = {}, more: JsonObject = {}) {
  const mock = caller({ webhooks: true })
  const { id } = mock.body('POST /subscriptions', { url, topics: ['all'], ...more })
  mock.send(`POST /subscriptions/${id}/ping`)
  const brings = courier(mock, options)
  brings.collect()
  await brings.idle()
  const feed = (name: string) => mock.body(`GET /subscriptions/${id}/${name}`)['notifications'] as JsonObject[]
  return { sent: feed('sent'), errors: feed('error') }
}

describe('a courier', () => {
  it('brings a notification, signed over its very bytes', async () => {
    const { url, got } = await receiver()
    const { sent, errors } = await ping(`${url}/hooks?a=b`, {}, { hub_secret: 'sécret' })
    expect(got).toMatchObject([
      {
        path: '/hooks?a=b',
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        body: {
          type: 'notification_event',
          id: expect.stringMatching(/^notif_/),
          topic: 'ping',
          app_id: 'mockapp',
          data: { type: 'notification_event_data', item: { type: 'ping' } },
          delivery_status: 'pending',
          delivery_attempts: 1,
          delivered_at: 0,
          first_sent_at: startSeconds,
          created_at: startSeconds,
          self: null,
        },
      },
    ])
    const signature = createHmac('sha1', 'sécret')
      .update(got[0]?.text ?? '')
      .digest('hex')
    expect(got[0]?.headers['x-hub-signature']).toBe(`sha1=${signature}`)
    expect(sent).toMatchObject([{ topic: 'ping', delivery_status: 'delivered', delivered_at: startSeconds }])
    expect(errors).toEqual([])
  })

  it('signs nothing without a secret', async () => {
    const { url, got } = await receiver()
    await ping(url)
    expect(got[0]?.headers).not.toHaveProperty('x-hub-signature')
  })

  it('tries again until it is taken, and says how often', async () => {
    const { url, got } = await receiver([500, 404, 204])
    const { sent } = await ping(url)
    expect(got.map(({ body }) => body['delivery_attempts'])).toEqual([1, 2, 3])
    expect(new Set(got.map(({ body }) => body['id'])).size).toBe(1)
    expect(sent).toMatchObject([{ delivery_attempts: 3, first_sent_at: startSeconds }])
  })

  it('gives up after as many attempts as it was told', async () => {
    const { url, got } = await receiver([503])
    const { sent, errors } = await ping(url, { attemptsMax: 2 })
    expect(got).toHaveLength(2)
    expect(sent).toEqual([])
    expect(errors).toMatchObject([
      { delivery_status: 'failed', http_request: { request_method: 'POST', response_status_code: 503 } },
    ])
  })

  it('follows nobody to another address', async () => {
    const elsewhere = await receiver()
    const { url, got } = await receiver([302], { location: elsewhere.url })
    const { errors } = await ping(url, { attemptsMax: 1 })
    expect([got.length, elsewhere.got.length]).toEqual([1, 0])
    expect(errors).toMatchObject([{ http_request: { response_status_code: 302 } }])
  })

  it.for([
    ['never answers', () => {}],
    ['breaks the connection', (socket: { destroy(): void }) => socket.destroy()],
    ['speaks no HTTP', (socket: { end(text: string): void }) => socket.end('hello\r\n\r\n')],
  ] as const)('gives up on one that %s', async ([, behave]) => {
    const server = createTcpServer((socket) => {
      socket.on('error', () => {})
      behave(socket)
    }) as unknown as Server
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as { port: number }
    const { errors } = await ping(`http://127.0.0.1:${port}`, { attemptsMax: 2, timeoutMs: 50 })
    server.close()
    expect(errors).toMatchObject([{ delivery_attempts: 2, http_request: { response_status_code: null } }])
  })

  it('gives up where nobody listens', async () => {
    const { url, close } = await receiver()
    await close()
    expect((await ping(url, { attemptsMax: 1 })).errors).toMatchObject([
      { http_request: { response_entity: expect.stringContaining('ECONNREFUSED') } },
    ])
  })

  it('reads no more of an answer than its status', async () => {
    const server = createServer((message, response) => {
      message.resume()
      const flood = () => {
        while (!response.destroyed && response.write('x'.repeat(65_536)));
      }
      response.on('drain', flood).on('error', () => {})
      flood()
    })
    const { url } = await opens(server)
    expect((await ping(url)).sent).toHaveLength(1)
  })

  it('brings nothing more to a subscription that was deleted meanwhile', async () => {
    const { url, got } = await receiver([500])
    const mock = caller({ webhooks: true })
    const { id } = mock.body('POST /subscriptions', { url, topics: ['all'] })
    mock.send(`POST /subscriptions/${id}/ping`)
    mock.send(`DELETE /subscriptions/${id}`)
    const brings = courier(mock)
    brings.collect()
    await brings.idle()
    expect(got).toEqual([])
  })

  it('reaches localhost without asking a resolver', async () => {
    const { port, got } = await receiver()
    await ping(`http://localhost:${port}/`)
    expect(got).toHaveLength(1)
  })

  it('brings many, some at a time', async () => {
    const { url, got } = await receiver()
    const mock = caller({ webhooks: true })
    mock.post('/subscriptions', { url, topics: ['user.created'] })
    for (let count = 0; count < 200; count += 1) mock.post('/users', { user_id: `u-${count}` })
    const brings = courier(mock)
    brings.collect()
    await brings.idle()
    const names = got.map(({ body }) => ((body['data'] as JsonObject)['item'] as JsonObject)['user_id'])
    expect([names.length, new Set(names).size]).toEqual([200, 200])
  })
})

describe('the socket', () => {
  const headers = { authorization: 'Bearer t', 'content-type': 'application/json', 'intercom-version': '1.4' }
  const post = (url: string, body: JsonObject) => fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })

  it('delivers what happens, where it was told to', async () => {
    const { url, got } = await receiver()
    const door = await startSocket({ clock: () => start, webhooks: true })
    opened.push(door)
    await post(`${door.url}/subscriptions`, { url, topics: ['user.created'] })
    await post(`${door.url}/users`, { user_id: 'u-1' })
    await expect.poll(() => got.map(({ body }) => body['topic'])).toEqual(['user.created'])
  })

  it('delivers nothing unless it was told to', async () => {
    const { url, got } = await receiver()
    const door = await startSocket({ clock: () => start })
    await post(`${door.url}/subscriptions`, { url, topics: ['user.created'] })
    await post(`${door.url}/users`, { user_id: 'u-1' })
    await door.close()
    expect(got).toEqual([])
  })

  it('closes while somebody does not answer', async () => {
    const server = createServer(() => {})
    const { url } = await opens(server)
    const door = await startSocket({ clock: () => start, webhooks: true })
    await post(`${door.url}/subscriptions`, { url, topics: ['user.created'] })
    await post(`${door.url}/users`, { user_id: 'u-1' })
    await door.close()
    server.closeAllConnections()
    expect(door.intercom.takeNotifications()).toEqual([])
  })
})
