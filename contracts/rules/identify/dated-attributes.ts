import {
  agrees,
  amongAttributes,
  furtherStandardTraits,
  isFormOf,
  isIsoDate,
  keysThatStay,
  readTime,
  standardTraits,
  traitPlaces,
  traitValues,
} from '../../reading/index.ts'
import { cloudConnections, type Exchange, type JsonValue } from '../../wire/index.ts'
import { defineRule, type Finding } from '../define-rule.ts'
import { attributesSent, isIdentified } from './sent-user.ts'

const standard: ReadonlySet<string> = new Set([...standardTraits, ...furtherStandardTraits])

/** Text of which it is open whether it is an ISO date: other forms of the standard, days that do not exist, before 1970. */
const isOpen = (value: JsonValue) => typeof value === 'string' && readTime(value).kind === 'open'

const isJudged = (value: JsonValue) =>
  (typeof value !== 'object' || value === null) &&
  !isOpen(value) &&
  !isFormOf(undefined, { path: [], value }, amongAttributes)

/** Top-level traits that a date may stand under, whose attribute is there to look at; a lost one is told by U4. */
function datedKeys(exchange: Exchange): string[] {
  const { traits, contextTraits } = traitPlaces(exchange.event)
  const keys = [traits, contextTraits].flatMap((place) => (place === undefined ? [] : [...keysThatStay(place)]))
  return [...new Set(keys)].filter(
    (key) =>
      key.endsWith('_at') &&
      !standard.has(key) &&
      attributesSent(exchange).has(key) &&
      traitValues(exchange.event, key).every(isJudged),
  )
}

function isRight(sent: JsonValue, given: JsonValue): boolean {
  if (isIsoDate(given)) return agrees(sent, readTime(given))
  return isFormOf(sent, { path: [], value: given as string | number | boolean }, amongAttributes)
}

/** Contract U8; Intercom help, custom data attributes. */
export const datedAttributesAreSeconds = defineRule({
  id: 'U8',
  level: 'should',
  authority: 'API',
  says: 'A top-level trait whose name ends in _at and whose text is an ISO date is sent as unix seconds; any other value under such a name is sent as it is given.',
  why: 'Intercom takes such names for dates and counts in seconds: text there is no date to it, and cannot be filtered by age.',
  mend: 'Convert ISO texts under names that end in _at to whole seconds, and nothing else.',
  source: 'Intercom help, Create and track custom data attributes; Intercom API 1.4, custom attributes',
  harm: 'data wrong',
  connections: cloudConnections,
  appliesTo: (exchange) => isIdentified(exchange) && datedKeys(exchange).length > 0,
  check: (exchange) =>
    datedKeys(exchange).flatMap((key): Finding[] => {
      const given = traitValues(exchange.event, key)
      const sent = attributesSent(exchange).get(key) ?? []
      return sent
        .filter((value) => !given.some((trait) => isRight(value, trait)))
        .map((value) => ({
          message: given.some(isIsoDate)
            ? 'An ISO date under a name that ends in _at is not sent as its unix seconds.'
            : 'A value under a name that ends in _at is changed although it is no ISO date.',
          expected: { [key]: given[0] !== undefined && isIsoDate(given[0]) ? secondsOf(given[0]) : (given[0] ?? null) },
          received: { [key]: value },
        }))
    }),
})

const secondsOf = (text: string) => Math.floor((readTime(text).ms ?? 0) / 1000)
