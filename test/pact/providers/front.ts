import type { IncomingMessage, ServerResponse } from 'node:http'
import type { IntercomReply, JsonValue } from '../../../contracts/wire/index.ts'
import { type SocketOptions, startSocket } from '../../../mocks/intercom/doors/socket.ts'
import { sendHttp } from '../../../src/delivery/index.ts'
import { readBytes } from '../../../src/listening/index.ts'
import { startListener } from './provider.ts'

/** Turns an answer of the mock into another one. */
export type Change = (reply: IntercomReply, asked: { method: string; path: string }) => IntercomReply

/** A mock behind a front that changes its answers. */
export async function startFront(change: Change, options: SocketOptions = {}) {
  const mock = await startSocket(options)
  const front = await startListener((message, response) => void answer(mock.url, change, message, response))
  return {
    url: front.url,
    intercom: mock.intercom,
    async close() {
      await front.close()
      await mock.close()
    },
  }
}

const send = sendHttp()

async function answer(url: string, change: Change, message: IncomingMessage, response: ServerResponse): Promise<void> {
  const { method = 'GET', url: path = '/' } = message
  const { bytes } = await readBytes(message, 1_000_000)
  const body = bytes?.length ? { body: JSON.parse(String(bytes)) as JsonValue } : {}
  const reply = await send({
    method,
    url: url + path,
    headers: kept(message.headers as Record<string, string>),
    ...body,
  })
  const told = change(reply, { method, path })
  response
    .writeHead(told.status, kept(told.headers))
    .end(told.body === undefined ? undefined : JSON.stringify(told.body))
}

/** All headers but those of one connection. */
function kept(headers: Readonly<Record<string, string>>): Record<string, string> {
  const { 'content-length': _, connection: __, 'transfer-encoding': ___, ...rest } = headers
  return rest
}
