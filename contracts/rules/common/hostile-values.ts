import {
  acceptanceOf,
  amongAttributes,
  attributesIn,
  bodiesTo,
  furtherStandardTraits,
  isDelivered,
  isFilledText,
  isHostile,
  isRejected,
  isSameOutcome,
  type Leaf,
  leavesOf,
  missingLeaves,
  nameTraits,
  objectField,
  scalarsIn,
  standardTraits,
  summaryOf,
  traitPlaces,
  valuesOf,
} from '../../reading/index.ts'
import { cloudConnections, type Exchange, type JsonObject, sameJson } from '../../wire/index.ts'
import { defineCaseRule, type Finding } from '../define-rule.ts'

/** Traits with a place of their own, or with a freedom of their own: other rules judge them. */
const notAmongAttributes: ReadonlySet<string> = new Set([
  ...[...standardTraits, ...furtherStandardTraits, ...nameTraits, 'anonymousId', 'createdat'],
])

/** Traits of a group with a field of their own, or that speak of the user (C1–C3). */
const groupFields: ReadonlySet<string> = new Set([
  ...['name', 'plan', 'website', 'industry', 'size', 'monthlySpend', 'monthly_spend', 'remoteCreatedAt', 'createdAt'],
  ...['groupId', 'userId', 'anonymousId', 'tags'],
])

const without = (leaves: readonly Leaf[], keys: ReadonlySet<string>) =>
  leaves.filter(({ path }) => !keys.has(String(path[0])))

/** Where both places hold traits, what has to arrive from which is U4's to say. */
function soleTraits({ event }: Exchange): JsonObject | undefined {
  const { traits, contextTraits } = traitPlaces(event)
  const filled = [traits, contextTraits].filter((place) => place !== undefined && Object.keys(place).length > 0)
  return filled.length === 1 ? filled[0] : undefined
}

/** Ordinary traits or properties of an accepted event that were not sent. Nested group traits may travel as JSON text (C2). */
function lostLeaves(exchange: Exchange): Leaf[] {
  if (isDelivered(exchange, 'track')) {
    const properties = objectField(exchange.event, 'properties')
    const sent = scalarsIn(valuesOf(bodiesTo(exchange, '/events'), 'metadata'))
    return properties ? missingLeaves(leavesOf(properties), sent, { dateSuffix: '_date', booleansAsText: true }) : []
  }
  if (isDelivered(exchange, 'identify')) {
    const traits = soleTraits(exchange)
    const sent = attributesIn(bodiesTo(exchange, '/users')).map(([, value]) => value)
    return traits ? missingLeaves(without(leavesOf(traits), notAmongAttributes), sent, amongAttributes) : []
  }
  const traits = objectField(exchange.event, 'traits')
  if (!isDelivered(exchange, 'group') || traits === undefined) return []
  const sent = attributesIn(bodiesTo(exchange, '/companies')).map(([, value]) => value)
  const topLevel = leavesOf(traits).filter(({ path }) => path.length === 1)
  return missingLeaves(without(topLevel, groupFields), sent, amongAttributes)
}

function checkHostile(exchange: Exchange): Finding[] {
  if (isRejected(exchange)) {
    const { outcome } = exchange
    if (outcome.kind === 'dropped' && isFilledText(outcome.reason)) return []
    return [{ message: 'An event with a hostile value is dropped without an error.' }]
  }
  return lostLeaves(exchange)
    .slice(0, 1)
    .map(({ path, value }) => ({
      message: 'An event with a hostile value is accepted, and an ordinary trait or property of it is lost.',
      expected: { path, value },
    }))
}

/** What the event after a hostile one has to come to: what came of it before, or alone. */
function asBefore(next: Exchange, earlier: readonly Exchange[]) {
  if (next.delivered.some(({ by }) => by === 'target')) return undefined
  const twin = earlier.findLast(
    ({ event, settings }) => sameJson(event, next.event) && sameJson(settings, next.settings),
  )
  return twin?.outcome ?? next.again
}

function checkNext(next: Exchange, earlier: readonly Exchange[]): Finding[] {
  const before = asBefore(next, earlier)
  if (before === undefined || isSameOutcome(next.outcome, before)) return []
  return [
    {
      message: 'The event after one with a hostile value comes out otherwise than before.',
      expected: summaryOf(before),
      received: summaryOf(next.outcome),
    },
  ]
}

/** So many events before a hostile one are looked at for an equal one: a recording may be long. */
const twinsTried = 50

export const hostileValuesAreContained = defineCaseRule({
  id: 'G8',
  level: 'must',
  authority: 'RS',
  says: 'An event with a hostile value (a key like __proto__, nesting 10,000 deep, a lone surrogate, a megabyte of text) is rejected by itself with an error, or accepted with all its ordinary traits or properties; the next event works as before.',
  why: 'Anyone can send such an event through a public write key; it must cost nobody else an event or a value.',
  mend: 'Walk values without recursion and read own keys only; where that is not possible, reject the event alone.',
  source: 'RudderStack transformer protocol, one result for each event',
  harm: 'events lost',
  connections: cloudConnections,
  judge: ({ exchanges }) =>
    exchanges.flatMap((exchange, index) => {
      if (!isHostile(exchange.event) || acceptanceOf(exchange).because === 'G2') return []
      const judgement = { exchange: index, findings: checkHostile(exchange) }
      const next = exchanges[index + 1]
      if (next === undefined) return [judgement]
      return [
        judgement,
        { exchange: index + 1, findings: checkNext(next, exchanges.slice(Math.max(0, index - twinsTried), index)) },
      ]
    }),
})
