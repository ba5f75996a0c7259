import type { Event, Outcome } from '../../../contracts/wire/index.ts'
import { jobOf } from '../../../src/targets/http/compose.ts'
import type { TargetInput } from '../../../src/targets/index.ts'
import { holding, oneOf, textLike, words } from './matchers.ts'

/** Events that the platform gives in one request, the items that it needs, and what it takes from them. */
export interface Question {
  description: string
  route: 'processor' | 'router'
  inputs: readonly TargetInput[]
  /** The list of items, with matchers. */
  items: unknown
  /** What the platform, reading the example, makes of each event: the requests' paths, or that it is not delivered. */
  reads: readonly (readonly string[] | 'dropped')[]
  /** A *should*: a failure is told, and fails nothing. */
  isPending?: true
}

const time = '2019-05-19T18:34:24.000Z'
const seconds = 1_558_290_864

const from = { channel: 'server', context: { library: { name: 'analytics-node', version: '3.0.13' } } }
const inputOf = (
  event: Event,
  settings: TargetInput['settings'] = { apiKey: 'token-of-the-workspace', apiVersion: 'v1' },
) => ({
  connection: 'server-cloud' as const,
  settings,
  event: { ...from, originalTimestamp: time, timestamp: time, ...event },
})

const identify = inputOf({
  ...{ type: 'identify', messageId: 'm-identify', userId: 'u-1' },
  traits: { email: 'ada@example.com', firstName: 'Ada', lastName: 'Lovelace', createdAt: time, seats: 3 },
})
const firstNameAlone = inputOf({ type: 'identify', messageId: 'm-first', userId: 'u-1', traits: { firstName: 'Ada' } })
const leave = inputOf({
  ...{ type: 'identify', messageId: 'm-leave', userId: 'u-1' },
  traits: { company: { id: 'acme', name: 'Acme', remove: true } },
})
const byEmail = inputOf({
  type: 'identify',
  messageId: 'm-email',
  traits: { email: 'ada@example.com', phone: '+39 06 1' },
})
const trackOf = (messageId: string, event: string) =>
  inputOf({ type: 'track', messageId, userId: 'u-1', event, properties: { order_id: 'o-1', quantity: 2 } })
const [first, second] = [trackOf('m-first-track', 'Cart Viewed'), trackOf('m-second-track', 'Order Completed')]
const timeless = inputOf({
  ...{ type: 'track', messageId: 'm-timeless', userId: 'u-1', event: 'Order Completed' },
  ...{ timestamp: 'soon', originalTimestamp: 'soon' },
})
const group = inputOf({
  ...{ type: 'group', messageId: 'm-group', userId: 'u-1', groupId: 'acme' },
  traits: { name: 'Acme', plan: 'gold', region: 'north' },
})
const withoutGroupId = inputOf({ type: 'group', messageId: 'm-no-group', userId: 'u-1', traits: { name: 'Acme' } })
const nobody = inputOf({ type: 'identify', messageId: 'm-nobody', traits: { name: 'Nobody' } })
const page = inputOf({ type: 'page', messageId: 'm-page', userId: 'u-1', name: 'Home' })
const withoutToken = inputOf({ type: 'identify', messageId: 'm-token', userId: 'u-1' }, { apiVersion: 'v1' })

/** The metadata of the n-th event of a request, as the platform composed it: it comes back unchanged (P9, P14). */
const metadataOf = (input: TargetInput, number: number) => jobOf(input, number).metadata

const requestTo = (path: string, fields: object) => ({
  method: 'POST',
  endpoint: textLike(`^https?://[^/]+${path}$`, `https://api.intercom.io${path}`),
  body: { JSON: fields },
})

/** An item of the processor that is to be delivered: one request, in which these fields are found (P11, P16). */
const deliver = (input: TargetInput, path: string, fields: object, number = 1) => ({
  output: requestTo(path, fields),
  metadata: metadataOf(input, number),
  statusCode: 200,
})
/** The event or its settings are at fault (P12, P19). */
const reject = (input: TargetInput, number = 1) => ({
  metadata: metadataOf(input, number),
  statusCode: 400,
  error: words('The event is at fault.'),
})
/** What the destination does not support is rejected, or left out on purpose (P18). */
const leaveOut = (input: TargetInput, number = 1) => ({
  metadata: metadataOf(input, number),
  statusCode: oneOf(400, 298),
})

/** Without its time: that it is `created_at` is a *should* (T2), and Pact cannot say "either name". */
const event = (name: string) => ({
  event_name: name,
  user_id: 'u-1',
  metadata: { order_id: 'o-1', quantity: 2 },
})

/** An item of the router, which may hold other events too (P14). */
const routed = (input: TargetInput, number: number, rest: object) => ({
  metadata: holding(metadataOf(input, number)),
  ...rest,
})
/** 299, sent already, is the example, since a `batchedRequest` may be an object or a list, and Pact knows no such choice (P15, P17). */
const routedWell = { statusCode: oneOf(299, 200) }
const sentAlready: readonly string[] = []

