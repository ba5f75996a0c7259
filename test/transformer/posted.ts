import { expect } from 'vitest'
import type { Connection, Event, JsonObject, Settings } from '../../contracts/wire/index.ts'
import { transform } from '../../src/transformer/index.ts'

/** Over which connection, and with which settings besides the Access Token, an event is transformed. */
interface Circumstances extends Settings {
  connection?: Connection
}

/** The bodies that an event has posted to Intercom, by path, in order. Fails where the event was dropped. */
export function posted(event: Event, { connection = 'server-cloud', ...settings }: Circumstances = {}) {
  const outcome = transform({ connection, settings: { apiKey: 'token-1', ...settings }, event })
  if (outcome.kind !== 'requests')
    throw new Error(`expected requests, the event was dropped: ${JSON.stringify(outcome)}`)
  return outcome.requests.map(({ url, body }) => ({ path: new URL(url).pathname, body: body as JsonObject }))
}

/** The body of the only request that an event causes. */
export function onlyBody(event: Event, circumstances: Circumstances = {}): JsonObject {
  const requests = posted(event, circumstances)
  expect(requests).toHaveLength(1)
  return requests[0]?.body ?? {}
}

/** The reason for which an event is dropped. Fails where it was not. */
export function reasonOf(event: Event, { connection = 'server-cloud', ...settings }: Circumstances = {}): string {
  const outcome = transform({ connection, settings: { apiKey: 'token-1', ...settings }, event })
  if (outcome.kind !== 'dropped')
    throw new Error(`expected a drop, but there were requests: ${JSON.stringify(outcome)}`)
  return outcome.reason
}
