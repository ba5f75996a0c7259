import type { IntercomRequest, JsonObject } from '../../contracts/wire/index.ts'

/** A well-formed request to Intercom, for liars that make one of their own. */
export function requestTo(path: string, token: unknown, body?: JsonObject): IntercomRequest {
  return {
    method: 'POST',
    url: `https://api.intercom.io${path}`,
    headers: {
      Authorization: `Bearer ${String(token)}`,
      'Content-Type': 'application/json',
      Accept: 'application/json',
      'Intercom-Version': '1.4',
      'User-Agent': 'a liar',
    },
    ...(body === undefined ? {} : { body }),
  }
}
