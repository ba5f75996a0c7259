import { isUtf8 } from 'node:buffer'
import type { IncomingMessage } from 'node:http'
import type { JsonValue } from '../../../contracts/wire/index.ts'
import { readBytes } from '../../../src/listening/index.ts'
import type { Wire } from '../visit.ts'

/** A body as it came over the wire: a JSON value, or why it is none. */
export interface ReadBody {
  body: JsonValue | undefined
  wire: Wire
}

/** Reads a body. Of one over the limit only the length is known. */
export async function readBody(message: IncomingMessage, bytesMax: number): Promise<ReadBody> {
  const { bytes, length } = await readBytes(message, bytesMax)
  if (bytes === undefined) return { body: undefined, wire: { bodyFault: 'too-large', bytes: length } }
  return parseBody(bytes)
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
