import { isJsonObject, type JsonValue } from '../../contracts/wire/index.ts'
import { readItems } from './read-items.ts'
import { json, protocolVersion, type Reply } from './reply.ts'
import { statTags } from './stat-tags.ts'
import { type GivenItem, transformItem } from './transform-item.ts'

/**
 * `POST /:version/destinations/intercom`: a list of events in, a flat list of requests and errors out, in the order of the events. An
 * event of two requests has two items; each carries the metadata of its event.
 */
export function answerProcessor(body: JsonValue, compacted: boolean): Reply {
  const list = compacted && isJsonObject(body) ? body['input'] : body
  const items = readItems(list, compacted ? body : undefined, 'The body')
  return json(200, items.flatMap(itemsOf), protocolVersion)
}

function itemsOf(item: GivenItem): object[] {
  const made = transformItem(item)
  const metadata = item.metadata ?? {}
  if ('requests' in made) return made.requests.map((output) => ({ output, metadata, statusCode: 200 }))
  const { statusCode, error, fault } = made
  return [{ metadata, statusCode, error, statTags: statTags(fault, 'processor', metadata) }]
}
