import type { JsonValue } from '../../../contracts/wire/index.ts'
import { isTooDeep } from '../depth.ts'
import { readToken } from '../edges/authentication.ts'
import { decisiveHeaders } from '../edges/headers.ts'
import type { Intercom } from '../intercom.ts'
import { errorList, quoted, Refusal, refusal } from '../refusal.ts'
import type { Wire } from '../visit.ts'
import { readWeather } from '../weather/read-weather.ts'

export interface ControlRequest {
  method: string
  path: string
  headers: Readonly<Record<string, unknown>>
  body: JsonValue | undefined
  wire: Wire
}

export interface ControlReply {
  status: number
  body?: unknown
}

/** Where the control API begins. */
export const controlPath = '/_mock/'

/**
 * The control API: `GET|PUT|DELETE /_mock/state`, `GET /_mock/journal`, `PUT|DELETE /_mock/weather` of the workspace
 * that the token chooses, and `GET /_mock/health`, which needs none. Refusals have Intercom's error shape.
 */
export function control(intercom: Intercom, request: ControlRequest): ControlReply {
  try {
    return answer(intercom, request)
  } catch (reason) {
    if (reason instanceof Refusal) return { status: reason.status, body: errorList(reason.errors, 'control') }
    if (!(reason instanceof TypeError)) throw reason
    return { status: 400, body: errorList([{ code: 'parameter_invalid', message: reason.message }], 'control') }
  }
}

function answer(intercom: Intercom, { method, path, headers, body, wire }: ControlRequest): ControlReply {
  const what = path.slice(controlPath.length)
  if (what === 'health' && method === 'GET') return { status: 200, body: { status: 'ok' } }
  const token = readToken(decisiveHeaders(headers).authorization)
  if (!intercom.isAllowed(token)) throw refusal(401, 'unauthorized', 'Access Token Invalid')
  switch (`${method} ${what}`) {
    case 'GET state':
      return { status: 200, body: intercom.state(token) }
    case 'PUT state':
      intercom.replaceState(token, given(body, wire))
      return { status: 200, body: intercom.state(token) }
    case 'DELETE state':
      intercom.drop(token)
      return { status: 204 }
    case 'GET journal':
      return { status: 200, body: intercom.journal(token).map(withoutDeepBody) }
    case 'PUT weather':
      intercom.setWeather(token, readWeather(given(body, wire)))
      return { status: 204 }
    case 'DELETE weather':
      intercom.setWeather(token)
      return { status: 204 }
    default:
      throw refusal(404, 'not_found', `The control API has no ${quoted(method)} ${quoted(path)}`)
  }
}

function given(body: JsonValue | undefined, { bodyFault }: Wire): JsonValue {
  if (bodyFault === 'too-large') throw refusal(413, 'bad_request', 'The request body is too large for this mock')
  if (bodyFault === 'malformed' || body === undefined) {
    throw refusal(400, 'bad_request', 'The request body is not valid JSON')
  }
  return body
}

/** A body that was refused for its depth could not be written as JSON again. */
function withoutDeepBody<Entry extends { body: JsonValue }>(entry: Entry): Entry {
  return isTooDeep(entry.body) ? { ...entry, body: null } : entry
}
