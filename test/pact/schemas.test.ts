import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { Compile } from 'typebox/compile'
import { describe, expect, it } from 'vitest'
import type { JsonObject, JsonValue } from '../../contracts/wire/index.ts'
import { type ProviderWord, pactFileIn, providerStates, readPact } from '../../src/pact/index.ts'
import { inputItemSchema, processorItemSchema, routerItemSchema } from '../../src/protocol/index.ts'
import { packageRoot } from '../../src/runner/index.ts'
import { pactsFolder } from './verify-provider.ts'

/** A message of an interaction, with its example as a body. */
interface Message {
  headers?: Record<string, string[]>
  body?: { content: JsonValue }
}
type Whole = {
  description: string
  request: Message & { method: string; path: string }
  response: Message & { status: number }
}

const interactionsOf = (word: ProviderWord) =>
  readPact(pactFileIn(pactsFolder, word), word).interactions as unknown as Whole[]

/** What a JSON Schema of `contracts/schemas` has against a value; nothing where it is valid. */
function faultsOf(name: string, value: unknown): string[] {
  const schema = JSON.parse(readFileSync(join(packageRoot, 'contracts', 'schemas', `${name}.schema.json`), 'utf8'))
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  const validate = ajv.compile(schema)
  return validate(value)
    ? []
    : (validate.errors ?? []).map(({ instancePath, message }) => `${name}${instancePath} ${message}`)
}

const flat = (headers: Record<string, string[]> = {}) =>
  Object.fromEntries(Object.entries(headers).map(([name, values]) => [name, values.join(', ')]))

/** What the schemas have against an interaction with Intercom. */
const faultsOfExchange = ({ request, response }: Whole) => [
  ...faultsOf('request', {
    method: request.method,
    url: `https://api.intercom.io${request.path}`,
    headers: flat(request.headers),
    body: request.body?.content,
  }),
  ...faultsOf('reply', {
    status: response.status,
    headers: flat(response.headers),
    ...(response.body === undefined ? {} : { body: response.body.content }),
  }),
]

type Item = { statusCode: number; error?: string; output?: JsonObject; batchedRequest?: JsonObject }

const [isInput, isProcessorItem, isRouterItem] = [inputItemSchema, processorItemSchema, routerItemSchema].map(
  (schema) => Compile(schema),
)

/** What the schemas, and the shapes that the service itself answers in, have against a question to a transformer. */
function faultsOfQuestion({ request, response }: Whole): string[] {
  const given = request.body?.content as JsonValue
  const inputs = (Array.isArray(given) ? given : (given as JsonObject)['input']) as JsonObject[]
  const said = response.body?.content as JsonValue
  const items = (Array.isArray(said) ? said : (said as JsonObject)['output']) as unknown as Item[]
  const isItem = Array.isArray(said) ? isProcessorItem : isRouterItem
  return [
    ...inputs.flatMap((input) => faultsOf('event', input['message'])),
    ...inputs.flatMap((input) => faultsOf('settings', (input['destination'] as JsonObject)['Config'])),
    ...inputs.filter((input) => !isInput?.Check(input)).map(() => 'an input of another form'),
    ...items.filter((item) => !isItem?.Check(item)).map(() => 'an item of another form'),
    ...items.flatMap((item) => faultsOf('outcome', outcomeOf(item))),
  ]
}

/** An item in the words of the contract. */
function outcomeOf({ output, batchedRequest, error }: Item): unknown {
  const request = output ?? batchedRequest
  if (request === undefined) return { kind: 'dropped', reason: error ?? 'left out' }
  const { method, endpoint: url, body } = request
  return { kind: 'requests', requests: [{ method, url, headers: {}, body: (body as JsonObject)['JSON'] }] }
}

describe('pacts and schemas say the same', () => {
  it.for(interactionsOf('intercom-api'))('of the request and the answer of $description', (interaction) => {
    expect(faultsOfExchange(interaction)).toEqual([])
  })

  it.for(interactionsOf('transformer'))('of the events and the items of $description', (interaction) => {
    expect(faultsOfQuestion(interaction)).toEqual([])
  })

  it.for([...providerStates.values()])('of the state "$name"', ({ holds = {}, weather = { faults: [] } }) => {
    const empty = { users: [], companies: [], events: [], tags: [], leads: [], settings: {} }
    expect([...faultsOf('workspace-state', { ...empty, ...holds }), ...faultsOf('weather', weather)]).toEqual([])
  })

  it('and where they would not, that is seen', () => {
    const [exchange] = interactionsOf('intercom-api')
    const [question] = interactionsOf('transformer')
    const wrongReply = { ...exchange, response: { status: 'fine' } } as unknown as Whole
    expect(faultsOfExchange(wrongReply)).toEqual(['reply/status must be integer'])
    const wrongItems = {
      ...question,
      response: { status: 200, body: { content: [{ statusCode: 'fine' }] } },
    } as unknown as Whole
    expect(faultsOfQuestion(wrongItems)).toContain('an item of another form')
    expect(faultsOf('weather', { faults: [{ fault: 'status', status: 200 }] })).not.toEqual([])
  })

  it('names every state that a pact rests on, and none besides', () => {
    const used = new Set(
      readPact(pactFileIn(pactsFolder, 'intercom-api'), 'intercom-api').interactions.flatMap(
        ({ providerStates: given = [] }) => given.map(({ name }) => name),
      ),
    )
    expect([...used].toSorted()).toEqual([...providerStates.keys()].toSorted())
    const stateful = readPact(pactFileIn(pactsFolder, 'transformer'), 'transformer').interactions.filter(
      ({ providerStates: given = [] }) => given.length > 0,
    )
    expect(stateful).toEqual([])
  })
})
