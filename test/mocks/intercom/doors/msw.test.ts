import { get as getByName, request as requestByName } from 'node:https'
import { HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'
import { afterEach, describe, expect, it } from 'vitest'
import { intercomHandlers } from '../../../../mocks/intercom/doors/msw-handlers.ts'
import { type IntercomServer, setupIntercomServer } from '../../../../mocks/intercom/doors/msw-server.ts'
import { createIntercom, type Fault } from '../../../../mocks/intercom/index.ts'
import { start } from '../caller.ts'

const headers = { authorization: 'Bearer token-1', 'content-type': 'application/json', 'intercom-version': '1.4' }
const users = 'https://api.intercom.io/users'
const post = (body: unknown) => fetch(users, { method: 'POST', headers, body: JSON.stringify(body) })

const servers: { close(): void }[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})

function listening(faults?: Fault[]): IntercomServer {
  const server = setupIntercomServer({ clock: () => start, ...(faults === undefined ? {} : { weather: { faults } }) })
  server.listen()
  servers.push(server)
  return server
}

describe('intercomHandlers', () => {
  it("answer in a setupServer of one's own", async () => {
    const intercom = createIntercom({ clock: () => start })
    const server = setupServer(...intercomHandlers({ intercom }))
    server.listen({ onUnhandledFrame: 'error' })
    servers.push(server)
    expect(await (await post({ user_id: 'u-1' })).json()).toMatchObject({ type: 'user', user_id: 'u-1' })
    expect(intercom.state('token-1').users).toHaveLength(1)
  })
})

describe('setupIntercomServer', () => {
  it('answers fetch, an empty answer included', async () => {
    listening()
    await post({ user_id: 'u-1' })
    const body = JSON.stringify({ event_name: 'x', user_id: 'u-1', created_at: 1 })
    const response = await fetch('https://api.intercom.io/events', { method: 'POST', headers, body })
    expect([response.status, await response.text()]).toEqual([202, ''])
  })

  it('answers named imports of node:https, which setupServer lets out', async () => {
    listening()
    const status = await new Promise((resolve, reject) => {
      const call = requestByName(users, { method: 'POST', headers }, (message) => resolve(message.resume().statusCode))
      call.on('error', reject)
      call.end('{"user_id":"u-1"}')
    })
    expect(status).toBe(200)
  })

  it('answers the undici package', async () => {
    listening()
    const { request } = await import('undici')
    const { statusCode, body } = await request(users, { method: 'POST', headers, body: '{"user_id":"u-1"}' })
    expect([statusCode, await body.json()]).toMatchObject([200, { user_id: 'u-1' }])
  })

  it("lets a handler of one's own come first, until it is reset", async () => {
    const server = listening()
    server.use(http.post(users, () => new HttpResponse(null, { status: 418 })))
    expect((await post({ user_id: 'u-1' })).status).toBe(418)
    server.resetHandlers()
    expect((await post({ user_id: 'u-1' })).status).toBe(200)
  })

  it('fails requests to other places, whichever client makes them', async () => {
    listening()
    await expect(fetch('https://elsewhere.example/')).rejects.toThrow()
    const error = await new Promise<Error>((resolve) => {
      getByName('https://elsewhere.example/').on('error', resolve)
    })
    expect(error.message).not.toMatch(/ENOTFOUND|EAI_AGAIN/)
  })

  it('refuses malformed JSON as Intercom does', async () => {
    listening()
    expect((await fetch(users, { method: 'POST', headers, body: '{' })).status).toBe(400)
  })

  it.each([
    [{ fault: 'reset-before' } as const, 0],
    [{ fault: 'reset-after' } as const, 1],
  ])('acts out %j', async (fault, stored) => {
    const { intercom } = listening([fault])
    await expect(post({ user_id: 'u-1' })).rejects.toThrow()
    expect(intercom.state('token-1').users).toHaveLength(stored)
    expect((await post({ user_id: 'u-1' })).status).toBe(200)
  })

  it('acts out a truncated and a dripping answer', async () => {
    listening([
      { fault: 'truncated', calls: [1] },
      { fault: 'drip', calls: [2], bytesPerSecond: 20_000 },
    ])
    await expect((await post({ user_id: 'u-1' })).json()).rejects.toThrow()
    expect(await (await post({ user_id: 'u-2' })).json()).toMatchObject({ user_id: 'u-2' })
  })

  it('acts out a lost answer until the caller leaves', async () => {
    const { intercom } = listening([{ fault: 'lost' }])
    const left = new AbortController()
    const lost = fetch(users, { method: 'POST', headers, body: '{"user_id":"u-1"}', signal: left.signal })
    await expect.poll(() => intercom.state('token-1').users.length, { timeout: 50_000 }).toBe(1)
    left.abort()
    await expect(lost).rejects.toThrow()
  })
})
