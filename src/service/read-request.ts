import { isUtf8 } from 'node:buffer'
import type { IncomingMessage } from 'node:http'
import type { JsonValue } from '../../contracts/wire/index.ts'
import { readBytes } from '../listening/index.ts'
import { RequestRefused } from './reply.ts'
import type { Asked } from './routes.ts'

const compactedForm = 'json+compactedv1'

/** Reads a request as JSON, whatever its Content-Type says. Throws what is wrong with it, with the status to answer. */
export async function readRequest(message: IncomingMessage, bytesMax: number): Promise<Asked> {
  const encoding = message.headers['content-encoding'] ?? 'identity'
  const form = message.headers['x-content-format'] ?? ''
  const { bytes, length } = await readBytes(message, bytesMax)
  if (encoding.toLowerCase() !== 'identity') {
    throw new RequestRefused(415, 'The body is compressed: expected plain JSON, without a Content-Encoding.')
  }
  if (form !== '' && form !== compactedForm) {
    throw new RequestRefused(415, `X-Content-Format is unknown: expected ${compactedForm}, or no such header.`)
  }
  if (bytes === undefined) {
    throw new RequestRefused(
      413,
      `The body has ${length} bytes: expected at most ${bytesMax}. Send fewer events at once.`,
    )
  }
  return { body: parse(bytes), compacted: form === compactedForm }
}

function parse(bytes: Buffer): JsonValue {
  if (bytes.length === 0) throw new RequestRefused(400, 'The body is empty: expected JSON.')
  if (!isUtf8(bytes)) throw new RequestRefused(400, 'The body is no UTF-8: expected JSON in UTF-8.')
  try {
    return JSON.parse(bytes.toString('utf8')) as JsonValue
  } catch {
    // What the parser says repeats a piece of the body, which may hold a token.
    throw new RequestRefused(400, 'The body is no JSON.')
  }
}
