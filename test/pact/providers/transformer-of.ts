import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import {
  type Event,
  encodeJson,
  type IntercomRequest,
  type Outcome,
  type Settings,
} from '../../../contracts/wire/index.ts'
import type { Stranger } from '../../strangers/index.ts'

interface Given {
  message: Event
  metadata: { jobId: number }
  destination: { Config: Settings }
}

/** What an item says beside its metadata. */
type Said = { statusCode: number; error?: string | null; output?: object; batchedRequest?: object }

/** An item of an answer, on either route. */
export type Item = Said & { metadata: unknown }

/** What is one implementation's own way of speaking the protocol; nothing of it is asked by docs/protocol.md. */
export interface Manners {
  transform: Stranger['transform']
  /** What is told of an event that is not delivered; 400 and the reason, unless said. */
  dropped?(reason: string, event: Event): Said
  /** How the router tells the requests of an event; one alone is bare, several are a list, unless said. */
  batched?(requests: object[]): Said
  /** The last word on the items of an answer, and on the metadata that they carry. */
  items?(items: Item[], route: 'processor' | 'router'): Item[]
}

/** A transformer around an implementation of the destination: docs/protocol.md, and nothing of this project's own service. */
export function transformerOf({
  transform,
  dropped = (error) => ({ statusCode: 400, error }),
  batched = (requests) => ({
    statusCode: 200,
    batchedRequest: requests.length === 1 ? (requests[0] as object) : requests,
  }),
  items = (all) => all,
}: Manners): RequestListener {
  const outcomeOf = async ({ message, destination }: Given): Promise<Outcome> =>
    transform({ connection: 'server-cloud', settings: destination.Config, event: message })

  async function processed(given: Given): Promise<Item[]> {
    const outcome = await outcomeOf(given)
    const { metadata } = given
    if (outcome.kind === 'dropped') return [{ metadata, ...dropped(outcome.reason, given.message) }]
    const requests = outcome.kind === 'requests' ? outcome.requests : []
    return requests.map((request) => ({ output: prepared(request), metadata, statusCode: 200 }))
  }

  async function routed(given: Given): Promise<Item> {
    const outcome = await outcomeOf(given)
    const metadata = [given.metadata]
    if (outcome.kind === 'dropped') return { metadata, ...dropped(outcome.reason, given.message) }
    return { metadata, ...batched(outcome.kind === 'requests' ? outcome.requests.map(prepared) : []) }
  }

  return async (request, response) => {
    const body = await bodyOf(request)
    if (request.url === '/routerTransform') {
      const { input } = JSON.parse(body) as { input: Given[] }
      send(response, { output: items(await Promise.all(input.map(routed)), 'router') })
    } else {
      const all = await Promise.all((JSON.parse(body) as Given[]).map(processed))
      send(response, items(all.flat(), 'processor'))
    }
  }
}

const prepared = ({ method, url, headers, body }: IntercomRequest) => ({
  ...{ version: '1', type: 'REST', method, endpoint: url, headers },
  body: { JSON: body },
})

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

function send(response: ServerResponse, value: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' }).end(encodeJson(value))
}
