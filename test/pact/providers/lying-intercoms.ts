import type { IncomingMessage, ServerResponse } from 'node:http'
import { type IntercomReply, isJsonObject, type JsonValue } from '../../../contracts/wire/index.ts'
import { startSocket } from '../../../mocks/intercom/doors/socket.ts'
import { sendHttp } from '../../../src/delivery/index.ts'
import { readBytes } from '../../../src/listening/index.ts'
import type { Liar } from './lying-transformers.ts'
import { startListener } from './provider.ts'

/** An answer of the mock, and what was asked. */
type Lie = (reply: IntercomReply, asked: { method: string; path: string }) => IntercomReply

/** The mock behind a front that lies; its control API is told the truth. */
const liar = (about: string, breaks: readonly string[], lie: Lie): Liar => ({
  ...{ about, breaks, provider: 'intercom-api' },
  async start() {
    const mock = await startSocket()
    const front = await startListener((message, response) => void answer(mock.url, lie, message, response))
    return {
      url: front.url,
      async close() {
        await front.close()
        await mock.close()
      },
    }
  },
})

const send = sendHttp()

async function answer(url: string, lie: Lie, message: IncomingMessage, response: ServerResponse): Promise<void> {
  const { method = 'GET', url: path = '/' } = message
  const { bytes } = await readBytes(message, 1_000_000)
  const {
    'content-length': _,
    connection: __,
    'transfer-encoding': ___,
    ...headers
  } = message.headers as Record<string, string>
  const body = bytes?.length ? { body: JSON.parse(String(bytes)) as JsonValue } : {}
  const honest = await send({ method, url: url + path, headers, ...body })
  const told = path.startsWith('/_mock/') ? honest : lie(honest, { method, path })
  const { 'content-length': ____, 'transfer-encoding': _____, connection: ______, ...kept } = told.headers
  response.writeHead(told.status, kept).end(told.body === undefined ? undefined : JSON.stringify(told.body))
}

/** Intercoms that a destination which was tested against them alone would be wrong about. */
export const lyingIntercoms: readonly Liar[] = [
  liar('takes events of people whom it does not know', ['an event of an unknown user is refused'], (reply, { path }) =>
    path === '/events' && reply.status === 404 ? { status: 202, headers: {} } : reply,
  ),
  liar('tells what is wrong in another form', ['a user without any identifier is refused'], (reply) =>
    reply.status === 400 ? { ...reply, body: { error: 'bad request' } } : reply,
  ),
  liar('does not say when the rate limit ends', ['a request beyond the rate limit is put off'], (reply) => {
    const { 'x-ratelimit-reset': _, ...headers } = reply.headers
    return { ...reply, headers }
  }),
  liar(
    'loses the custom attributes of people',
    ['an identified user who is new', 'an identified user who is known'],
    (reply) =>
      isJsonObject(reply.body) && reply.body['type'] === 'user'
        ? { ...reply, body: { ...reply.body, custom_attributes: {} } }
        : reply,
  ),
]
