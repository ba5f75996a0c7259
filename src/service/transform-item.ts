import { type Event, isJsonObject, type JsonObject } from '../../contracts/wire/index.ts'
import type { DeliveryRequest } from '../protocol/index.ts'
import { accessTokenFrom, transform } from '../transformer/index.ts'
import { connectionOf } from './connection-of.ts'
import { preparedRequest } from './prepared-request.ts'
import { configuration, type Fault, instrumentation, transformation } from './stat-tags.ts'

/** An item of a request as it came: nothing is known of its parts. */
export interface GivenItem {
  message: unknown
  metadata: unknown
  destination: unknown
}

/** What became of one item: the requests to send, or why there are none. */
export type Transformed = { requests: DeliveryRequest[] } | { statusCode: 400 | 500; error: string; fault: Fault }

/** The parts of an item; all absent where it is no object. */
export function partsOf(item: unknown): GivenItem {
  const { message, metadata, destination } = isJsonObject(item) ? item : ({} as Partial<JsonObject>)
  return { message, metadata, destination }
}

/** Transforms one event. Whatever it holds, its failure is its own (G6, G8): nothing is thrown. */
export function transformItem({ message, metadata, destination }: GivenItem): Transformed {
  if (!isJsonObject(message)) return refused('message is missing: expected an event, as an object.', instrumentation)
  if (!isJsonObject(metadata)) {
    return refused('metadata is missing: expected an object, which is given back unchanged.', instrumentation)
  }
  if (!isJsonObject(destination) || !isJsonObject(destination['Config'])) {
    return refused('destination.Config is missing: expected the settings of the destination.', configuration)
  }
  if (!isIntercom(destination['DestinationDefinition'])) {
    return refused('destination.DestinationDefinition.Name is another destination: expected INTERCOM.', configuration)
  }
  try {
    return transformed(message, destination['Config'])
  } catch {
    return {
      statusCode: 500,
      error: 'The event could not be transformed: this service itself failed over it.',
      fault: transformation,
    }
  }
}

function transformed(event: Event, settings: JsonObject): Transformed {
  const outcome = transform({ connection: connectionOf(event), settings, event })
  if (outcome.kind === 'requests') {
    return { requests: outcome.requests.map((request) => preparedRequest(request, event)) }
  }
  const reason = outcome.kind === 'dropped' ? outcome.reason : 'Events of device mode are not transformed here.'
  return refused(reason, accessTokenFrom(settings) === undefined ? configuration : instrumentation)
}

/** A definition that is not there is taken for Intercom's: nothing else is transformed here. */
function isIntercom(definition: unknown): boolean {
  const name = isJsonObject(definition) ? definition['Name'] : undefined
  return name === undefined || (typeof name === 'string' && name.toLowerCase() === 'intercom')
}

function refused(error: string, fault: Fault): Transformed {
  return { statusCode: 400, error, fault }
}