/** The pact of the platform with a transformer. No states: the answer depends on the request alone (P5). */
export const questions: readonly Question[] = [
  {
    description: 'an identify event is a user, in one request or several',
    route: 'processor',
    inputs: [identify],
    items: holding(
      deliver(identify, '/users', { user_id: 'u-1' }),
      deliver(identify, '/users', { user_id: 'u-1', email: 'ada@example.com' }),
      deliver(identify, '/users', { user_id: 'u-1', name: 'Ada Lovelace' }),
      deliver(identify, '/users', { user_id: 'u-1', signed_up_at: seconds }),
      deliver(identify, '/users', { user_id: 'u-1', custom_attributes: { seats: 3 } }),
    ),
    reads: [['/users', '/users', '/users', '/users', '/users']],
  },
  {
    description: 'an identify event with a first name alone has that name',
    route: 'processor',
    inputs: [firstNameAlone],
    items: holding(deliver(firstNameAlone, '/users', { user_id: 'u-1', name: 'Ada' })),
    reads: [['/users']],
  },
  {
    description: 'an identify event of somebody who is known by email alone',
    route: 'processor',
    inputs: [byEmail],
    items: holding(
      deliver(byEmail, '/users', { email: 'ada@example.com' }),
      deliver(byEmail, '/users', { email: 'ada@example.com', phone: '+39 06 1' }),
    ),
    reads: [['/users', '/users']],
  },
  {
    description: 'an identify event whose company is to be removed',
    route: 'processor',
    inputs: [leave],
    items: holding(
      deliver(leave, '/users', { user_id: 'u-1', companies: holding({ company_id: 'acme', remove: true }) }),
    ),
    reads: [['/users']],
  },
  {
    description: 'a track event is one event',
    route: 'processor',
    inputs: [first],
    items: [deliver(first, '/events', event('Cart Viewed'))],
    reads: [['/events']],
  },
  {
    description: 'a group event is a company and the membership of its user, in two requests or more',
    route: 'processor',
    inputs: [group],
    items: holding(
      deliver(group, '/companies', { company_id: 'acme', name: 'Acme' }),
      deliver(group, '/companies', { company_id: 'acme', plan: 'gold' }),
      deliver(group, '/companies', { company_id: 'acme', custom_attributes: { region: 'north' } }),
      deliver(group, '/users', { user_id: 'u-1', companies: holding({ company_id: 'acme' }) }),
    ),
    reads: [['/companies', '/companies', '/companies', '/users']],
  },
  ...(
    [
      ['a group event without a groupId is rejected', withoutGroupId],
      ['an identify event of nobody is rejected', nobody],
      ['a track event without a usable time is rejected', timeless],
      ['an event without an access token in its settings is rejected', withoutToken],
    ] as const
  ).map(
    ([description, input]): Question => ({
      description,
      route: 'processor',
      inputs: [input],
      items: [reject(input)],
      reads: ['dropped'],
    }),
  ),
  {
    description: 'a page event is not delivered',
    route: 'processor',
    inputs: [page],
    items: [leaveOut(page)],
    reads: ['dropped'],
  },
  {
    description: 'a batch is answered in its order, each event by itself',
    route: 'processor',
    inputs: [first, page, second, withoutGroupId],
    items: [
      deliver(first, '/events', event('Cart Viewed'), 1),
      leaveOut(page, 2),
      deliver(second, '/events', event('Order Completed'), 3),
      reject(withoutGroupId, 4),
    ],
    reads: [['/events'], 'dropped', ['/events'], 'dropped'],
  },
  {
    description: 'a mixed batch holds the items of each of its events',
    route: 'processor',
    inputs: [identify, withoutGroupId, group, first],
    items: holding(
      deliver(identify, '/users', { user_id: 'u-1', email: 'ada@example.com' }, 1),
      reject(withoutGroupId, 2),
      deliver(group, '/companies', { company_id: 'acme' }, 3),
      deliver(group, '/users', { companies: holding({ company_id: 'acme' }) }, 3),
      deliver(first, '/events', event('Cart Viewed'), 4),
    ),
    reads: [['/users'], 'dropped', ['/companies', '/users'], ['/events']],
  },
  {
    description: 'the router answers for each event once, in any order',
    route: 'router',
    inputs: [identify, page, group, withoutGroupId, first],
    items: holding(
      routed(identify, 1, routedWell),
      routed(page, 2, { statusCode: oneOf(400, 298) }),
      routed(group, 3, routedWell),
      routed(withoutGroupId, 4, { statusCode: 400, error: words('The event is at fault.') }),
      routed(first, 5, routedWell),
    ),
    reads: [sentAlready, 'dropped', sentAlready, 'dropped', sentAlready],
  },
  {
    description: 'a track event has its time in seconds, as created_at',
    route: 'processor',
    inputs: [second],
    items: [deliver(second, '/events', { created_at: seconds })],
    reads: [['/events']],
    isPending: true,
  },
  {
    description: 'the router answers a track event with one bare request',
    route: 'router',
    inputs: [first],
    items: holding(routed(first, 1, { batchedRequest: requestTo('/events', event('Cart Viewed')), statusCode: 200 })),
    reads: [['/events']],
    isPending: true,
  },
]

/** What was read, in the words of `reads`. */
export function summaryOf(outcome: Outcome): readonly string[] | 'dropped' {
  return outcome.kind === 'requests' ? outcome.requests.map(({ url }) => new URL(url).pathname) : 'dropped'
}
