import {
  type Event,
  type Exchange,
  isCloud,
  isJsonObject,
  type JsonObject,
  type JsonValue,
} from '../../../contracts/wire/index.ts'
import type { Reading } from './effects.ts'
import { comparing, type Relation } from './relation.ts'

/** What is added: a name that meets no other, and needs no change. */
const added = { key: 'zebracrossing', value: 'black, white and one more' } as const

/** Where a type of event holds what an app is free to name, and where it arrives. */
interface Place {
  type: 'identify' | 'track' | 'group'
  arrivesIn: 'custom_attributes' | 'metadata'
  message: string
  /** The event with one more; undefined where it may be rejected, or where it is open whether that arrives. */
  withOneMore(event: Event): Event | undefined
}

/** A copy in which a key stands last, with that value. */
function replaced(holder: JsonObject, key: string, value: JsonValue): JsonObject {
  const { [key]: _, ...others } = holder
  return { ...others, [key]: value }
}

const widened = (holder: JsonObject): JsonObject => replaced(holder, added.key, added.value)

/** Adds to a field that is an object or absent. */
function addTo(event: Event, field: 'traits' | 'properties'): Event | undefined {
  const holder = event[field]
  if (holder !== undefined && !isJsonObject(holder)) return undefined
  return replaced(event, field, widened(holder ?? {}))
}

const isEmpty = (holder: JsonValue | undefined) => isJsonObject(holder) && Object.keys(holder).length === 0

/** Adds to the one place that holds traits: of two, one may be left out (U4.both). */
function addToPerson(event: Event): Event | undefined {
  const { traits, context } = event
  if (context !== undefined && !isJsonObject(context)) return undefined
  const inContext = context?.['traits']
  if (inContext === undefined || isEmpty(inContext)) return addTo(event, 'traits')
  if (!isJsonObject(inContext) || !(traits === undefined || isEmpty(traits))) return undefined
  return replaced(event, 'context', replaced(context as JsonObject, 'traits', widened(inContext)))
}

const isOfType = (event: Event, type: string) =>
  typeof event['type'] === 'string' && event['type'].toLowerCase() === type

/** A body without what was added and without empty attributes: it may be the one that carried nothing else. */
function withoutAdded(field: string): Reading {
  return (body) => {
    const attributes = isJsonObject(body) ? body[field] : undefined
    if (!isJsonObject(body) || !isJsonObject(attributes)) return body
    const rest = Object.entries(attributes).filter(([key, value]) => key !== added.key || value !== added.value)
    const others = Object.entries(body).filter(([key]) => key !== field)
    return Object.fromEntries(rest.length === 0 ? others : [...others, [field, Object.fromEntries(rest)]])
  }
}

/** Whether what was added is where it belongs. */
function arrived({ outcome, delivered }: Exchange, field: string): boolean {
  const requests = [
    ...delivered.filter(({ by }) => by === 'target').map(({ request }) => request),
    ...(outcome.kind === 'requests' ? outcome.requests : []),
  ]
  return requests.some(({ body }) => {
    const attributes = isJsonObject(body) ? body[field] : undefined
    return isJsonObject(attributes) && attributes[added.key] === added.value
  })
}

const isSilent = ({ outcome, delivered }: Exchange) =>
  (outcome.kind !== 'requests' || outcome.requests.length === 0) && !delivered.some(({ by }) => by === 'target')

function oneMore(name: string, rule: string, place: Place): Relation {
  const { type, arrivesIn, message } = place
  const sameBeside = comparing({
    message,
    read: withoutAdded(arrivesIn),
    isCompared: (_, { event }) => isOfType(event, type),
  })
  return {
    name,
    rule,
    vary: ({ connection, settings, events }) => {
      if (!isCloud(connection)) return undefined
      const varied = events.map((event) => (isOfType(event, type) ? place.withOneMore(event) : undefined))
      if (varied.every((event) => event === undefined)) return undefined
      return { connection, settings, events: varied.map((event, index) => event ?? (events[index] as Event)) }
    },
    compare: (plain, varied) =>
      sameBeside(plain, varied).map((judgement) => {
        const exchange = varied.exchanges[judgement.exchange] as Exchange
        const isAdded = !isSilent(exchange) && holdsAdded(exchange.event)
        if (judgement.findings.length > 0 || !isAdded || arrived(exchange, arrivesIn)) return judgement
        const lost = {
          message: `What is added does not arrive in ${arrivesIn}.`,
          expected: { [added.key]: added.value },
        }
        return { ...judgement, findings: [lost] }
      }),
  }
}

function holdsAdded({ traits, properties, context }: Event): boolean {
  const inContext = isJsonObject(context) ? context['traits'] : undefined
  return [traits, properties, inContext].some((holder) => isJsonObject(holder) && Object.hasOwn(holder, added.key))
}

export const oneMoreTrait = oneMore('one-more-trait', 'U4', {
  type: 'identify',
  arrivesIn: 'custom_attributes',
  message: 'One more trait changes more than that one custom attribute.',
  withOneMore: addToPerson,
})

export const oneMoreProperty = oneMore('one-more-property', 'T3', {
  type: 'track',
  arrivesIn: 'metadata',
  message: 'One more property changes more than that one entry of the metadata.',
  withOneMore: (event) => addTo(event, 'properties'),
})

export const oneMoreGroupTrait = oneMore('one-more-group-trait', 'C2', {
  type: 'group',
  arrivesIn: 'custom_attributes',
  message: 'One more trait of a group changes more than that one custom attribute of the company.',
  withOneMore: (event) => addTo(event, 'traits'),
})
