import {
  type DeliveredRequest,
  type Exchange,
  type IntercomRequest,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  sameJson,
} from '../wire/index.ts'
import { field } from './fields.ts'
import { once, onceForText } from './once.ts'

/** A request of the target, as the rules look at it. */
export interface SentRequest {
  request: IntercomRequest
  /** Upper case. */
  method: string
  /** Without query and trailing slash: `/users`. Empty for an address that is none. */
  path: string
  /** The body where it is a JSON object, else an empty one. */
  body: JsonObject
}

/** The path of an address, without query and trailing slash; empty for one that is none. */
export const pathOf = onceForText((url) => (URL.canParse(url) ? new URL(url).pathname.replace(/\/+$/, '') : ''))

function read(request: IntercomRequest): SentRequest {
  const body = isJsonObject(request.body) ? request.body : {}
  return { request, method: request.method.toUpperCase(), path: pathOf(request.url), body }
}

/** Whether two requests are the same one: an attempt, and another attempt of it. */
export function isSameRequest(one: IntercomRequest, other: IntercomRequest): boolean {
  const isSameBody = one.body === undefined ? other.body === undefined : sameJson(one.body, other.body ?? null)
  return one.method === other.method && one.url === other.url && isSameBody
}

/** Whether Intercom took what was sent. */
export const isTaken = ({ reply }: Pick<DeliveredRequest, 'reply'>): boolean =>
  reply.status >= 200 && reply.status <= 299

/** The requests that the target made by itself; one that failed, and was sent again next, stands once. */
function ownRequests({ delivered }: Exchange): IntercomRequest[] {
  const own = delivered.filter(({ by }) => by === 'target')
  return own
    .filter((one, index) => {
      const next = own[index + 1]
      return isTaken(one) || next === undefined || !isSameRequest(one.request, next.request)
    })
    .map(({ request }) => request)
}

/**
 * All requests of the target for one event: those that it sent by itself, then those that it returned. Where it did both,
 * G10 judges.
 */
export const requestsOf = once((exchange: Exchange): SentRequest[] => {
  const { outcome } = exchange
  const own = ownRequests(exchange)
  const returned = outcome.kind === 'requests' ? outcome.requests : []
  return [...own, ...returned].map(read)
})

/** Requests that change something: all but reads. */
export const writesOf = once((exchange: Exchange): SentRequest[] =>
  requestsOf(exchange).filter(({ method }) => method !== 'GET' && method !== 'HEAD'),
)

/** Whether the target dropped the event: it asked for no request at all. */
export function isRejected(exchange: Exchange): boolean {
  return requestsOf(exchange).length === 0
}

const bodiesByPath = once((exchange: Exchange): ReadonlyMap<string, readonly JsonObject[]> => {
  const bodies = new Map<string, JsonObject[]>()
  for (const { path, body } of writesOf(exchange)) bodies.set(path, [...(bodies.get(path) ?? []), body])
  return bodies
})

/** Bodies of the writes to one path, in order. */
export function bodiesTo(
  exchange: Exchange,
  path: '/users' | '/companies' | '/events' | '/tags',
): readonly JsonObject[] {
  return bodiesByPath(exchange).get(path) ?? none
}

const none: readonly JsonObject[] = []

/** An object's own field in the first body that has it: a user may be written in several requests (Freedoms). */
export function firstOf(bodies: readonly JsonObject[], name: string): JsonValue | undefined {
  return bodies.map((body) => field(body, name)).find((value) => value !== undefined)
}

/** An object's own field in every body that has it: what several requests say must all be right. */
export function valuesOf(bodies: readonly JsonObject[], name: string): JsonValue[] {
  const values: JsonValue[] = []
  for (const body of bodies) {
    const value = field(body, name)
    if (value !== undefined) values.push(value)
  }
  return values
}

/** Entries of `custom_attributes` over all bodies. */
export function attributesIn(bodies: readonly JsonObject[]): [string, JsonValue][] {
  return bodies.flatMap((body) => {
    const attributes = field(body, 'custom_attributes')
    return isJsonObject(attributes) ? Object.entries(attributes) : []
  })
}

/** What came of each request in the end: where delivery made it again, the last attempt. */
export function lastAnswers({ delivered }: Exchange): DeliveredRequest[] {
  return delivered.filter((one, index) => {
    const next = delivered[index + 1]
    return one.by === 'target' || next === undefined || !isSameRequest(one.request, next.request)
  })
}

/** The names of headers as they were sent, by the same in lower case; the first one of several. */
const headerNames = once((headers: IntercomRequest['headers']): ReadonlyMap<string, string> => {
  const names = new Map<string, string>()
  for (const name of Object.keys(headers)) if (!names.has(lowerCased(name))) names.set(lowerCased(name), name)
  return names
})

const lowerCased = onceForText((name) => name.toLowerCase())

/** A header by its name in any case, as text. */
export function header({ headers }: IntercomRequest, name: string): string | undefined {
  const found = headerNames(headers).get(name)
  return found === undefined ? undefined : String(headers[found]).trim()
}
