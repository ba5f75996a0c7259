import type { Event, Exchange, IntercomRequest, JsonObject, PlayedCase } from '../../../contracts/wire/index.ts'
import { emptyWorkspaceState, intercomApi } from '../../../contracts/wire/index.ts'

/** A write as any target sends it. */
export function post(path: string, body: JsonObject): IntercomRequest {
  const headers = { authorization: 'Bearer t', 'content-type': 'application/json', 'intercom-version': '1.4' }
  return { method: 'POST', url: `${intercomApi}${path}`, headers, body }
}

/** One event, and the requests that a target returned for it. */
export function exchangeOf(event: Event, requests: IntercomRequest[]): Exchange {
  const outcome = { kind: 'requests' as const, requests }
  return { connection: 'server-cloud', settings: { apiKey: 't' }, event, outcome, delivered: [] }
}

/** A case of such exchanges that left nothing in Intercom. */
export function playedCase(...exchanges: Exchange[]): PlayedCase {
  return { id: 'vectors/X1/x', suite: 'vectors', connection: 'server-cloud', exchanges, state: emptyWorkspaceState() }
}
