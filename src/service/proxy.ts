import {
  type IntercomReply,
  type IntercomRequest,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  jsonText,
} from '../../contracts/wire/index.ts'
import { isTransient, NetworkFailure, type SendLater } from '../delivery/index.ts'
import type { JobsAnswer, ProxyAnswer } from '../protocol/index.ts'
import { readPrepared } from './read-prepared.ts'
import { json, protocolVersion, type Reply, RequestRefused } from './reply.ts'
import { configuration, type Fault, retryable, statTags } from './stat-tags.ts'

/** How the proxy reaches Intercom. */
export interface ProxyOptions {
  send: SendLater
  /** Its origin replaces the origin of Intercom's hosts. */
  intercomUrl?: URL
}

/** How one delivery ended, in the platform's terms. `status` says what to do next: 429 and 5xx are tried again. */
interface Delivery {
  status: number
  message: string
  /** What Intercom answered, else why there is no answer. */
  body: JsonValue
  fault?: Fault
}

/** `POST /v0/destinations/intercom/proxy`: sends one prepared request, once. The status of the answer is the status of the delivery. */
export async function answerProxyV0(given: JsonValue, options: ProxyOptions): Promise<Reply> {
  const prepared = readBody(given)
  const { status, message, body, fault } = await deliver(prepared, options)
  const tags = fault === undefined ? {} : { statTags: statTags(fault, 'dataDelivery', prepared['metadata']) }
  const answer: ProxyAnswer = { output: { status, message, destinationResponse: body, ...tags } }
  return json(httpStatusOf(status), answer, protocolVersion)
}

/** `POST /v1/destinations/intercom/proxy`: the same for several jobs that became one request: each job is told how it fared. */
export async function answerProxyV1(given: JsonValue, options: ProxyOptions): Promise<Reply> {
  const prepared = readBody(given)
  const { metadata } = prepared
  if (!Array.isArray(metadata) || !metadata.every(isJsonObject)) {
    throw new RequestRefused(
      400,
      'metadata is missing or no list: expected the metadata of each job, as a list of objects.',
    )
  }
  const { status, message, body, fault } = await deliver(prepared, options)
  const response = metadata.map((job) => ({ error: jsonText(body), statusCode: status, metadata: job }))
  const tags = fault === undefined ? {} : { statTags: statTags(fault, 'dataDelivery', metadata[0]) }
  const answer: JobsAnswer = { output: { response, status, message, ...tags } }
  return json(200, answer, protocolVersion)
}

function readBody(given: JsonValue): JsonObject {
  if (isJsonObject(given)) return given
  throw new RequestRefused(
    400,
    'The body is no object: expected a prepared request, {method, endpoint, headers, body, metadata}.',
  )
}

async function deliver(prepared: JsonObject, { send, intercomUrl }: ProxyOptions): Promise<Delivery> {
  const request = readPrepared(prepared, intercomUrl)
  if ('reason' in request) {
    return { status: 400, message: request.reason, body: request.reason, fault: configuration }
  }
  try {
    return answered(request, await send(request))
  } catch (error) {
    if (!(error instanceof NetworkFailure)) throw error
    return { status: 500, message: error.message, body: error.message, fault: retryable }
  }
}

function answered({ url }: IntercomRequest, { status, body = '' }: IntercomReply): Delivery {
  if (!isMistaken(status, url)) return { status, message: 'Request Processed Successfully', body }
  const message = `[Intercom Response Handler] Request failed for destination intercom with status: ${status}`
  return { status: 500, message, body, fault: retryable }
}

/**
 * Whether the platform would give up on what may succeed later: it tries 429 and 5xx again by itself, and takes a timeout, and a contact that
 * is just being written, for a refusal.
 */
function isMistaken(status: number, url: string): boolean {
  if (status === 409) return new URL(url).pathname.endsWith('/contacts')
  return isTransient(status) && status !== 429 && status < 500
}

/** A 404 would say that the route is missing, and a redirection would send the caller elsewhere; a good answer is always 200. */
function httpStatusOf(status: number): number {
  if (status >= 200 && status <= 299) return 200
  return status === 404 || status < 400 ? 400 : status
}
