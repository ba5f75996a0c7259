import { isJsonObject, type JsonValue } from '../../contracts/wire/index.ts'
import { contextOf, typeOf } from './event-parts.ts'
import { dropped, eventMisreader, type Liar, liar } from './liar.ts'
import { attributeLiar, metadataLiar } from './sent-parts.ts'

const isSupported = (type: string) => ['identify', 'track', 'group'].includes(type)

/** Liars about the types of events (G1, G2). */
const typeLiars: readonly Liar[] = [
  liar('reads the type letter by letter, so that "Identify" is none', 'G1', (outcome, { event: { type } }) =>
    typeof type === 'string' && type !== type.toLowerCase() ? dropped('This type of event is not supported.') : outcome,
  ),
  eventMisreader('takes an event without a type for an identify', 'G1', (event) =>
    event.type === undefined || event.type === null ? { ...event, type: 'identify' } : event,
  ),
  eventMisreader('takes an event without a type for a track where it has a name and a time', 'G1', (event) =>
    (event.type === undefined || event.type === null) && event.event ? { ...event, type: 'track' } : event,
  ),
  eventMisreader('writes out a type that is no text', 'G1', (event) =>
    typeof event.type === 'object' && event.type !== null ? { ...event, type: 'identify' } : event,
  ),
  eventMisreader('sends a page or screen as an event', 'G2', (event) =>
    ['page', 'screen'].includes(typeOf(event))
      ? { timestamp: '2026-03-04T05:06:07Z', ...event, type: 'track', event: 'Viewed a page' }
      : event,
  ),
  eventMisreader('takes an alias for an identify', 'G2', (event) =>
    typeOf(event) === 'alias' ? { ...event, type: 'identify' } : event,
  ),
  eventMisreader('takes every type that it has never heard of for an identify', 'G2', (event) =>
    typeof event.type === 'string' &&
    !isSupported(typeOf(event)) &&
    !['page', 'screen', 'alias'].includes(typeOf(event))
      ? { ...event, type: 'identify' }
      : event,
  ),
]

const hashOf = (holder: unknown): JsonValue | undefined =>
  isJsonObject(holder)
    ? Object.values(holder).flatMap((part) => (isJsonObject(part) ? (part.user_hash ?? []) : []))[0]
    : undefined

/** Liars who tell secrets (G7). */
const secretLiars: readonly Liar[] = [
  attributeLiar('notes the Access Token among the attributes', 'G7', (attributes, { settings }) => ({
    ...attributes,
    sent_with: String(settings.apiKey),
  })),
  attributeLiar('notes the mobile API key among the attributes', 'G7', (attributes, { settings }) => {
    const key = settings.mobileApiKeyAndroid ?? settings.mobileApiKeyIOS
    return typeof key === 'string' ? { ...attributes, sdk_key: key } : attributes
  }),
  attributeLiar('sends the user_hash of the integration options as an attribute', 'G7', (attributes, { event }) => {
    const hash = hashOf(event.integrations)
    return hash === undefined ? attributes : { ...attributes, user_hash: hash }
  }),
  attributeLiar('sends the user_hash of the context as an attribute', 'G7', (attributes, { event }) => {
    const hash = hashOf(event.context)
    return hash === undefined ? attributes : { ...attributes, user_hash: hash }
  }),
]

const isPage = (type: string) => type === 'page' || type === 'screen'

