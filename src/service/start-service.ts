import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { type SendHttpOptions, sendHttp } from '../delivery/index.ts'
import { type Listening, listen } from '../listening/index.ts'
import { readRequest } from './read-request.ts'
import { json, type Reply, RequestRefused } from './reply.ts'
import { routeOf, type Surroundings } from './routes.ts'

export interface ServiceOptions {
  /** What `/version` tells. */
  version: string
  /** 0, or nothing, picks a free one. */
  port?: number
  /** The loopback interface unless said. */
  host?: string
  /** Where requests to Intercom really go: its origin replaces theirs. Intercom itself unless said. */
  intercomUrl?: URL
  /** Request bodies over this are answered 413; 200 MB unless said, as on the platform. */
  bodyBytesMax?: number
  /** How long Intercom's answers may take, and how large they may be. */
  delivery?: SendHttpOptions
}

/** Puts the reference behind RudderStack's transformer protocol on a port. Rejects where the port cannot be had, and says what to try. */
export async function startService(options: ServiceOptions): Promise<Listening> {
  const { version, port = 0, host = '127.0.0.1', intercomUrl, bodyBytesMax = 200 * 1024 * 1024, delivery } = options
  const surroundings: Surroundings = {
    version,
    send: sendHttp(delivery),
    ...(intercomUrl === undefined ? {} : { intercomUrl }),
  }
  let stopping = false
  const server = createServer({ keepAliveTimeout: 65_000, noDelay: true }, async (message, response) => {
    const reply = await answer(message, surroundings, bodyBytesMax).catch(refusalOf)
    if (response.destroyed) return
    if (stopping) response.setHeader('connection', 'close')
    send(reply, response)
  })
  server.on('clientError', refuseGarbage)
  const listening = await listen(server, 'The service', port, host)
  return {
    ...listening,
    close() {
      stopping = true
      return listening.close()
    },
  }
}

async function answer(message: IncomingMessage, surroundings: Surroundings, bytesMax: number): Promise<Reply> {
  const { method = 'GET', url = '/' } = message
  const route = routeOf(method, url.split('?', 1)[0] as string)
  if (route.method === 'GET') return route.answer(surroundings)
  return route.answer(await readRequest(message, bytesMax), surroundings)
}

/** What is not refused in so many words is a defect of the service: told as one, and nothing of it, for it may hold anything. */
function refusalOf(error: unknown): Reply {
  if (error instanceof RequestRefused) return json(error.status, { error: error.message }, error.headers)
  return json(500, { error: 'The service itself failed over this request.' })
}

function send({ status, headers, text }: Reply, response: ServerResponse): void {
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(text) })
  response.end(text)
}

/** What is no HTTP is answered as a refusal, and its connection closed. */
function refuseGarbage(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const text = JSON.stringify({ error: 'The request is no valid HTTP.' })
  const head = `HTTP/1.1 400 Bad Request\r\nContent-Type: application/json\r\nContent-Length: ${text.length}\r\nConnection: close`
  socket.end(`${head}\r\n\r\n${text}`)
}
