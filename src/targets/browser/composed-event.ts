import { type Event, isJsonObject, type JsonObject, type JsonValue } from '../../../contracts/wire/index.ts'

/** What the SDK says of the browser with every event, and no rule of a page reads. */
const ofBrowser: ReadonlySet<string> = new Set([
  ...['app', 'library', 'userAgent', 'ua-ch', 'os', 'locale', 'screen', 'campaign', 'page', 'timezone'],
  ...['sessionId', 'sessionStart'],
])

/**
 * The event that the SDK composed, as it reached the data plane, without what nobody gave: ids and times of its own, which differ from run to
 * run, and its account of the browser, among which the rest is hard to find. With what the wire alone leaves out: a null that
 * the app gave, now or with the event `before`, reaches an integration.
 */
export function composedEvent(arrived: Event, given: Event, before: Event | undefined): Event {
  const { messageId: _id, sentAt: _sent, originalTimestamp, context, ...event } = arrived
  const inGiven = objectOf(given['context'])
  const kept = Object.entries(objectOf(context)).filter(
    ([name]) => !ofBrowser.has(name) || Object.hasOwn(inGiven, name),
  )
  const isGiven = originalTimestamp !== undefined && given['originalTimestamp'] === originalTimestamp
  const composed = {
    ...event,
    ...(isGiven ? { originalTimestamp } : {}),
    context: Object.fromEntries(kept),
  }
  const { properties, traits } = given
  const said = { properties: properties ?? {}, traits: traits ?? {}, context: { traits: inGiven['traits'] ?? {} } }
  const remembered = before !== undefined && before['userId'] === event['userId'] ? objectOf(before['context']) : {}
  return withNulls(withNulls(composed, said), { context: { traits: remembered['traits'] ?? {} } }) as Event
}

const objectOf = (value: unknown): JsonObject => (isJsonObject(value) ? value : {})

/** The value with every null of the other one, wherever it has nothing. */
function withNulls(value: JsonValue, other: JsonValue): JsonValue {
  if (!isJsonObject(value) || !isJsonObject(other)) return value
  const members = new Map(Object.entries(value))
  for (const [name, theirs] of Object.entries(other)) {
    const own = members.get(name)
    if (own !== undefined) members.set(name, withNulls(own, theirs))
    else if (theirs === null) members.set(name, null)
  }
  return Object.fromEntries(members)
}
