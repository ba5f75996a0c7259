import http, { type IncomingMessage, type RequestOptions } from 'node:http'
import https from 'node:https'
import { type IntercomReply, type IntercomRequest, type JsonValue, jsonText } from '../../contracts/wire/index.ts'

/** Sends one request to Intercom over a network. Rejects with a `NetworkFailure` where no whole answer came. */
export type SendLater = (request: IntercomRequest) => Promise<IntercomReply>

export interface SendHttpOptions {
  /** How long the whole answer may take. 10 seconds unless said. */
  timeoutMs?: number
  /** An answer with a larger body counts as none. 1 MB unless said. */
  bodyBytesMax?: number
}

/** No whole answer came: what was sent may have taken effect or not. */
export class NetworkFailure extends Error {
  override readonly name = 'NetworkFailure'
  /** What the system calls it: `ECONNREFUSED`, `ENOTFOUND`, …; `TIMEOUT`, `TOO_LARGE`; `UNKNOWN`. */
  readonly code: string

  constructor(code: string, says: string) {
    super(says)
    this.code = code
  }
}

/**
 * Sends requests over HTTP, each once: no retry, no redirect followed, no header added but what HTTP needs. The body of the answer is a
 * JSON value, else text, else absent. Whatever the answer is, it is an answer; only its absence rejects.
 */
export function sendHttp({ timeoutMs = 10_000, bodyBytesMax = 1024 * 1024 }: SendHttpOptions = {}): SendLater {
  return async ({ method, url, headers, body }) => {
    const signal = AbortSignal.timeout(timeoutMs)
    const bytes = body === undefined ? undefined : Buffer.from(jsonText(body))
    try {
      const message = await ask(url, { method, headers: withLength(headers, bytes), signal }, bytes)
      const text = await readText(message, bodyBytesMax)
      const reply = { status: message.statusCode ?? 0, headers: headersOf(message) }
      return text === '' ? reply : { ...reply, body: jsonOrText(text) }
    } catch (error) {
      throw failureOf(error, new URL(url).host, signal.aborted ? timeoutMs : undefined)
    }
  }
}

/** Sends over a connection that is kept for the next one, and gives the head of the answer. */
function ask(url: string, options: RequestOptions, bytes: Buffer | undefined): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const [request, agent] = url.startsWith('https:') ? [https.request, secure] : [http.request, open]
    request(url, { ...options, agent }, resolve)
      .on('error', reject)
      .end(bytes)
  })
}

const open = new http.Agent({ keepAlive: true })
const secure = new https.Agent({ keepAlive: true })

function withLength(headers: IntercomRequest['headers'], bytes: Buffer | undefined): IntercomRequest['headers'] {
  return bytes === undefined ? headers : { ...headers, 'content-length': String(bytes.length) }
}

async function readText(message: IncomingMessage, bytesMax: number): Promise<string> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of message as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > bytesMax) throw new NetworkFailure('TOO_LARGE', `The answer is over ${bytesMax} bytes.`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** Under lower-cased names; what stands several times is joined. */
function headersOf({ headersDistinct }: IncomingMessage): Record<string, string> {
  return Object.fromEntries(Object.entries(headersDistinct).map(([name, values = []]) => [name, values.join(', ')]))
}

function jsonOrText(text: string): JsonValue {
  try {
    return JSON.parse(text) as JsonValue
  } catch {
    return text
  }
}

/** In own words, by the code alone: the texts of lower layers may repeat what was sent. */
function failureOf(error: unknown, host: string, overMs: number | undefined): NetworkFailure {
  if (error instanceof NetworkFailure) return error
  if (overMs !== undefined) return new NetworkFailure('TIMEOUT', `${host} did not answer within ${overMs} ms.`)
  const { code } = error as NodeJS.ErrnoException
  return new NetworkFailure(code ?? 'UNKNOWN', `${host} gave no whole answer (${code ?? 'unknown reason'}).`)
}
