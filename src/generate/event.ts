import fc from 'fast-check'
import type { Event, JsonObject, JsonValue } from '../../contracts/wire/index.ts'
import { contextBlocks, intercomOptions } from './context.ts'
import { entry, objectOf, oneOfThese } from './entries.ts'
import { anonymousId, groupId, userId } from './identifiers.ts'
import { compose, inPlaces, orWrongKind, type Places } from './places.ts'
import { properties } from './properties.ts'
import { plainText } from './text.ts'
import { anyTime, noTime, readableTime } from './time.ts'
import { actorTraits, contestedTraits, groupTraits, memberTraits, personTraits, unusableTraits } from './traits.ts'
import { hostileEntry, wrongKind } from './values.ts'

/** A type in the case in which SDKs write it, at times in another. */
const typed = (name: string): fc.Arbitrary<JsonValue> =>
  fc.oneof(
    { weight: 14, arbitrary: fc.constant<JsonValue>(name) },
    { weight: 1, arbitrary: oneOfThese(name.toUpperCase(), `${name.charAt(0).toUpperCase()}${name.slice(1)}`) },
  )

/** Fields that any event may carry, and that no destination needs. */
const further: fc.Arbitrary<JsonObject> = fc.oneof(
  { withCrossShrink: true },
  { weight: 3, arbitrary: fc.constant<JsonObject>({}) },
  {
    weight: 2,
    arbitrary: objectOf(
      [
        entry('integrations', oneOfThese({ All: true }, {}), 12),
        entry(
          'integrations',
          intercomOptions.map((Intercom) => ({ All: true, Intercom })),
          16,
        ),
        entry('integrations', wrongKind, 3),
        entry('sentAt', readableTime, 4),
        entry('receivedAt', readableTime, 4),
        entry('externalId', oneOfThese('ada@crm.example', 'x-1'), 4),
        entry('email', oneOfThese('top@example.com'), 3),
        entry('company', oneOfThese({ id: 'c-top' }), 3),
        entry('__proto__', oneOfThese({ userId: 'polluted' }), 1),
      ],
      { entriesMin: 1, entriesMax: 2 },
    ),
  },
)

const context: fc.Arbitrary<JsonValue> = orWrongKind(
  fc.oneof(
    { withCrossShrink: true },
    { weight: 2, arbitrary: fc.constant<JsonObject>({}) },
    { weight: 3, arbitrary: contextBlocks },
  ),
)

const event = (fields: fc.Arbitrary<Event>, places: fc.Arbitrary<Places>): fc.Arbitrary<Event> =>
  fc.record({ fields, places, context, further }, { requiredKeys: ['fields', 'places', 'further'] }).map(compose)

/** An identify. */
export const identify: fc.Arbitrary<Event> = event(
  fc.record({ type: typed('identify'), userId, anonymousId }, { requiredKeys: ['type'] }) as fc.Arbitrary<Event>,
  fc.oneof(
    { withCrossShrink: true },
    { weight: 6, arbitrary: inPlaces(personTraits, personTraits) },
    { weight: 2, arbitrary: contestedTraits },
    { weight: 1, arbitrary: unusableTraits },
  ),
)

const eventName: fc.Arbitrary<JsonValue> = fc.oneof(
  { weight: 12, arbitrary: oneOfThese('Order Completed', 'Signed Up', 'video.played', 'Käuft €') },
  { weight: 3, arbitrary: plainText as fc.Arbitrary<JsonValue> },
  { weight: 2, arbitrary: oneOfThese('', ' ', null, 7, 0, true, {}, ['Signed Up'], ' Signed  Up ') },
)

/** The event without a name that is undefined. */
const named = ({ event, ...others }: { event?: undefined; [field: string]: JsonValue | undefined }): Event =>
  others as Event

const eventTime: fc.Arbitrary<JsonValue> = fc.oneof(
  { weight: 8, arbitrary: readableTime },
  { weight: 3, arbitrary: anyTime },
  { weight: 1, arbitrary: noTime },
)

const trackFields = {
  type: typed('track'),
  event: eventName,
  properties: orWrongKind(properties),
  timestamp: eventTime,
  originalTimestamp: eventTime,
  userId,
  anonymousId,
}

/** A track. */
export const track: fc.Arbitrary<Event> = event(
  fc.oneof(
    { withCrossShrink: true },
    { weight: 30, arbitrary: fc.record(trackFields, { requiredKeys: ['type', 'event'] }) as fc.Arbitrary<Event> },
    {
      weight: 1,
      arbitrary: fc
        .record(
          { ...trackFields, event: fc.constant(undefined), name: fc.constant('Pricing') },
          { requiredKeys: ['type'] },
        )
        .map(named),
    },
  ),
  inPlaces(actorTraits, actorTraits),
)

/** A group. */
export const group: fc.Arbitrary<Event> = event(
  fc.record({ type: typed('group'), groupId, userId, anonymousId }, { requiredKeys: ['type'] }) as fc.Arbitrary<Event>,
  inPlaces(groupTraits, memberTraits),
)

const unsupportedType = oneOfThese(
  ...['page', 'screen', 'alias', 'Page', 'merge', 'delete', 'identity', 'tracks', 'record', '__proto__', ''],
)
const noType = oneOfThese(null, 7, true, {}, ['identify'])

/** An event of a type that cloud mode does not support, or of none at all. */
export const unsupported: fc.Arbitrary<Event> = event(
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record(
        { type: unsupportedType, userId, name: oneOfThese('Pricing'), properties, timestamp: readableTime },
        { requiredKeys: ['type'] },
      ) as fc.Arbitrary<Event>,
    },
    {
      weight: 2,
      arbitrary: fc.record(
        { type: noType, userId, event: eventName, groupId, timestamp: readableTime },
        { requiredKeys: [] },
      ) as fc.Arbitrary<Event>,
    },
    {
      weight: 1,
      arbitrary: fc.record({
        type: oneOfThese(' identify', 'track\n', 'group '),
        userId,
        groupId,
      }) as fc.Arbitrary<Event>,
    },
  ),
  inPlaces(actorTraits, actorTraits),
)

/** An event of any type. */
export const anyEvent: fc.Arbitrary<Event> = fc.oneof(
  { weight: 26, arbitrary: identify },
  { weight: 17, arbitrary: track },
  { weight: 10, arbitrary: group },
  { weight: 4, arbitrary: unsupported },
)

/** An identify or track with what is hostile for certain beside what is ordinary (G8). */
export const hostileEvent: fc.Arbitrary<Event> = fc
  .record({
    event: fc.oneof(identify, track),
    key: fc.constantFrom('traits', 'properties'),
    ordinary: oneOfThese({ plan: 'pro' }, { plan: 'pro', score: 7 }),
    hostile: hostileEntry,
  })
  .map(({ event, key, ordinary, hostile }) => ({
    ...event,
    [key]: Object.fromEntries([...Object.entries(ordinary as JsonObject), hostile]),
  }))
