import { isJsonObject, type JsonValue } from '../../contracts/wire/index.ts'
import { RequestRefused } from './reply.ts'
import { type GivenItem, partsOf } from './transform-item.ts'

/**
 * The items of a request. In the compacted form (`X-Content-Format: json+compactedv1`) destinations stand beside them once, by the id
 * that their metadata names.
 *
 * @param name what the list is called in the request, as an error begins with it
 */
export function readItems(list: unknown, compactedBody: JsonValue | undefined, name: string): GivenItem[] {
  if (!Array.isArray(list)) {
    const said = list === undefined ? 'missing' : 'no list'
    throw new RequestRefused(400, `${name} is ${said}: expected a list of {message, metadata, destination}.`)
  }
  if (list.length === 0) throw new RequestRefused(400, `${name} is an empty list: expected at least one event.`)
  if (compactedBody === undefined) return list.map(partsOf)
  const destinations = isJsonObject(compactedBody) ? compactedBody['destinations'] : undefined
  if (!isJsonObject(destinations)) {
    throw new RequestRefused(400, 'destinations is missing: the compacted form has {"<id>": {…}} there.')
  }
  return list.map(partsOf).map((item) => ({ ...item, destination: destinationOf(item.metadata, destinations) }))
}

function destinationOf(metadata: unknown, destinations: Readonly<Record<string, JsonValue>>): unknown {
  const id = isJsonObject(metadata) ? metadata['destinationId'] : undefined
  return typeof id === 'string' && Object.hasOwn(destinations, id) ? destinations[id] : undefined
}
