import { type IntercomReply, isJsonObject, type JsonObject, type JsonValue } from '../../contracts/wire/index.ts'
import { isTooDeep } from './depth.ts'
import { checkAccept, isReadable } from './edges/media-types.ts'
import { checkVersion } from './edges/version.ts'
import { errorList, quoted, Refusal, refusal } from './refusal.ts'
import type { Answer } from './route.ts'
import { createRouter } from './router.ts'
import { notHere, resourcesElsewhere, routes } from './routes/index.ts'
import type { Visit } from './visit.ts'
import type { Workspace } from './workspace/workspace.ts'

const findWay = createRouter(routes)
const noQuery = new URLSearchParams()

/** Answers a request of a workspace: version, Accept, route, body, in this order. Throws a `Refusal`. */
export function answerIn(workspace: Workspace, visit: Visit): Answer {
  const { method, address, headers, nowMs, note } = visit
  const { choices } = workspace
  checkVersion(headers.version, choices.defaultVersion, note)
  checkAccept(headers.accept)
  const way = findWay(method, address.path)
  if (way === undefined) throw unknownPath(method, address.path)
  if ('allowed' in way) {
    throw new Refusal(405, [{ code: 'unsupported', message: `${quoted(method)} is not supported here` }], {
      allow: way.allowed.join(', '),
    })
  }
  const nowSeconds = Math.floor(nowMs / 1000)
  return way.route.answer({
    body: readBody(visit),
    query: address.query === '' ? noQuery : new URLSearchParams(address.query),
    id: decodeSegment(way.id),
    workspace,
    reading: { note, choices, nowSeconds },
    note,
    nowMs,
    nowSeconds,
    origin: address.origin,
  })
}

function unknownPath(method: string, path: string): Refusal {
  const resource = path.split('/')[1] ?? ''
  return resourcesElsewhere.has(resource)
    ? notHere(`/${resource}`)
    : refusal(404, 'not_found', `API 1.4 has no ${quoted(method)} ${quoted(path)}`)
}

/** The body as an object; an empty one where it is absent, of another media type, or no object. */
function readBody({ request: { body }, headers, wire: { bodyFault }, note }: Visit): JsonObject {
  if (bodyFault === 'too-large') throw refusal(413, 'bad_request', 'The request body is too large for this mock')
  if (body === undefined && bodyFault === undefined) return {}
  if (!isReadable(headers.contentType)) {
    note('R3', 'the Content-Type is not application/json: the body is not read')
    return {}
  }
  if (bodyFault === 'malformed') throw refusal(400, 'bad_request', 'The request body is not valid JSON')
  if (isTooDeep(body)) throw refusal(400, 'bad_request', 'The request body is nested too deeply')
  if (!isJsonObject(body)) {
    note('R3', 'the body is not a JSON object')
    return {}
  }
  return body
}

function decodeSegment(segment: string): string {
  try {
    return segment.includes('%') ? decodeURIComponent(segment) : segment
  } catch {
    throw refusal(400, 'bad_request', 'The path cannot be decoded')
  }
}

/** The answer in full: headers seen on real answers (intercom-node#78) and those of the rate limit. */
export function reply(answer: Answer, rateHeaders: Record<string, string>, requestId: string): IntercomReply {
  const headers: Record<string, string> = {
    'cache-control': 'no-cache',
    'x-request-id': requestId,
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'SAMEORIGIN',
    ...rateHeaders,
  }
  if (answer.body === undefined) return { status: answer.status, headers }
  headers['content-type'] = 'application/json; charset=utf-8'
  return { status: answer.status, headers, body: answer.body }
}

/** A refusal in full. */
export function refusalReply(refused: Refusal, rateHeaders: Record<string, string>, requestId: string): IntercomReply {
  const body: JsonValue = errorList(refused.errors, requestId)
  return reply({ status: refused.status, body }, { ...rateHeaders, ...refused.headers }, requestId)
}
