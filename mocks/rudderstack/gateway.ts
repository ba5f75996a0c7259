import { md5 } from '@noble/hashes/legacy.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import type { Event, JsonValue } from '../../contracts/wire/index.ts'
import { formatUuid } from './uuid.ts'

/** When an event left the device and when it reached the gateway, each by its own clock, in milliseconds since 1970. */
export interface Passage {
  sentAt: number
  receivedAt: number
}

/**
 * The event as RudderStack's gateway hands it on (rudder-server): with `rudderId`, `receivedAt`, `request_ip`, a
 * `messageId` where it had none, and the `timestamp` that destinations read. That is the given one, else the time of
 * the event corrected by how far the device's clock is off: receivedAt − (sentAt − originalTimestamp); the time of
 * receipt where the event has no readable time of its own. The SDK's stamp of sending, `sentAt`, is put on as well.
 */
export function enrich(event: Event, { sentAt, receivedAt }: Passage): Event {
  const rudderId = hashedUuid(`${text(event['userId'])}:${text(event['anonymousId'])}`)
  const happenedAt = millisecondsOf(event['originalTimestamp'])
  const corrected = happenedAt === undefined ? receivedAt : receivedAt - (sentAt - happenedAt)
  const given = event['timestamp']
  return {
    ...event,
    messageId: event['messageId'] ?? hashedUuid(`${rudderId}:${receivedAt}:${text(event['originalTimestamp'])}`),
    sentAt: iso(sentAt),
    rudderId,
    receivedAt: iso(receivedAt),
    request_ip: '192.0.2.1',
    timestamp: millisecondsOf(given) === undefined ? iso(corrected) : (given as string),
  }
}

const hashedUuid = (of: string): string => formatUuid(md5(utf8ToBytes(of)))

const text = (value: JsonValue | undefined): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : ''

const iso = (milliseconds: number): string => new Date(milliseconds).toISOString()

const isoForm = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/

/** Only full ISO 8601 with a zone is read: a bare Date.parse would also find years in ordinary text. */
function millisecondsOf(value: JsonValue | undefined): number | undefined {
  if (typeof value !== 'string' || !isoForm.test(value)) return undefined
  const milliseconds = Date.parse(value)
  return Number.isNaN(milliseconds) ? undefined : milliseconds
}
