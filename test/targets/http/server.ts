import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import { type Event, encodeJson, type IntercomRequest, type Settings } from '../../../contracts/wire/index.ts'
import { createWorld } from '../../../src/runner/index.ts'
import { openTarget, type Target, type TargetInput, type TargetOptions } from '../../../src/targets/index.ts'
import { transform } from '../../../src/transformer/index.ts'

/** An event as it arrives at a transformer. */
export interface Given {
  message: Event
  metadata: { jobId: number; messageId: string }
  destination: { Config: Settings }
}

/** Starts a server for one test; answers with its address. */
export async function startServer(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** A port where nobody listens: one that was just given back. */
export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** What came as a body, whole. */
export async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

const prepared = ({ method, url, headers, body }: IntercomRequest) => ({
  ...{ version: '1', type: 'REST', method, endpoint: url, headers, params: {} },
  body: { JSON: body, JSON_ARRAY: {}, XML: {}, FORM: {} },
  ...{ files: {}, userId: '' },
})

/** What an honest transformer makes of one event: its items on the processor route. */
export function honestItems({ message, metadata, destination }: Given): object[] {
  const outcome = transform({ connection: 'server-cloud', settings: destination.Config, event: message })
  if (outcome.kind === 'requests') {
    return outcome.requests.map((request) => ({ output: prepared(request), metadata, statusCode: 200 }))
  }
  const error = outcome.kind === 'dropped' ? outcome.reason : ''
  return [{ metadata, statusCode: 400, error: `${error}: Workflow: procWorkflow, Step: x, OriginalError: ${error}` }]
}

/** The same on the router route: requests first, then errors. */
function honestOutput(given: readonly Given[]): object {
  const items = given.map(({ message, metadata, destination }) => {
    const outcome = transform({ connection: 'server-cloud', settings: destination.Config, event: message })
    if (outcome.kind !== 'requests')
      return { metadata: [metadata], statusCode: 400, error: outcome.kind === 'dropped' ? outcome.reason : '' }
    const requests = outcome.requests.map(prepared)
    return { batchedRequest: requests.length === 1 ? requests[0] : requests, metadata: [metadata], statusCode: 200 }
  })
  const succeeded = items.filter(({ statusCode }) => statusCode === 200)
  return { output: [...succeeded, ...items.filter((item) => !succeeded.includes(item))] }
}

export function send(response: ServerResponse, status: number, value: unknown): void {
  const text = typeof value === 'string' ? value : encodeJson(value)
  response.writeHead(status, { 'content-type': 'application/json' }).end(text)
}

/** What a server of the zoo does with the events of one request on the processor route. */
export type Keeper = (given: Given[], response: ServerResponse, request: IncomingMessage) => void

/** A transformer on both routes; `keep` takes the place of the honest answer on the processor route. */
export const transformer =
  (keep: Keeper = (given, response) => send(response, 200, given.flatMap(honestItems))): RequestListener =>
  async (request, response) => {
    if (request.url === '/health') return send(response, 200, { service: 'UP' })
    if (request.url?.endsWith('/v0/destinations/intercom')) {
      const body = await bodyOf(request).catch(() => undefined)
      return body === undefined ? undefined : keep(JSON.parse(body) as Given[], response, request)
    }
    if (request.url?.endsWith('/routerTransform')) {
      const { input } = JSON.parse(await bodyOf(request)) as { input: Given[] }
      return send(response, 200, honestOutput(input))
    }
    return send(response, 404, 'Not Found')
  }

/** The target at an address, opened for one test. */
export async function open(word: string, options: Partial<TargetOptions> = {}): Promise<Target> {
  const target = await openTarget(word, {
    ...{ folder: '.', timeoutMs: 5000, route: 'processor', headers: {}, env: {}, intercom: createWorld().intercom },
    ...options,
  })
  onTestFinished(() => target.close?.())
  return target
}

/** An event of a person, as a target is given it. */
export const inputOf = (event: Event, session = 'abc'): TargetInput => ({
  connection: 'server-cloud',
  settings: { apiKey: 'secret-1', apiVersion: 'v1' },
  event,
  session,
})

export const identify = (userId: string): Event => ({ type: 'identify', userId, traits: { name: 'Ada' } })
