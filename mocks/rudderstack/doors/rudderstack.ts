import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Event } from '../../../contracts/wire/index.ts'
import { readEvents, UnreadableBody } from './read-events.ts'
import { type Destination, sourceConfig } from './source-config.ts'

/** A source that was set up: who has its write key may ask for its configuration, and send events. */
export interface WebSource {
  destinations: readonly Destination[]
  /** Gets each event as it arrives. */
  onEvent(event: Event): void
}

/** RudderStack on a loopback port: control plane, data plane, and the host of the integrations that SDKs load. */
export interface RudderStack {
  /** `http://127.0.0.1:PORT`: the data plane, and the control plane. */
  url: string
  /** Where the SDK finds `INTERCOM.min.js`. */
  integrationsUrl: string
  addSource(writeKey: string, source: WebSource): void
  removeSource(writeKey: string): void
  close(): Promise<void>
}

/** `integration` is the text of `INTERCOM.min.js`; without it there is no such file. */
export async function startRudderStack({
  integration,
}: {
  integration?: string | undefined
} = {}): Promise<RudderStack> {
  const sources = new Map<string, WebSource>()
  // Short, since each page has connections of its own, and is not forgotten before they end.
  const server = createServer({ keepAliveTimeout: 500, noDelay: true }, (request, response) => {
    serve(request, response, sources, integration).catch((reason: unknown) => {
      const status = reason instanceof UnreadableBody ? 400 : 500
      response.writeHead(status).end(reason instanceof Error ? reason.message : 'broken')
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url,
    integrationsUrl: `${url}/js-integrations`,
    addSource: (writeKey, source) => void sources.set(writeKey, source),
    removeSource: (writeKey) => void sources.delete(writeKey),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

const eventPath = /^\/v1\/(identify|track|page|screen|group|alias|merge|batch)$/

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  sources: ReadonlyMap<string, WebSource>,
  integration: string | undefined,
): Promise<void> {
  allowOrigin(request, response)
  const { pathname } = new URL(request.url ?? '/', 'http://localhost')
  if (request.method === 'OPTIONS') return end(response, 204)
  if (/^\/sourceConfig\/?$/.test(pathname)) return tellConfig(request, response, sources)
  if (
    /^(\/modern|\/legacy)?\/js-integrations\/(modern\/|legacy\/)?INTERCOM\.min\.js$/.test(pathname) &&
    integration !== undefined
  ) {
    response.setHeader('Content-Type', 'application/javascript; charset=utf-8')
    return end(response, 200, integration)
  }
  const type = eventPath.exec(pathname)?.[1]
  if (type === undefined || request.method !== 'POST') return end(response, 404, 'not found')
  const source = sourceOf(request, sources)
  if (source === undefined) return end(response, 401, 'invalid write key')
  for (const event of await readEvents(request, type)) source.onEvent(event)
  return end(response, 200, 'ok')
}

/** What rudder-server allows pages of other origins. */
function allowOrigin(request: IncomingMessage, response: ServerResponse): void {
  response.setHeader('Access-Control-Allow-Origin', request.headers.origin ?? '*')
  response.setHeader('Access-Control-Allow-Credentials', 'true')
  response.setHeader('Access-Control-Allow-Headers', 'anonymousid,authorization,content-type,sentat')
  response.setHeader('Access-Control-Allow-Methods', 'GET, POST, OPTIONS')
  response.setHeader('Access-Control-Max-Age', '900')
}

function tellConfig(request: IncomingMessage, response: ServerResponse, sources: ReadonlyMap<string, WebSource>): void {
  const source = sourceOf(request, sources)
  response.setHeader('Content-Type', 'application/json; charset=utf-8')
  if (source === undefined) end(response, 404, '{"message":"Invalid write key"}')
  else end(response, 200, JSON.stringify(sourceConfig(writeKeyOf(request), source.destinations)))
}

const sourceOf = (request: IncomingMessage, sources: ReadonlyMap<string, WebSource>) => sources.get(writeKeyOf(request))

/** The user name of basic authentication. */
function writeKeyOf({ headers }: IncomingMessage): string {
  const credentials = /^Basic\s+(.+)$/i.exec(headers.authorization ?? '')?.[1] ?? ''
  return Buffer.from(credentials, 'base64').toString('utf8').replace(/:.*$/s, '')
}

function end(response: ServerResponse, status: number, body?: string): void {
  response.writeHead(status).end(body)
}
