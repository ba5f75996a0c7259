import { createServer } from 'node:http'
import { afterEach, describe, expect, it } from 'vitest'
import type { SocketOptions } from '../../mocks/intercom/doors/socket.ts'
import { listen } from '../../src/listening/index.ts'
import { closeAll, openIntercom, openService } from './opened.ts'

afterEach(closeAll)

const headers = {
  Authorization: 'Bearer token-1',
  'Content-Type': 'application/json',
  Accept: 'application/json',
  'Intercom-Version': '1.4',
}

const prepared = (value: object = { user_id: 'u-1' }, path = '/users') => ({
  version: '1',
  type: 'REST',
  method: 'POST',
  endpoint: `https://api.intercom.io${path}`,
  headers,
  params: {},
  body: { JSON: value, JSON_ARRAY: {}, XML: {}, FORM: {} },
  files: {},
  userId: '',
})

const jobs = [
  { jobId: 1, destinationId: 'd1', workspaceId: 'w1' },
  { jobId: 2, destinationId: 'd1', workspaceId: 'w1' },
]

/** The service before a mock of Intercom, and both proxies. */
async function openProxies(options: Partial<SocketOptions> = {}) {
  const door = await openIntercom(options)
  return { door, ...(await openProxiesTo(door.url)) }
}

async function openProxiesTo(url: string) {
  const { post } = await openService({ intercomUrl: new URL(url), delivery: { timeoutMs: 20_000 } })
  const through = async (version: 'v0' | 'v1', body: object) => {
    const response = await post(`/${version}/destinations/intercom/proxy`, body)
    expect(response.headers.get('apiversion')).toBe('2')
    return { http: response.status, ...((await response.json()) as { output: Record<string, unknown> }) }
  }
  return {
    v0: (body: object) => through('v0', { ...body, metadata: jobs[0] }),
    v1: (body: object) => through('v1', { ...body, metadata: jobs }),
  }
}

/** An address at which nobody listens any more. */
async function nobody(): Promise<string> {
  const door = await openIntercom()
  await door.close()
  return door.url
}

const status = (code: number) => ({ weather: { faults: [{ fault: 'status' as const, status: code }] } })
const done = 'Request Processed Successfully'

