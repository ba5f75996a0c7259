import {
  amongAttributes,
  attributesIn,
  bodiesTo,
  field,
  identifiesAsRequests,
  isCustomTrait,
  isFormOf,
  isRejected,
  type Leaf,
  leavesOf,
  missingLeaves,
  nameTraits,
  traitPlaces,
  typeOf,
} from '../../reading/index.ts'
import type { Exchange, JsonObject, JsonValue } from '../../wire/index.ts'
import { findingsOf, toldOfCalls } from '../as-in-cloud.ts'
import { defineCaseRule, type Finding, type Rule } from '../define-rule.ts'
import { attributesAreScalars } from '../identify/attribute-values.ts'

/** Traits that the mapping names, and the id beside them: as custom attributes they would only repeat it. */
const mapped = ['userId', 'id', 'email', 'phone', 'name', 'createdAt', 'company', 'unsubscribedFromEmails'] as const

const attributesSent = (asRequests: Exchange) => attributesIn(bodiesTo(asRequests, '/users'))

/** The scalars of a place that are neither mapped nor free to be left out. */
function demandedOf(place: JsonObject): Leaf[] {
  const others = Object.entries(place).filter(
    ([key]) => isCustomTrait(key) && !(nameTraits as readonly string[]).includes(key),
  )
  return leavesOf(Object.fromEntries(others)).filter((leaf) => !isFormOf(undefined, leaf, amongAttributes))
}

/** Where both places hold traits, either may have been read, or both: on a phone they stand in the context alone. */
function placesOf({ event }: Exchange): JsonObject[] {
  const { traits, contextTraits } = traitPlaces(event)
  return [traits, contextTraits].filter((place) => place !== undefined && Object.keys(place).length > 0) as JsonObject[]
}

/** A number or a boolean may stand as its text: the SDK takes either kind, and no line says which. */
function lostOf(place: JsonObject, sent: readonly JsonValue[]): Leaf[] {
  const texts = sent.filter((value) => typeof value === 'string')
  const numbers = texts.filter((text) => text.trim() !== '' && Number.isFinite(Number(text))).map(Number)
  const written = new Set(texts)
  return missingLeaves(demandedOf(place), [...sent, ...numbers], amongAttributes).filter(
    ({ value }) => !written.has(String(value)),
  )
}

function checkLost(asRequests: Exchange): Finding[] {
  const sent = attributesSent(asRequests).flatMap(([, value]) => leavesOf(value).map((leaf) => leaf.value))
  const losses = placesOf(asRequests).map((place) => lostOf(place, sent))
  const [least] = losses.toSorted((one, other) => one.length - other.length)
  const [first] = least ?? []
  if (first === undefined) return []
  return [{ message: 'A trait does not reach customAttributes.', expected: { [first.path.join('/')]: first.value } }]
}

function checkRepeats(asRequests: Exchange): Finding[] {
  const { traits, contextTraits } = traitPlaces(asRequests.event)
  return mapped
    .filter((name) => [traits, contextTraits].some((place) => field(place, name) !== undefined))
    .flatMap((name) =>
      attributesSent(asRequests)
        .filter(([sent]) => sent === name)
        .map(([, value]) => ({
          message: `The trait ${name} is repeated in customAttributes.`,
          received: { [name]: value },
        })),
    )
}

const kinds: readonly Rule[] = [attributesAreScalars]

/** Contract M3, other traits; Intercom for iOS and Android, custom attributes. */
export const otherTraitsAreAttributes = defineCaseRule({
  id: 'M3.attributes',
  level: 'should',
  authority: 'DOC',
  says: 'Every other scalar trait is sent as a custom attribute of a kind that the SDK takes: text, a number or a boolean. Traits of the mapping are not repeated there.',
  why: 'The SDKs drop an attribute of another kind without a word, and ids that leak into attributes take the place of what a team wants to know.',
  mend: 'Flatten what is nested, and leave out what the mapping has a place for.',
  source: 'Intercom for iOS and Android, custom attributes; destination documentation, Traits mapping',
  harm: 'data wrong',
  connections: ['ios-device', 'android-device'],
  judge(played) {
    const asRequests = identifiesAsRequests(played)
    const told = findingsOf(kinds, asRequests)
    return asRequests.exchanges.flatMap((exchange, index) => {
      if (typeOf(exchange.event) !== 'identify' || isRejected(exchange)) return []
      const findings = [...checkLost(exchange), ...checkRepeats(exchange)]
      return [{ exchange: index, findings: [...findings, ...toldOfCalls(told.get(index) ?? [], played.connection)] }]
    })
  },
})
