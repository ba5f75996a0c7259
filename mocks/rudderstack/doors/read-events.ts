import type { IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'
import { createGunzip } from 'node:zlib'
import { type Event, isJsonObject } from '../../../contracts/wire/index.ts'

/** What the gateway says to a body that it cannot take, with status 400 (rudder-server). */
export class UnreadableBody extends Error {
  override readonly name = 'UnreadableBody'
}

/**
 * The events of a request to the data plane: one, or a batch. Content-Encoding alone tells whether they are packed; the
 * type of a single event is that of the path.
 */
export async function readEvents(request: IncomingMessage, type: string): Promise<Event[]> {
  const isPacked = request.headers['content-encoding'] === 'gzip'
  const body = await text(isPacked ? request.pipe(createGunzip()) : request)
  if (body === '') throw new UnreadableBody('request body is nil')
  const value = parsed(body)
  if (!isJsonObject(value)) throw new UnreadableBody('invalid json')
  const batch = value['batch']
  const events = type === 'batch' ? (Array.isArray(batch) ? batch.filter(isJsonObject) : []) : [{ ...value, type }]
  if (events.length === 0) throw new UnreadableBody('empty batch payload')
  if (events.some(({ anonymousId, userId }) => !anonymousId && !userId)) {
    throw new UnreadableBody('request neither has anonymousId nor userId')
  }
  return events
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    throw new UnreadableBody('invalid json')
  }
}
