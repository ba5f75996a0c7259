import type { Event, JsonObject, JsonValue } from '../../contracts/wire/index.ts'
import { isNested, objectIn, only, typeOf, without } from './event-parts.ts'
import { dropped, eventMisreader, type Liar, liar } from './liar.ts'
import { requestTo } from './own-requests.ts'
import { eventLiar } from './sent-parts.ts'

const propertiesOf = (event: Event) => objectIn(event, 'properties')
const isTrack = (event: Event) => typeOf(event) === 'track'
const isBlank = (value: JsonValue | undefined) => typeof value !== 'string' || value.trim() === ''

/** Liars about the name of an event (T1). */
const nameLiars: readonly Liar[] = [
  eventLiar('writes the name of an event in lower case', 'T1', (body) => ({
    ...body,
    event_name: String(body.event_name).toLowerCase(),
  })),
  eventLiar('writes the name of an event in snake case', 'T1', (body) => ({
    ...body,
    event_name: String(body.event_name).replaceAll(' ', '_'),
  })),
  eventMisreader('calls a nameless event "undefined"', 'T1', (event) =>
    isTrack(event) && event.event === undefined ? { ...event, event: 'undefined' } : event,
  ),
  eventMisreader('sends an event with a blank name', 'T1', (event) =>
    isTrack(event) &&
    event.event !== undefined &&
    event.event !== null &&
    isBlank(event.event) &&
    !isNested(event.event)
      ? { ...event, event: 'Unnamed' }
      : event,
  ),
  eventMisreader('calls a nameless event by the name of its page', 'T1', (event) =>
    isTrack(event) && event.event === undefined && event.name !== undefined ? { ...event, event: event.name } : event,
  ),
  eventLiar('writes several blanks in the name of an event as one', 'T1', (body) => ({
    ...body,
    event_name: String(body.event_name).replace(/ +/g, ' '),
  })),
  liar('falls over a track without properties', 'T1', (outcome, { event }) => {
    if (isTrack(event) && event.properties === undefined) throw new TypeError('Cannot convert undefined to object')
    return outcome
  }),
  liar('drops a track without properties', 'T1', (outcome, { event }) =>
    outcome.kind === 'requests' && isTrack(event) && Object.keys(propertiesOf(event)).length === 0
      ? dropped('There are no properties.')
      : outcome,
  ),
]

const isUnreadable = (value: JsonValue | undefined) =>
  typeof value === 'string' ? !/\d{4}/.test(value) : typeof value !== 'number'

/** Liars about the time of an event (T2). */
const timeLiars: readonly Liar[] = [
  eventLiar('sends the time of an event in milliseconds', 'T2', (body) => ({
    ...body,
    created_at: Number(body.created_at) * 1000,
  })),
  eventLiar('sends the time of an event as text', 'T2', (body) => ({ ...body, created_at: String(body.created_at) })),
  eventLiar('keeps the fraction of a second of an event', 'T2', (body, { event: { timestamp } }) =>
    typeof timestamp === 'string' && /\.\d*[1-9]\d*Z$/.test(timestamp)
      ? { ...body, created_at: Date.parse(timestamp) / 1000 }
      : body,
  ),
  eventLiar('leaves the time of an event to Intercom', 'T2', (body) => without(body, 'created_at')),
  eventMisreader('takes originalTimestamp before timestamp', 'T2', (event) =>
    isTrack(event) && typeof event.originalTimestamp === 'string'
      ? { ...event, timestamp: event.originalTimestamp }
      : event,
  ),
  eventMisreader('takes the time at which the event was sent off', 'T2', (event) =>
    isTrack(event) && typeof event.sentAt === 'string' ? { ...event, timestamp: event.sentAt } : event,
  ),
  eventMisreader('takes the time at which the event was received', 'T2', (event) =>
    isTrack(event) && typeof event.receivedAt === 'string' ? { ...event, timestamp: event.receivedAt } : event,
  ),
  eventMisreader('stamps an event without a time with the current one', 'T2', (event) =>
    isTrack(event) && isUnreadable(event.timestamp) && isUnreadable(event.originalTimestamp)
      ? { ...event, timestamp: '2026-03-04T05:06:07Z' }
      : event,
  ),
  eventMisreader('takes the arrival of an event for its time where it has none', 'T2', (event) =>
    isTrack(event) && isUnreadable(event.timestamp) && isUnreadable(event.originalTimestamp)
      ? { ...event, timestamp: event.receivedAt ?? null }
      : event,
  ),
  eventMisreader('does not know originalTimestamp', 'T1', (event) =>
    isTrack(event) ? without(event, 'originalTimestamp') : event,
  ),
  eventMisreader('lets a timestamp that it cannot read hide the other one', 'T1', (event) =>
    isTrack(event) && event.timestamp !== undefined && isUnreadable(event.timestamp)
      ? without(event, 'originalTimestamp')
      : event,
  ),
  eventLiar('reads the time of an event without zone as two hours east', 'T2.zone', (body, { event: { timestamp } }) =>
    typeof timestamp === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+$/.test(timestamp)
      ? { ...body, created_at: Number(body.created_at) - 7200 }
      : body,
  ),
]

/** What a liar who writes users makes of a tracked event. */
const writingUser = (lie: string, path: string, isBefore: boolean) =>
  liar(lie, 'T8', (outcome, { event, settings }) => {
    const [sent] = outcome.kind === 'requests' && isTrack(event) ? outcome.requests : []
    if (sent === undefined) return outcome
    const user = only(sent.body as JsonObject, (_, key) => key === 'user_id' || key === 'email')
    const write = requestTo(path, settings.apiKey, user)
    return { kind: 'requests', requests: isBefore ? [write, sent] : [sent, write] }
  })

/** Liars about what else a track does (T8). */
const effectLiars: readonly Liar[] = [
  writingUser('writes the user before each of its events', '/users', true),
  writingUser('writes a lead after each event', '/contacts', false),
]

/** Liars about track. */
export const trackLiars: readonly Liar[] = [...nameLiars, ...timeLiars, ...effectLiars]
