import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { trackRules } from '../../../../contracts/rules/track/index.ts'
import { isJsonObject, type JsonObject, type JsonValue } from '../../../../contracts/wire/index.ts'
import { runs } from '../../../depth.ts'
import { asObject, type Flattened, flattened, hasToArrive, keys, nestedValues, tastes } from '../free-flattening.ts'
import { exchangeOf, playedCase, post } from '../played.ts'

const own = { noNullPrototype: true }
const links = fc.record({
  url: fc.constantFrom('https://e.x/1', 'https://e.x/2'),
  value: fc.constantFrom('One', 'Two'),
})
const amounts = fc.record(
  { amount: fc.integer({ min: -5, max: 99_999 }), currency: fc.constantFrom('usd', 'eur') },
  own,
)
const properties = fc.dictionary(
  keys,
  fc.oneof(nestedValues, links, amounts, fc.record({ inner: links, price: amounts }, own)) as fc.Arbitrary<JsonValue>,
  { maxKeys: 6, noNullPrototype: true },
)

const isRich = (value: JsonValue) =>
  isJsonObject(value) && (('url' in value && 'value' in value) || ('amount' in value && 'currency' in value))

const isDay = (value: JsonValue) => typeof value === 'string' && value.startsWith('2026-05-01')

/** What a free implementation sends: rich objects kept where they must be and, as it likes, deeper; dates in seconds. */
function metadataOf(entries: readonly Flattened[]): JsonObject {
  return asObject(
    entries.map((entry) => {
      const [key] = entry.path
      const isDate = String(key).endsWith('_date') && entry.path.length === 1 && isDay(entry.value)
      return isDate ? { ...entry, value: 1_777_593_600 } : entry
    }),
  )
}

const event = (given: JsonObject) => ({
  type: 'track',
  userId: 'u-1',
  event: 'Order Completed',
  timestamp: '2026-01-02T03:04:05.000Z',
  properties: given,
})

function findingsOf(given: JsonObject, metadata: JsonObject, ids: readonly string[]): string[] {
  const body = { event_name: 'Order Completed', user_id: 'u-1', created_at: 1_767_323_045, metadata }
  const played = playedCase(exchangeOf(event(given), [post('/events', body)]))
  return trackRules
    .filter(({ id }) => ids.includes(id))
    .flatMap((rule) => rule.judge(played).flatMap(({ findings }) => findings.map(({ message }) => message)))
}

const overMetadata = ['T1', 'T2', 'T3', 'T4', 'T5', 'T6', 'T6.keys', 'T6.dates', 'T8']

describe('rules over metadata', () => {
  it('accept every way of flattening that the contract leaves free', () => {
    fc.assert(
      fc.property(properties, tastes, fc.boolean(), (given, taste, deeperToo) => {
        const entries = flattened(given, taste, (value, depth) => isRich(value) && (depth === 1 || deeperToo))
        expect(findingsOf(given, metadataOf(entries), overMetadata)).toEqual([])
      }),
      { numRuns: runs(2_000) },
    )
  })

  it('see each single value that is lost', () => {
    fc.assert(
      fc.property(properties, tastes, fc.nat(), (given, taste, place) => {
        const entries = flattened(given, taste, (value, depth) => isRich(value) && depth === 1)
        const candidates = entries.filter(({ value }) => isRich(value) || hasToArrive(value))
        fc.pre(candidates.length > 0)
        const lost = candidates[place % candidates.length]
        const rest = metadataOf(entries.filter((entry) => entry !== lost))
        expect(findingsOf(given, rest, ['T3'])).not.toEqual([])
      }),
      { numRuns: runs(2_000) },
    )
  })
})
