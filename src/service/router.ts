import { isJsonObject, type JsonValue } from '../../contracts/wire/index.ts'
import { readItems } from './read-items.ts'
import { json, protocolVersion, type Reply, RequestRefused } from './reply.ts'
import { statTags } from './stat-tags.ts'
import { type GivenItem, transformItem } from './transform-item.ts'

/**
 * `POST /routerTransform`: one item out for each event in, in the order of the events, each with its own metadata as a list of one. The
 * requests of a group event, company before user, stand in a list: nothing has been sent yet (G10), so the status is 200 and never 299.
 */
export function answerRouter(body: JsonValue, compacted: boolean): Reply {
  const { input, destType } = isJsonObject(body) ? body : { input: undefined, destType: undefined }
  if (typeof destType !== 'string') throw new RequestRefused(400, 'destType is missing: expected "intercom".')
  if (destType.toLowerCase() !== 'intercom') {
    throw new RequestRefused(404, 'destType names another destination: this service transforms for "intercom" only.')
  }
  const items = readItems(input, compacted ? body : undefined, 'input')
  return json(200, { output: items.map(itemOf) }, protocolVersion)
}

function itemOf(item: GivenItem): object {
  const made = transformItem(item)
  const metadata = item.metadata ?? {}
  const common = { metadata: [metadata], batched: false, destination: item.destination ?? {} }
  if ('requests' in made) {
    const batchedRequest = made.requests.length === 1 ? made.requests[0] : made.requests
    return { batchedRequest, ...common, statusCode: 200 }
  }
  const { statusCode, error, fault } = made
  return { ...common, statusCode, error, statTags: statTags(fault, 'router', metadata) }
}
