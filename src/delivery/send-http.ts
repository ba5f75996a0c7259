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
 * Sends requests over HTTP, each once: no retry, no redirect followed. The body of the answer is a JSON value, else text, else absent.
 * Whatever the answer is, it is an answer; only its absence rejects.
 */
export function sendHttp({ timeoutMs = 10_000, bodyBytesMax = 1024 * 1024 }: SendHttpOptions = {}): SendLater {
  return async ({ method, url, headers, body }) => {
    try {
      const response = await fetch(url, {
        method,
        headers,
        redirect: 'manual',
        signal: AbortSignal.timeout(timeoutMs),
        ...(body === undefined ? {} : { body: jsonText(body) }),
      })
      const text = await readText(response, bodyBytesMax)
      const reply = { status: response.status, headers: Object.fromEntries(response.headers) }
      return text === '' ? reply : { ...reply, body: jsonOrText(text) }
    } catch (error) {
      throw failureOf(error, new URL(url).host, timeoutMs)
    }
  }
}

async function readText(response: Response, bytesMax: number): Promise<string> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length
    if (bytes > bytesMax) throw new NetworkFailure('TOO_LARGE', `The answer is over ${bytesMax} bytes.`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function jsonOrText(text: string): JsonValue {
  try {
    return JSON.parse(text) as JsonValue
  } catch {
    return text
  }
}

/** In own words, by the code alone: the texts of lower layers may repeat what was sent. */
function failureOf(error: unknown, host: string, timeoutMs: number): NetworkFailure {
  if (error instanceof NetworkFailure) return error
  if (error instanceof DOMException && error.name === 'TimeoutError') {
    return new NetworkFailure('TIMEOUT', `${host} did not answer within ${timeoutMs} ms.`)
  }
  const code = codeOf(error) ?? codeOf((error as Error).cause) ?? 'UNKNOWN'
  return new NetworkFailure(code, `${host} gave no whole answer (${code}).`)
}

function codeOf(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | undefined)?.code
  return typeof code === 'string' ? code : undefined
}
