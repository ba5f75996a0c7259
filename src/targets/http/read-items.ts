import type { TSchema } from 'typebox'
import { isJsonObject, type JsonValue } from '../../../contracts/wire/index.ts'
import { findFault } from '../../input/index.ts'
import { type ProcessorItem, processorItemSchema, type RouterItem, routerItemSchema } from '../../protocol/index.ts'
import type { Answer } from '../target.ts'
import type { TargetOptions } from '../target-options.ts'
import type { Job } from './compose.ts'
import { type ItemSays, outcomeOfItem } from './item-outcome.ts'
import { BadReply } from './misfortune.ts'
import { shareItems } from './share-items.ts'

/** What an answer says of one event, or the fault for which it says nothing; a fault follows the word "it". */
export type Said = Answer | { fault: string }

/** How the text of an answer is read. */
export interface Reading {
  route: TargetOptions['route']
  /** Whether what the target sends by itself arrives in this run. */
  isHeard: boolean
}

/** What an answer says of each event, in the order of the events. A `BadReply` where it cannot be read as a whole. */
export function readItems(text: string, jobs: readonly Job[], { route, isHeard }: Reading): Said[] {
  return shareItems(listOf(parsed(text), route), jobs, route).map((share) => {
    if ('fault' in share) return share
    const says = share.items.map(route === 'processor' ? saidByProcessor : saidByRouter)
    return outcomeOfItems(says, route, isHeard)
  })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    const start = text.slice(0, 60).replace(/\s+/g, ' ')
    throw new BadReply(text === '' ? 'gave an empty answer' : `gave an answer that is no JSON; it begins with ${start}`)
  }
}

function listOf(value: unknown, route: TargetOptions['route']): JsonValue[] {
  if (route === 'processor') {
    if (Array.isArray(value)) return value
    throw new BadReply('gave an answer that is no list of items')
  }
  if (isJsonObject(value) && Array.isArray(value['output'])) return value['output']
  throw new BadReply('gave an answer without a list of items under "output"')
}

function saidByProcessor(given: JsonValue): ItemSays | { fault: string } {
  const read = formed<ProcessorItem>(given, processorItemSchema)
  if ('fault' in read) return read
  const { output, statusCode, error } = read.item
  return { requests: output === undefined ? undefined : [output], statusCode, error }
}

function saidByRouter(given: JsonValue): ItemSays | { fault: string } {
  const read = formed<RouterItem>(given, routerItemSchema)
  if ('fault' in read) return read
  const { batchedRequest, statusCode, error } = read.item
  return { requests: batchedRequest === undefined ? undefined : [batchedRequest].flat(), statusCode, error }
}

/** An item of the form that is expected. Some languages write a field that is absent as null: that is the same. */
function formed<Item>(given: JsonValue, schema: TSchema): { item: Item } | { fault: string } {
  if (findFault(schema, given) === undefined) return { item: given as Item }
  const bare = withoutNulls(given, placeOfBody)
  const fault = findFault(schema, bare)
  return fault === undefined ? { item: bare as Item } : { fault: `gave an item of another form: ${fault.says}` }
}

/** How deep the parts of a body lie in an item; what is in them is data. */
const placeOfBody = 3

function withoutNulls(value: JsonValue, levels: number): JsonValue {
  if (levels === 0 || typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((one) => withoutNulls(one, levels))
  const filled = Object.entries(value).filter(([, field]) => field !== null)
  return Object.fromEntries(filled.map(([key, field]) => [key, withoutNulls(field, levels - 1)]))
}

/** Several items of the processor are several requests of one event. */
function outcomeOfItems(
  all: readonly (ItemSays | { fault: string })[],
  route: TargetOptions['route'],
  isHeard: boolean,
): Said {
  if (route === 'router' && all.length > 1) return { fault: `gave ${all.length} items for it` }
  const said = all.map((one) => ('fault' in one ? one : outcomeOfItem(one, isHeard)))
  const [first] = said
  const fault = said.find((one) => 'fault' in one)
  if (fault !== undefined || first === undefined || said.length === 1)
    return fault ?? first ?? { fault: 'gave no item for it' }
  const skipped = said.find((one) => 'kind' in one && one.kind === 'skipped')
  if (skipped !== undefined) return skipped
  const requests = said.flatMap((one) => ('kind' in one && one.kind === 'requests' ? [one.requests] : []))
  if (requests.length < said.length) return { fault: 'gave a request and an error for it, or two errors' }
  return { kind: 'requests', requests: requests.flat() }
}
