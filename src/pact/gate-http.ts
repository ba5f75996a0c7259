import type { IncomingMessage, ServerResponse } from 'node:http'
import { type JsonValue, jsonText } from '../../contracts/wire/index.ts'
import { readBytes } from '../listening/index.ts'

const bodyBytesMax = 10 * 1024 * 1024

/** The body of a request that Pact's verifier makes: JSON, or none. */
export async function readJsonBody(message: IncomingMessage): Promise<JsonValue | undefined> {
  const { bytes } = await readBytes(message, bodyBytesMax)
  return bytes === undefined || bytes.length === 0 ? undefined : (JSON.parse(bytes.toString('utf8')) as JsonValue)
}

/** Headers that belong to one connection, or are the verifier's own affair. */
const ownHeaders = new Set(['host', 'connection', 'content-length', 'transfer-encoding', 'accept-encoding'])

/** The headers that an interaction names, for the provider. Without packing: what comes is compared as it stands. */
export function headersToPassOn({ headers }: IncomingMessage, token: string | undefined): Record<string, string> {
  const kept = Object.entries(headers).filter((entry): entry is [string, string] => {
    const [name, value] = entry
    return !ownHeaders.has(name) && !name.startsWith('x-forwarded-') && typeof value === 'string'
  })
  return {
    ...Object.fromEntries(kept),
    'accept-encoding': 'identity',
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
  }
}

/** What the verifier is answered. A text is sent as it is. */
export interface Reply {
  status: number
  headers: Readonly<Record<string, string>>
  body?: unknown
}

export function sendReply(response: ServerResponse, { status, headers, body }: Reply): void {
  const { 'content-length': _, 'transfer-encoding': __, connection: ___, ...rest } = headers
  const text = body === undefined ? '' : typeof body === 'string' ? body : jsonText(body as JsonValue)
  response.writeHead(status, { ...rest, 'content-length': Buffer.byteLength(text) }).end(text)
}
