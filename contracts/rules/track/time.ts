import { acceptanceOf, agrees, field, isDelivered, readEventTime, typeOf, writesOf } from '../../reading/index.ts'
import { cloudConnections, type Event, type Exchange, type JsonObject, type JsonValue } from '../../wire/index.ts'
import { defineRule, type Finding } from '../define-rule.ts'
import { eventsSent } from './sent-event.ts'

/** The time that was sent: under its name, or under the old one, which T2.name judges. */
function timeSent(body: JsonObject): JsonValue | undefined {
  return field(body, 'created_at') ?? field(body, 'created')
}

function isTimeOf(event: Event, sent: unknown, options?: { utcAssumed: boolean }): boolean {
  return readEventTime(event).accepted.some((reading) => agrees(sent, reading, options))
}

function givenTimes(event: Event): JsonObject {
  const names = ['timestamp', 'originalTimestamp'].filter((name) => field(event, name) !== undefined)
  return Object.fromEntries(names.map((name) => [name, field(event, name) as JsonValue]))
}

function checkTime(event: Event, body: JsonObject): Finding[] {
  const received = timeSent(body)
  if (received === undefined) return [{ message: 'The event was sent without a time.', expected: givenTimes(event) }]
  if (isTimeOf(event, received)) return []
  const told = { expected: givenTimes(event), received }
  if (typeof received !== 'number') return [{ message: 'The time of the event is no number of unix seconds.', ...told }]
  if (isTimeOf(event, Math.floor(received / 1000))) {
    return [{ message: 'The time of the event was sent in milliseconds.', ...told }]
  }
  if (isTimeOf(event, Math.floor(received))) {
    return [{ message: 'The time of the event is no whole number of seconds.', ...told }]
  }
  return [{ message: 'The event was sent with another time than its own.', ...told }]
}

/** T2: an event is sent with its own time, in unix seconds (Intercom API 1.4, Event model). */
export const eventTimeIsKept = defineRule({
  id: 'T2',
  level: 'must',
  authority: 'API',
  says: 'A track is sent with the first usable of `timestamp` and `originalTimestamp` in whole unix seconds. Without any usable time it is rejected.',
  why: 'A late or repeated delivery would look like something that happened just now, and Intercom tells repeats apart by the second.',
  mend: 'Read `timestamp`, else `originalTimestamp`, and send whole seconds; never take the current time.',
  source: 'Intercom API 1.4, Event model',
  harm: 'data wrong',
  connections: cloudConnections,
  appliesTo(exchange) {
    if (typeOf(exchange.event) !== 'track') return false
    const { end, because } = acceptanceOf(exchange)
    return (end === 'rejected' && because === 'T2') || eventsSent(exchange).length > 0
  },
  check(exchange) {
    const { event } = exchange
    const sent = eventsSent(exchange)
    if (readEventTime(event).accepted.length > 0) return sent.flatMap((body) => checkTime(event, body))
    if (writesOf(exchange).length === 0) return []
    const received = timeSent(sent[0] ?? {})
    return [{ message: 'A track without any usable time was sent.', ...(received === undefined ? {} : { received }) }]
  },
})

/** T2.name: `created` is what the field was called in 2013 (Intercom API 1.4, Event model). */
export const eventTimeIsCreatedAt = defineRule({
  id: 'T2.name',
  level: 'should',
  authority: 'API',
  says: 'The time of an event is sent as `created_at`; `created` is an old name that no reference lists.',
  why: 'Nobody promises that Intercom still reads the old name: the event may be stamped with the time of its arrival.',
  mend: 'Send the time as `created_at`.',
  source: 'Intercom API 1.4, Event model',
  harm: 'data wrong',
  connections: cloudConnections,
  appliesTo: (exchange) =>
    isDelivered(exchange, 'track') && eventsSent(exchange).some((body) => timeSent(body) !== undefined),
  check: (exchange) =>
    eventsSent(exchange)
      .filter((body) => field(body, 'created_at') === undefined && field(body, 'created') !== undefined)
      .map((body) => ({
        message: 'The time of the event was sent as `created`.',
        expected: 'created_at',
        received: { created: field(body, 'created') ?? null },
      })),
})

const hasAssumedZone = ({ event }: Exchange) => readEventTime(event).accepted.some(({ zone }) => zone === 'assumed')

/** T2.zone: a time without zone is UTC (destination documentation and Intercom API 1.4, as U3 reads times). */
export const zonelessEventTimeIsUtc = defineRule({
  id: 'T2.zone',
  level: 'should',
  authority: 'API',
  says: 'A time of an event that names no zone is read as UTC.',
  why: 'Read in the zone of the machine, the same event gets another time on another server.',
  mend: 'Read a date or time without zone as UTC.',
  source: 'Intercom API 1.4, Event model: times are UTC',
  harm: 'data wrong',
  connections: cloudConnections,
  appliesTo: (exchange) =>
    isDelivered(exchange, 'track') &&
    hasAssumedZone(exchange) &&
    eventsSent(exchange).some((body) => isTimeOf(exchange.event, timeSent(body))),
  check: (exchange) =>
    eventsSent(exchange)
      .map(timeSent)
      .filter((sent) => isTimeOf(exchange.event, sent) && !isTimeOf(exchange.event, sent, { utcAssumed: true }))
      .map((received) => ({
        message: 'A time without zone was not read as UTC.',
        expected: givenTimes(exchange.event),
        received: received ?? null,
      })),
})
