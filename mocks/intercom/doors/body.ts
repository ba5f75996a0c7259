import { isUtf8 } from 'node:buffer'
import type { IncomingMessage } from 'node:http'
import type { JsonValue } from '../../../contracts/wire/index.ts'
import type { Wire } from '../visit.ts'

/** A body as it came over the wire: a JSON value, or why it is none. */
export interface ReadBody {
  body: JsonValue | undefined
  wire: Wire
}

/** Reads a body. One over the limit is read to its end, so that the sender gets an answer, and not kept. */
export function readBody(message: IncomingMessage, bytesMax: number): Promise<ReadBody> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let bytes = 0
    message.on('data', (chunk: Buffer) => {
      bytes += chunk.length
      if (bytes <= bytesMax) chunks.push(chunk)
      else chunks.length = 0
    })
    message.on('end', () => {
      if (bytes > bytesMax) resolve({ body: undefined, wire: { bodyFault: 'too-large', bytes } })
      else resolve(parseBody(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)))
    })
    message.on('error', reject)
    message.on('close', () => {
      if (!message.complete) reject(new Error('The sender left before its body was complete.'))
    })
  })
}

/** JSON of valid UTF-8. An empty body is none. */
export function parseBody(bytes: Buffer): ReadBody {
  if (bytes.length === 0) return { body: undefined, wire: {} }
  const wire: Wire = { bytes: bytes.length }
  if (!isUtf8(bytes)) return { body: undefined, wire: { ...wire, bodyFault: 'malformed' } }
  try {
    return { body: JSON.parse(bytes.toString('utf8')) as JsonValue, wire }
  } catch {
    return { body: undefined, wire: { ...wire, bodyFault: 'malformed' } }
  }
}
