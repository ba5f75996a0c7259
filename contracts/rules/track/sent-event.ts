import { bodiesTo, field, objectField } from '../../reading/index.ts'
import type { Exchange, JsonObject } from '../../wire/index.ts'

/** Bodies of the POST /events that a track was sent with. Intercom keeps the first and drops its repeats. */
export function eventsSent(exchange: Exchange): readonly JsonObject[] {
  return bodiesTo(exchange, '/events')
}

/** The metadata of a sent event; without one nothing reached it. */
export function metadataOf(sent: JsonObject): JsonObject {
  return objectField(sent, 'metadata') ?? nothing
}

/** The properties of a track; of another kind than an object they count as absent (G11). */
export function propertiesOf({ event }: Exchange): JsonObject {
  return objectField(event, 'properties') ?? nothing
}

const nothing: JsonObject = Object.freeze({})

/** Whether any metadata was sent that is no object. */
export function misplacedMetadata(sent: JsonObject): boolean {
  const metadata = field(sent, 'metadata')
  return metadata !== undefined && metadata !== null && objectField(sent, 'metadata') === undefined
}
