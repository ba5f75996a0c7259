import type { Event, IntercomRequest } from '../../../contracts/wire/index.ts'
import { transform } from '../../../src/transformer/index.ts'
import * as maximalist from '../../strangers/maximalist.ts'
import { nowSeconds } from './deliver-once.ts'
import { holding, kindOf, textLike } from './matchers.ts'

/** A request that the destination makes, what it needs of the answer, and what its delivery makes of that. */
export interface Exchange {
  state: string
  description: string
  request: IntercomRequest
  answer: { status: number | readonly [number, ...number[]]; headers?: Record<string, unknown>; body?: unknown }
  /** What the event comes to: delivered, sent again later, or given up. */
  comesTo: 'delivered' | 'again' | 'aborted'
}

const settings = { apiKey: 'token-of-the-workspace', apiVersion: 'v1' }
const time = '2019-05-19T18:34:24Z'
const seconds = 1_558_290_864
const email = 'ada@pact.example'

/** The request of an event, at its place among those that an implementation makes of it; the reference, unless said. */
function requestOf(
  event: Event,
  place = 0,
  implementation: { transform: typeof maximalist.transform } = reference,
): IntercomRequest {
  const outcome = implementation.transform({ connection: 'server-cloud', settings, event })
  const request = outcome.kind === 'requests' ? outcome.requests[place] : undefined
  if (request === undefined) throw new Error(`There is no request ${place} of ${JSON.stringify(event)}.`)
  return request
}

const reference = { transform }

const identify: Event = {
  type: 'identify',
  userId: 'pact-ada',
  traits: { email, name: 'Ada Lovelace', createdAt: time, icheck_plan: 'pro' },
}
const leave: Event = { type: 'identify', userId: 'pact-ada', traits: { company: { id: 'pact-acme', remove: true } } }
const group: Event = {
  type: 'group',
  userId: 'pact-ada',
  groupId: 'pact-acme',
  traits: { name: 'Acme', plan: 'gold', icheck_employees: 'many' },
}
const tagged: Event = {
  type: 'group',
  groupId: 'pact-acme',
  traits: { name: 'Acme' },
  context: { traits: { tags: ['icheck vip'] } },
}
const trackOf = (userId: string): Event => ({
  type: 'track',
  userId,
  event: 'icheck order completed',
  timestamp: time,
  properties: { order_id: 'o-1', quantity: 2 },
})

/** What is wrong, as Intercom tells it: codes and wording are not agreed on. */
const errors = { type: 'error.list', errors: holding({ code: kindOf('code'), message: kindOf('what is wrong') }) }

const withoutIdentity = ({ body: _, ...request }: IntercomRequest): IntercomRequest => ({
  ...request,
  body: { name: 'Ada Lovelace' },
})

/** The pact of the destination with Intercom's API 1.4: every request that it makes, and the answers that it has to understand. */
export const exchanges: readonly Exchange[] = [
  {
    state: 'no user pact-ada',
    description: 'an identified user who is new',
    request: requestOf(identify),
    answer: {
      status: 200,
      body: {
        type: 'user',
        ...{ user_id: 'pact-ada', email, name: 'Ada Lovelace', signed_up_at: seconds },
        custom_attributes: { icheck_plan: 'pro' },
      },
    },
    comesTo: 'delivered',
  },
  {
    state: 'a user pact-ada',
    description: 'an identified user who is known',
    request: requestOf(identify),
    answer: {
      status: 200,
      body: { type: 'user', user_id: 'pact-ada', name: 'Ada Lovelace', custom_attributes: { icheck_plan: 'pro' } },
    },
    comesTo: 'delivered',
  },
  {
    state: 'a user pact-ada in a company pact-acme',
    description: 'a user who leaves a company',
    request: requestOf(leave),
    answer: { status: 200, body: { type: 'user', user_id: 'pact-ada', companies: { type: 'company.list' } } },
    comesTo: 'delivered',
  },
  {
    state: 'any workspace',
    description: 'a group as a company',
    request: requestOf(group),
    answer: {
      status: 200,
      body: { type: 'company', company_id: 'pact-acme', name: 'Acme', custom_attributes: { icheck_employees: 'many' } },
    },
    comesTo: 'delivered',
  },
  {
    state: 'a user pact-ada and a company pact-acme',
    description: 'the user of a group as a member of its company',
    request: requestOf(group, 1),
    answer: {
      status: 200,
      body: { type: 'user', user_id: 'pact-ada', companies: { companies: holding({ company_id: 'pact-acme' }) } },
    },
    comesTo: 'delivered',
  },
  {
    state: 'a user pact-ada and a company pact-acme',
    description: 'a tag of a company',
    // A freedom of the contract (C4) that the reference does not use: the request is a stranger's.
    request: requestOf(tagged, 1, maximalist),
    answer: { status: 200, body: { type: 'tag', name: 'icheck vip' } },
    comesTo: 'delivered',
  },
  {
    state: 'a user pact-ada',
    description: 'an event of a known user',
    request: requestOf(trackOf('pact-ada')),
    answer: { status: 202 },
    comesTo: 'delivered',
  },
  {
    state: 'no user pact-nobody',
    description: 'an event of an unknown user is refused',
    request: requestOf(trackOf('pact-nobody')),
    answer: { status: 404, body: errors },
    comesTo: 'aborted',
  },
  {
    state: 'any workspace',
    description: 'a user without any identifier is refused',
    // No right implementation sends that; the delivery has to understand the answer all the same.
    request: withoutIdentity(requestOf(identify)),
    answer: { status: 400, body: errors },
    comesTo: 'aborted',
  },
  {
    state: 'two users with the email shared@pact.example',
    description: 'an email that several users share is refused',
    request: requestOf({ type: 'identify', traits: { email: 'shared@pact.example', name: 'Ada' } }),
    // Intercom documents 409, and was seen to answer 400 (intercom-node#96).
    answer: { status: [409, 400], body: errors },
    comesTo: 'aborted',
  },
  {
    state: 'the access token is not valid',
    description: 'an access token that is not valid is refused',
    request: requestOf(identify),
    answer: { status: 401, body: errors },
    comesTo: 'aborted',
  },
  {
    state: 'the rate limit is used up',
    description: 'a request beyond the rate limit is put off',
    request: requestOf(identify),
    answer: {
      status: 429,
      headers: { 'X-RateLimit-Reset': textLike('^\\d{10}$', String(nowSeconds + 8)) },
      body: errors,
    },
    comesTo: 'again',
  },
  ...(
    [
      ['Intercom fails', 500],
      ['Intercom is unavailable', 503],
    ] as const
  ).map(
    ([state, status]): Exchange => ({
      state,
      description: `a request that is answered ${status} is put off`,
      request: requestOf(identify),
      answer: { status },
      comesTo: 'again',
    }),
  ),
]
