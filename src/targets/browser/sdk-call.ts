import { type Event, isJsonObject, type JsonObject, type JsonValue } from '../../../contracts/wire/index.ts'
import type { Skipped } from '../target.ts'

/** A call of RudderStack's SDK for the web, as an app writes it. */
export interface SdkCallOfApp {
  method: string
  args: JsonValue[]
}

/** What an SDK puts on every event, and the gateway after it: an app does not say it. */
const envelope = [
  ...['type', 'userId', 'anonymousId', 'channel', 'context', 'integrations', 'messageId', 'originalTimestamp'],
  ...['sentAt', 'timestamp', 'receivedAt', 'request_ip', 'rudderId'],
]

/** What each method sends beside that. */
const fields: Readonly<Record<string, readonly string[]>> = {
  identify: [],
  track: ['event', 'properties'],
  page: ['name', 'category', 'properties'],
  group: ['groupId', 'traits'],
  reset: [],
}

const depthMax = 100

/**
 * The call by which an app has the SDK send an event, where there is one: an SDK composes its events itself, and sends ids as text, the traits
 * of an identify in `context.traits` alone, and nothing that its methods do not take. `userId` is whom the SDK knows.
 */
export function sdkCallFor(event: Event, userId: string): SdkCallOfApp | Skipped {
  const reason = reasonAgainst(event, userId)
  if (reason !== undefined) return { kind: 'skipped', reason }
  const type = event['type'] as string
  const context = objectOf(event['context'])
  const options = optionsFor(event, type === 'identify' ? without(context, 'traits') : context)
  switch (type) {
    case 'identify': {
      const traits = objectOf(context['traits'])
      return { method: type, args: event['userId'] ? [event['userId'], traits, options] : [traits, options] }
    }
    case 'track':
      return { method: type, args: [event['event'] ?? '', objectOf(event['properties']), options] }
    case 'group':
      return { method: type, args: [event['groupId'] as JsonValue, objectOf(event['traits']), options] }
    case 'page': {
      const names = [event['category'], event['name']].filter((name) => typeof name === 'string')
      return { method: type, args: [...names, objectOf(event['properties']), options] }
    }
    default:
      return { method: 'reset', args: [] }
  }
}

const objectOf = (value: JsonValue | undefined): JsonObject => (isJsonObject(value) ? value : {})

function without(object: JsonObject, name: string): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([key]) => key !== name))
}

function optionsFor(event: Event, context: JsonObject): JsonObject {
  const { integrations, originalTimestamp, anonymousId } = event
  return {
    ...(isJsonObject(integrations) ? { integrations } : {}),
    ...(typeof originalTimestamp === 'string' ? { originalTimestamp } : {}),
    ...(typeof anonymousId === 'string' && anonymousId !== '' ? { anonymousId } : {}),
    ...(Object.keys(context).length === 0 ? {} : { context }),
  }
}

/** Why no call of the SDK sends this event; undefined where one does. */
function reasonAgainst(event: Event, userId: string): string | undefined {
  const type = event['type']
  if (typeof type !== 'string' || !Object.hasOwn(fields, type)) {
    return 'The SDK has no method that sends an event of this type.'
  }
  if (type === 'reset') return undefined
  const own = fields[type] ?? []
  const traits = event['traits']
  if (type === 'identify' && isJsonObject(traits) && Object.keys(traits).length > 0) {
    return 'The SDK sends the traits of an identify in context.traits only.'
  }
  const foreign = Object.keys(event).find(
    (name) => !envelope.includes(name) && !own.includes(name) && name !== 'traits',
  )
  if (foreign !== undefined) return `The SDK sends no "${foreign}" with this type of event.`
  const misplaced = misplacedField(event)
  if (misplaced !== undefined) return `The SDK sends "${misplaced}" as another kind of value.`
  if (type === 'group' && !event['groupId']) return 'The SDK sends no group without a groupId.'
  if (typeof event['category'] === 'string' && typeof event['name'] !== 'string') {
    return 'The SDK sends no category of a page without a name.'
  }
  if (isSwitchedOff(event['integrations']))
    return 'RudderStack itself decides by integrations whether Intercom gets it.'
  if (isDeep(event)) return `The SDK cannot take what is nested deeper than ${depthMax} levels.`
  const given = event['userId'] ?? ''
  if (given !== userId && !(type === 'identify' && given !== '')) {
    return 'The SDK sends the user id of the last identify, until a reset.'
  }
  return undefined
}

const textFields = ['userId', 'anonymousId', 'event', 'groupId', 'name', 'category', 'originalTimestamp']
const objectFields = ['context', 'integrations', 'properties', 'traits']

function misplacedField(event: Event): string | undefined {
  const isAbsent = (value: unknown) => value === undefined || value === null
  const text = textFields.find((name) => !isAbsent(event[name]) && typeof event[name] !== 'string')
  const object = objectFields.find((name) => !isAbsent(event[name]) && !isJsonObject(event[name]))
  const traits = objectOf(event['context'])['traits']
  return text ?? object ?? (isAbsent(traits) || isJsonObject(traits) ? undefined : 'context.traits')
}

function isSwitchedOff(integrations: JsonValue | undefined): boolean {
  const { All: all, Intercom: intercom } = objectOf(integrations)
  return intercom === false || (all === false && intercom === undefined)
}

/** By walking level by level: recursion would overflow where it matters. */
function isDeep(value: JsonValue): boolean {
  let level: JsonValue[] = [value]
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > depthMax) return true
    level = level.flatMap((item) => (typeof item === 'object' && item !== null ? Object.values(item) : []))
  }
  return false
}
