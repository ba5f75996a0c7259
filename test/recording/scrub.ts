import { type Event, isJsonObject, type JsonObject, type JsonValue } from '../../contracts/wire/index.ts'
import { enrich } from '../../mocks/rudderstack/index.ts'

const firstEventAt = Date.UTC(2026, 2, 4, 12)
const minute = 60_000
const generated = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/**
 * The events of one journey without what differs from run to run and from machine to machine: ids that an SDK made up,
 * times, sessions, versions of Node and of the browser. The n-th event happened n minutes after noon of 4 March 2026,
 * left the device 10 ms later, and passed the gateway, whose clock is half a second ahead.
 */
export function scrub(events: readonly Event[]): Event[] {
  let sessions = 0
  return events.map((event, place) => {
    const at = firstEventAt + place * minute
    const { context } = event
    // Two sessions can begin within one millisecond, so that ids do not tell them apart.
    if (isJsonObject(context) && context['sessionStart'] === true) sessions += 1
    const scrubbed = {
      ...event,
      messageId: numberedUuid(place + 1),
      originalTimestamp: new Date(at).toISOString(),
      ...(isJsonObject(context) ? { context: scrubContext(context, firstEventAt + sessions) } : {}),
      ...(event['_metadata'] === undefined ? {} : { _metadata: { nodeVersion: '24.0.0' } }),
      ...(isGenerated(event['anonymousId']) ? { anonymousId: numberedUuid(0) } : {}),
    }
    return enrich(scrubbed, { sentAt: at + 10, receivedAt: at + 510 })
  })
}

function scrubContext(context: JsonObject, sessionId: number): JsonObject {
  return {
    ...context,
    ...(context['sessionId'] === undefined ? {} : { sessionId }),
    ...(context['timezone'] === undefined ? {} : { timezone: 'GMT+0000' }),
    ...(context['userAgent'] === undefined ? {} : { userAgent: 'Mozilla/5.0 (linux) jsdom' }),
  }
}

const isGenerated = (id: JsonValue | undefined): boolean => typeof id === 'string' && generated.test(id)

const numberedUuid = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