describe('the proxies', () => {
  it('deliver one prepared request, and tell what Intercom answered', async () => {
    const { door, v0 } = await openProxies()
    expect(await v0(prepared({ user_id: 'u-1', name: 'Ada' }))).toEqual({
      http: 200,
      output: {
        status: 200,
        message: done,
        destinationResponse: expect.objectContaining({ type: 'user', user_id: 'u-1', name: 'Ada' }),
      },
    })
    const [sent] = door.intercom.journal('token-1')
    expect(sent).toMatchObject({ method: 'POST', path: '/users', body: { user_id: 'u-1', name: 'Ada' } })
    expect(door.intercom.journal('token-1')).toHaveLength(1)
  })

  it('tell each job how it fared', async () => {
    const { v1 } = await openProxies()
    const { http, output } = await v1(prepared())
    expect({ http, output }).toMatchObject({ http: 200, output: { status: 200, message: done } })
    const response = output['response'] as { error: string; statusCode: number; metadata: object }[]
    expect(response.map(({ metadata, statusCode }) => [metadata, statusCode])).toEqual(jobs.map((job) => [job, 200]))
    expect(JSON.parse(response[0]?.error as string)).toMatchObject({ type: 'user', user_id: 'u-1' })
  })

  it('tell of an answer without a body', async () => {
    const { v0, v1 } = await openProxies()
    await v0(prepared())
    const event = (created_at: number) => prepared({ event_name: 'x', user_id: 'u-1', created_at }, '/events')
    expect(await v0(event(1))).toEqual({ http: 200, output: { status: 202, message: done, destinationResponse: '' } })
    expect(await v1(event(2))).toMatchObject({
      http: 200,
      output: { status: 202, response: [{ error: '""', statusCode: 202 }, { statusCode: 202 }] },
    })
  })

  it.each([400, 401, 403, 429, 500, 502, 503, 504])('pass a refusal on as it is: %i', async (code) => {
    const { v0, v1 } = await openProxies(status(code))
    const answered = await v0(prepared())
    expect(answered).toMatchObject({ http: code, output: { status: code, message: done } })
    expect(answered.output).not.toHaveProperty('statTags')
    expect(await v1(prepared({ user_id: 'u-2' }))).toMatchObject({
      http: 200,
      output: { status: code, message: done, response: [{ statusCode: code }, { statusCode: code }] },
    })
  })

  it('answer 400 for a 404 of Intercom, which is no missing route', async () => {
    const { v0, v1 } = await openProxies()
    const event = prepared({ event_name: 'x', user_id: 'nobody', created_at: 1 }, '/events')
    expect(await v0(event)).toMatchObject({ http: 400, output: { status: 404, message: done } })
    expect(await v1(event)).toMatchObject({ http: 200, output: { status: 404, response: [{ statusCode: 404 }, {}] } })
  })

  it('ask for another try after a timeout of Intercom', async () => {
    const { v0, v1 } = await openProxies(status(408))
    const statTags = { errorCategory: 'network', errorType: 'retryable', destinationId: 'd1', workspaceId: 'w1' }
    const message = '[Intercom Response Handler] Request failed for destination intercom with status: 408'
    expect(await v0(prepared())).toMatchObject({ http: 500, output: { status: 500, message, statTags } })
    expect(await v1(prepared({ user_id: 'u-2' }))).toMatchObject({
      http: 200,
      output: { status: 500, message, statTags, response: [{ statusCode: 500 }, { statusCode: 500 }] },
    })
  })

  it('answer 400 for a redirection, which they do not follow', async () => {
    const server = createServer((_, response) => response.writeHead(302, { location: 'https://evil.example/' }).end())
    const listening = await listen(server, 'The server', 0, '127.0.0.1')
    const { v0 } = await openProxiesTo(listening.url)
    expect(await v0(prepared())).toMatchObject({ http: 400, output: { status: 302 } })
    await listening.close()
  })

  it('ask for another try where nobody answers', async () => {
    const { v0, v1 } = await openProxiesTo(await nobody())
    const failed = { status: 500, statTags: { errorCategory: 'network', errorType: 'retryable' } }
    const { http, output } = await v0(prepared())
    expect({ http, output }).toMatchObject({ http: 500, output: failed })
    expect(output['message']).toMatch(/^127\.0\.0\.1:\d+ gave no whole answer \(ECONNREFUSED\)/)
    expect(await v1(prepared())).toMatchObject({
      http: 200,
      output: { ...failed, response: [{ statusCode: 500, metadata: jobs[0] }, { metadata: jobs[1] }] },
    })
  })

  it.each([
    ['another host', { endpoint: 'https://evil.example/users' }, /^endpoint leads to https:\/\/evil\.example/],
    ['no endpoint', { endpoint: undefined }, /^endpoint is no address/],
    ['no method', { method: undefined }, /^method is missing/],
    ['a method of its own', { method: 'CONNECT' }, /^method is missing or unknown/],
    ['a header that is none', { headers: { 'bad name': 'x' } }, /^headers hold/],
    ['a header with a line break', { headers: { a: 'b\r\nc: d' } }, /^headers hold/],
    ['a form', { body: { FORM: { a: 'b' } } }, /^body\.FORM cannot be sent/],
    ['a body of a GET', { method: 'GET' }, /^A GET has no body/],
  ])('send nothing for %s', async (_, wrong, reason) => {
    const { door, v0, v1 } = await openProxies()
    const request = { ...prepared(), ...wrong }
    expect(await v0(request)).toMatchObject({
      http: 400,
      output: { status: 400, message: expect.stringMatching(reason) },
    })
    expect(await v1(request)).toMatchObject({ http: 200, output: { status: 400, response: [{ statusCode: 400 }, {}] } })
    expect(door.intercom.journal('token-1')).toEqual([])
  })

  it('send parameters as a query, and no header that belongs to the connection', async () => {
    const { v0 } = await openProxies()
    await v0(prepared())
    const found = await v0({
      ...prepared({}),
      method: 'GET',
      headers: { ...headers, Host: 'evil.example', 'Content-Length': '999', Connection: 'close' },
      params: { user_id: 'u-1' },
    })
    expect(found).toMatchObject({ http: 200, output: { destinationResponse: { user_id: 'u-1' } } })
  })

  it('pass on what is too deep for a stack, and stay up', async () => {
    const { post } = await openService({ intercomUrl: new URL((await openIntercom()).url) })
    const deep = `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`
    const body = JSON.stringify({ ...prepared('DEEP' as never), metadata: jobs[0] }).replace('"DEEP"', deep)
    const response = await post('/v0/destinations/intercom/proxy', body)
    expect(response.status).toBeGreaterThanOrEqual(400)
    expect(response.status).toBeLessThan(500)
  })

  it.each([
    ['/v0/destinations/intercom/proxy', [], /The body is no object/],
    ['/v1/destinations/intercom/proxy', { ...prepared(), metadata: jobs[0] }, /metadata is missing or no list/],
    ['/v1/destinations/intercom/proxy', { ...prepared(), metadata: [7] }, /list of objects/],
  ])('refuse at %s what they cannot answer job by job', async (path, body, error) => {
    const { post } = await openService()
    const response = await post(path, body)
    expect([response.status, await response.json()]).toEqual([400, { error: expect.stringMatching(error) }])
  })

  it('tell no token where they fail', async () => {
    const { v0 } = await openProxiesTo(await nobody())
    expect(JSON.stringify(await v0(prepared()))).not.toContain('token-1')
  })
})