/** Liars about the reasons for which an event is dropped (G9). */
const reasonLiars: readonly Liar[] = [
  liar('drops a page without saying why', 'G9', (outcome, { event }) =>
    isPage(typeOf(event)) ? dropped(' ') : outcome,
  ),
  liar('makes nothing of a page, and does not call that dropping', 'G9', (outcome, { event }) =>
    isPage(typeOf(event)) ? { kind: 'requests', requests: [] } : outcome,
  ),
  liar('tells the Access Token in a reason', 'G9', (outcome, { event, settings }) =>
    outcome.kind === 'dropped' && isPage(typeOf(event)) ? dropped(`${outcome.reason} (${settings.apiKey})`) : outcome,
  ),
  liar('tells the headers of Basic authorization in a reason', 'G9', (outcome, { event, settings }) =>
    outcome.kind === 'dropped' && isPage(typeOf(event))
      ? dropped(`${outcome.reason} authorization: Basic ${Buffer.from(`${settings.apiKey}:`).toString('base64')}`)
      : outcome,
  ),
  liar('answers with a stack trace', 'G9', (outcome, { event }) =>
    outcome.kind === 'dropped' && isPage(typeOf(event))
      ? dropped(`Error: ${outcome.reason}\n    at transform (/app/intercom/transform.js:41:11)`)
      : outcome,
  ),
  ...(
    [
      ['type', ({ type }) => type === undefined],
      ['event', ({ event }) => event === undefined],
      ['timestamp', ({ timestamp, originalTimestamp }) => timestamp === undefined && originalTimestamp === undefined],
      ['groupId', ({ groupId, type }) => groupId === undefined && type === 'group'],
      ['identity', ({ userId, type }) => userId === undefined && type === 'identify'],
    ] satisfies [string, (event: Record<string, JsonValue>) => boolean][]
  ).map(([name, isMissing]) =>
    liar(`does not say that it is the ${name} that is missing`, 'G9.field', (outcome, { event, settings }) =>
      outcome.kind === 'dropped' && settings.apiKey && isMissing(event) ? dropped('Bad request.') : outcome,
    ),
  ),
]

const spread = (value: JsonValue | undefined) => (isJsonObject(value) ? {} : { ...(value as object | undefined) })

/** Liars who take what is no object for one (G11). */
const misplacedLiars: readonly Liar[] = [
  attributeLiar('spreads traits that are text or a list into attributes', 'G11', (attributes, { event }) => ({
    ...attributes,
    ...spread(typeof event.traits === 'string' ? Object([...event.traits]) : event.traits),
  })),
  attributeLiar(
    'sends traits that are a number or text as one attribute',
    'G11',
    (attributes, { event: { traits } }) =>
      typeof traits === 'string' || typeof traits === 'number' ? { ...attributes, traits } : attributes,
  ),
  attributeLiar('spreads context.traits that are a list into attributes', 'G11', (attributes, { event }) => ({
    ...attributes,
    ...spread(Array.isArray(contextOf(event).traits) ? contextOf(event).traits : undefined),
  })),
  attributeLiar('sends context.traits that are text as one attribute', 'G11', (attributes, { event }) => {
    const { traits } = contextOf(event)
    return typeof traits === 'string' ? { ...attributes, traits } : attributes
  }),
  attributeLiar('sends a context that is text as one attribute', 'G11', (attributes, { event: { context } }) =>
    typeof context === 'string' ? { ...attributes, context } : attributes,
  ),
  attributeLiar(
    'sends integrations that are text as one attribute',
    'G11',
    (attributes, { event: { integrations } }) =>
      typeof integrations === 'string' ? { ...attributes, integrations } : attributes,
  ),
  metadataLiar('sends properties that are text as one of the metadata', 'G11', (metadata, { event: { properties } }) =>
    typeof properties === 'string' ? { ...metadata, properties } : metadata,
  ),
  metadataLiar('numbers the items of properties that are a list', 'G11', (metadata, { event: { properties } }) =>
    Array.isArray(properties) ? { ...metadata, ...(spread(properties) as object) } : metadata,
  ),
  liar('falls over traits that are null', 'G11', (outcome, { event }) => {
    if (event.traits === null) throw new TypeError("Cannot read properties of null (reading 'email')")
    return outcome
  }),
]

/** Liars about what holds for all events: their types, secrets, reasons and misplaced values. */
export const commonLiars: readonly Liar[] = [...typeLiars, ...secretLiars, ...reasonLiars, ...misplacedLiars]
