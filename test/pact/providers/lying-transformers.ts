import { isJsonObject, type JsonObject, type Outcome } from '../../../contracts/wire/index.ts'
import { transform } from '../../../src/transformer/index.ts'
import type { Stranger } from '../../strangers/index.ts'
import { type Provider, startListener } from './provider.ts'
import { type Manners, transformerOf } from './transformer-of.ts'

/** A provider that is wrong on purpose in one way. */
export interface Liar extends Provider {
  /** The interactions that have to fail, by their description. */
  breaks: readonly string[]
}

const liar = (about: string, breaks: readonly string[], manners: Partial<Manners>): Liar => ({
  ...{ about, breaks, provider: 'transformer' },
  start: () => startListener(transformerOf({ transform, ...manners })),
})

type Transform = Stranger['transform']

/** The reference, with each body changed. */
const withBodies =
  (change: (body: JsonObject, input: Parameters<Transform>[0]) => JsonObject): Transform =>
  (input) => {
    const outcome: Outcome = transform(input)
    if (outcome.kind !== 'requests') return outcome
    return {
      kind: 'requests',
      requests: outcome.requests.map((request) =>
        isJsonObject(request.body) ? { ...request, body: change(request.body, input) } : request,
      ),
    }
  }

const inMilliseconds = withBodies((body) => {
  const times = ['signed_up_at', 'created_at'].filter((key) => typeof body[key] === 'number')
  return { ...body, ...Object.fromEntries(times.map((key) => [key, Number(body[key]) * 1000])) }
})

const withUndefined = withBodies((body, { event }) => {
  const { firstName, lastName } = isJsonObject(event['traits']) ? event['traits'] : {}
  return firstName === undefined ? body : { ...body, name: `${firstName} ${lastName}` }
})

const withAnyGroup: Transform = ({ event, ...rest }) =>
  transform({ ...rest, event: event['type'] === 'group' ? { groupId: 'undefined', ...event } : event })

/** Transformers that are wrong in ways that were seen in production, or are easily made. */
export const lyingTransformers: readonly Liar[] = [
  liar('sends times in milliseconds', ['an identify event is a user, in one request or several'], {
    transform: inMilliseconds,
  }),
  liar('calls people "Ada undefined"', ['an identify event with a first name alone has that name'], {
    transform: withUndefined,
  }),
  liar(
    'takes a group without a groupId',
    [
      'a group event without a groupId is rejected',
      'a batch is answered in its order, each event by itself',
      'a mixed batch holds the items of each of its events',
      'the router answers for each event once, in any order',
    ],
    { transform: withAnyGroup },
  ),
  liar(
    'rejects events with status 200',
    [
      'a group event without a groupId is rejected',
      'an identify event of nobody is rejected',
      'a track event without a usable time is rejected',
      'an event without an access token in its settings is rejected',
      'a page event is not delivered',
      'a batch is answered in its order, each event by itself',
      'a mixed batch holds the items of each of its events',
      'the router answers for each event once, in any order',
    ],
    { dropped: (error) => ({ statusCode: 200, error }) },
  ),
  liar('gives a batch back in another order', ['a batch is answered in its order, each event by itself'], {
    items: (items) => items.toReversed(),
  }),
  liar(
    'loses the metadata of answers with several items',
    [
      'a group event is a company and the membership of its user, in two requests or more',
      'a batch is answered in its order, each event by itself',
      'a mixed batch holds the items of each of its events',
      'the router answers for each event once, in any order',
    ],
    { items: (items) => (items.length < 2 ? items : items.map((item) => ({ ...item, metadata: {} }))) },
  ),
]
