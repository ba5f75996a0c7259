import { copyJson, type JsonObject, type JsonValue } from '../../../contracts/wire/index.ts'
import { asObject, type Reading, readBoolean, readText } from '../fields.ts'
import { loopbackUrl } from '../notifications/loopback.ts'
import type { SubscriptionFields } from '../notifications/subscription.ts'
import { isTopic } from '../notifications/topics.ts'
import { quoted, refusal, wrongType } from '../refusal.ts'

/** Topics that one subscription may name: more than there are. */
const topicsMax = 100

/**
 * What a request says of a subscription (API page "Subscription model"); what it leaves out stays as in `known`. Refused: an address that
 * is not of this machine; no topics, or unknown ones; `event.created` without the names of events; a service type other than "web".
 */
export function readSubscription(body: JsonObject, reading: Reading, known?: SubscriptionFields): SubscriptionFields {
  if (body['service_type'] !== undefined && body['service_type'] !== 'web') {
    throw refusal(400, 'parameter_invalid', 'service_type must be web', 'service_type')
  }
  const hubSecret = readText(body, 'hub_secret', reading)
  const fields = {
    url: body['url'] === undefined && known ? known.url : readUrl(body['url']),
    topics: body['topics'] === undefined && known ? known.topics : readTopics(body['topics']),
    active: readBoolean(body, 'active') ?? known?.active ?? true,
    hub_secret: hubSecret === undefined ? (known?.hub_secret ?? null) : hubSecret,
    metadata: copyJson(asObject(body['metadata'], 'metadata') ?? known?.metadata ?? {}),
  }
  checkEventNames(fields)
  return fields
}

function readUrl(value: JsonValue | undefined): string {
  if (value === undefined || value === null) throw refusal(400, 'parameter_not_found', 'url not specified', 'url')
  if (typeof value !== 'string') throw wrongType('url', 'a string')
  if (loopbackUrl(value) !== undefined) return value
  throw refusal(
    400,
    'parameter_invalid',
    `url is "${quoted(value)}"; this mock delivers only to this machine: http://127.0.0.1, http://localhost or http://[::1]`,
    'url',
  )
}

function readTopics(value: JsonValue | undefined): string[] {
  if (value === undefined || value === null) throw refusal(400, 'parameter_not_found', 'topics not specified', 'topics')
  if (!Array.isArray(value)) throw wrongType('topics', 'an array')
  if (value.length === 0 || value.length > topicsMax) {
    throw refusal(400, 'parameter_invalid', `topics must be 1 to ${topicsMax}`, 'topics')
  }
  return value.map((topic) => {
    if (typeof topic !== 'string') throw wrongType('topics', 'an array of strings')
    if (!isTopic(topic)) throw refusal(400, 'parameter_invalid', `there is no topic "${quoted(topic)}"`, 'topics')
    return topic
  })
}

function checkEventNames({ topics, metadata }: SubscriptionFields): void {
  const names = metadata['event_names']
  if (names !== undefined && (!Array.isArray(names) || !names.every((name) => typeof name === 'string'))) {
    throw wrongType('metadata.event_names', 'an array of strings')
  }
  if (topics.includes('event.created') && names === undefined) {
    throw refusal(400, 'parameter_not_found', 'metadata.event_names not specified', 'metadata')
  }
}
