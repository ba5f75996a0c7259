import { type Event, type IntercomRequest, isJsonObject } from '../../contracts/wire/index.ts'
import type { DeliveryRequest } from '../protocol/index.ts'

/** A request as RudderStack delivers it. `userId` is the anonymous id, as on the platform: deliveries are ordered by it. */
export function preparedRequest({ method, url, headers, body }: IntercomRequest, event: Event): DeliveryRequest {
  return {
    version: '1',
    type: 'REST',
    method,
    endpoint: url,
    headers,
    params: {},
    body: { JSON: isJsonObject(body) ? body : {}, JSON_ARRAY: {}, XML: {}, FORM: {} },
    files: {},
    userId: orderingKey(event['anonymousId']),
  }
}

function orderingKey(anonymousId: unknown): string {
  return typeof anonymousId === 'string' || typeof anonymousId === 'number' ? String(anonymousId) : ''
}
