import { chameleonOf, mustOnlyStranger, type Stranger, strangers } from '../../strangers/index.ts'
import { type Provider, startListener } from './provider.ts'
import { type Item, type Manners, transformerOf } from './transformer-of.ts'

/** The keys of an item in another order, and a field that it does not have as null. */
const reversed = (item: Item): Item =>
  Object.fromEntries(Object.entries({ error: null, ...item }).toReversed()) as unknown as Item

/** Ways to speak the protocol that docs/protocol.md leaves open. */
const manners: readonly Omit<Manners, 'transform'>[] = [
  {},
  // Keys in any order and absent fields as null; items of the router in any order; one request as a list; 298 for what is not supported.
  {
    items: (items, route) => (route === 'router' ? items.toReversed() : items).map(reversed),
    batched: (requests) => ({ statusCode: 200, batchedRequest: requests }),
    dropped: (error, { type }) => (type === 'page' ? { statusCode: 298 } : { statusCode: 400, error }),
  },
  // What the router answers for was sent already; several events share an item.
  {
    batched: () => ({ statusCode: 299 }),
    items: (items, route) => (route === 'router' ? together(items) : items),
  },
]

/** The items of one status in one. */
function together(items: readonly Item[]): Item[] {
  const byStatus = Map.groupBy(items, ({ statusCode }) => statusCode)
  return [...byStatus.values()].map((group) => ({
    ...(group[0] as Item),
    metadata: group.flatMap(({ metadata }) => metadata),
  }))
}

const providerOf = ({ name, transform }: Stranger, place: number): Provider => ({
  about: `${name}, in manner ${place % manners.length}`,
  provider: 'transformer',
  start: () => startListener(transformerOf({ transform, ...manners[place % manners.length] })),
})

/** Right implementations that are none of ours, behind services that are none of ours; the first keeps the must lines alone. */
export const strangeTransformers: readonly Provider[] = [
  mustOnlyStranger,
  ...strangers,
  ...[1, 2, 3, 4, 5].map((number) => chameleonOf(number)),
].map(providerOf)
