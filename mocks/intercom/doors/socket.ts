import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { type Listening, listen } from '../../../src/listening/index.ts'
import { splitAddress } from '../address.ts'
import { createIntercom } from '../create-intercom.ts'
import type { Intercom, IntercomOptions } from '../intercom.ts'
import { errorList } from '../refusal.ts'
import { actOut, sendReply } from './act-out.ts'
import { readBody } from './body.ts'
import { control, controlPath } from './control.ts'
import { type CourierOptions, startCourier } from './courier.ts'

export interface SocketOptions extends Partial<IntercomOptions> {
  /** How notifications are delivered, where the mock makes them (`webhooks`); to addresses of this machine only. */
  courier?: CourierOptions
  /** 0, or nothing, picks a free one. */
  port?: number
  /** The loopback interface unless said. */
  host?: string
  /** Request bodies over this are answered 413; 10 MB unless said. Intercom's own limit is not documented. */
  bodyBytesMax?: number
  /** A mock to put on the socket; a new one, by the clock of this machine, unless given. */
  intercom?: Intercom
}

export interface SocketDoor extends Listening {
  intercom: Intercom
}

/**
 * Puts a mock on a port, with its control API under `/_mock/`. Plain `node:http`: measured faster than a framework.
 * Rejects with an `Error` that says what to try where the port cannot be had.
 */
export async function startSocket(options: SocketOptions = {}): Promise<SocketDoor> {
  const intercom = options.intercom ?? createIntercom({ clock: Date.now, ...options })
  const host = options.host ?? '127.0.0.1'
  const bytesMax = options.bodyBytesMax ?? 10 * 1024 * 1024
  const stopped = new AbortController()
  const courier = startCourier(intercom, options.clock ?? Date.now, options.courier)
  const server = createServer({ keepAliveTimeout: 65_000, noDelay: true }, (message, response) => {
    serve(intercom, message, response, bytesMax, stopped.signal)
      .catch((reason) => confess(reason, response))
      .finally(courier.collect)
  })
  server.on('clientError', refuseGarbage)

  const listening = await listen(server, 'The mock', options.port ?? 0, host)
  return {
    ...listening,
    intercom,
    async close() {
      stopped.abort()
      await listening.close()
      await courier.close()
    },
  }
}

async function serve(
  intercom: Intercom,
  message: IncomingMessage,
  response: ServerResponse,
  bytesMax: number,
  stopped: AbortSignal,
): Promise<void> {
  const { method = 'GET', url = '/' } = message
  const { body, wire } = await readBody(message, bytesMax)
  const headers = message.headers as Record<string, string>
  const { path } = splitAddress(url)
  if (path.startsWith(controlPath)) {
    const reply = control(intercom, { method, path, headers, body, wire })
    response.writeHead(reply.status, { 'content-type': 'application/json; charset=utf-8' })
    response.end(reply.body === undefined ? undefined : JSON.stringify(reply.body))
    return
  }
  const address = url.startsWith('/') ? `http://${headers['host'] ?? 'localhost'}${url}` : url
  const request = { method, url: address, headers }
  const passage = intercom.send(body === undefined ? request : { ...request, body }, wire)
  if (stopped.aborted) response.setHeader('connection', 'close')
  if (passage.end === 'answered' && passage.delayMs === 0) sendReply(passage.reply, response)
  else await actOut(passage, response, stopped)
}

/** A failure of the mock itself says so; where nobody listens any more, or an answer has begun, the connection ends. */
function confess(reason: unknown, response: ServerResponse): void {
  if (response.headersSent || response.destroyed) {
    response.destroy()
    return
  }
  const message = `The mock itself failed: ${reason instanceof Error ? reason.message : String(reason)}`
  response.writeHead(500, { 'content-type': 'application/json; charset=utf-8' })
  response.end(JSON.stringify(errorList([{ code: 'server_error', message }], 'none')))
}

/** What is no HTTP is answered in Intercom's error shape, and its connection closed. */
function refuseGarbage(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const status = error.code === 'HPE_HEADER_OVERFLOW' ? '431 Request Header Fields Too Large' : '400 Bad Request'
  const text = JSON.stringify(errorList([{ code: 'bad_request', message: 'The request is not valid HTTP' }], 'none'))
  const head = `HTTP/1.1 ${status}\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: ${text.length}\r\nConnection: close`
  socket.end(`${head}\r\n\r\n${text}`)
}
