import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { createGunzip } from 'node:zlib'
import { type Event, isJsonObject } from '../../contracts/wire/index.ts'

const patienceMs = 20_000

/** A loopback control plane and data plane: enough of RudderStack for an SDK to load and to send its events. */
export interface DataPlane {
  url: string
  /** The next event that arrives. Refused when none comes for twenty seconds. */
  next(): Promise<Event>
  close(): Promise<void>
}

/** What an SDK asks the control plane for; a source without device-mode destinations. */
const sourceConfig = { source: { id: 'recording', name: 'recording', enabled: true, config: {}, destinations: [] } }

export async function openDataPlane(): Promise<DataPlane> {
  const arrived: Event[] = []
  const waiting: ((event: Event) => void)[] = []
  const server = createServer((request, response) => {
    answer(request, response, (event) => {
      const waiter = waiting.shift()
      if (waiter) waiter(event)
      else arrived.push(event)
    }).catch((error: unknown) => response.writeHead(400).end(String(error)))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    next: () =>
      new Promise((resolve, reject) => {
        const event = arrived.shift()
        if (event) return resolve(event)
        const patience = setTimeout(() => reject(new Error('The SDK sent no event within 20 seconds.')), patienceMs)
        waiting.push((late) => {
          clearTimeout(patience)
          resolve(late)
        })
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function answer(request: IncomingMessage, response: ServerResponse, receive: (event: Event) => void) {
  response.setHeader('Access-Control-Allow-Origin', request.headers.origin ?? '*')
  response.setHeader('Access-Control-Allow-Credentials', 'true')
  response.setHeader('Access-Control-Allow-Headers', 'anonymousid,authorization,content-type,sentat')
  if (request.method === 'OPTIONS') return response.end()
  if (request.url?.startsWith('/sourceConfig')) {
    return response.setHeader('Content-Type', 'application/json').end(JSON.stringify(sourceConfig))
  }
  for (const event of eventsOf(JSON.parse(await bodyOf(request)))) receive(event)
  return response.end('ok')
}

/** The server SDK sends gzip under the content type of a form, so that only Content-Encoding tells the truth. */
const bodyOf = (request: IncomingMessage): Promise<string> =>
  text(request.headers['content-encoding'] === 'gzip' ? request.pipe(createGunzip()) : request)

function eventsOf(body: unknown): Event[] {
  if (!isJsonObject(body)) throw new Error('a body is an event or a batch of events')
  return Array.isArray(body['batch']) ? body['batch'].filter(isJsonObject) : [body]
}
