import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { identifyRules } from '../../../../contracts/rules/identify/index.ts'
import type { JsonObject } from '../../../../contracts/wire/index.ts'
import { runs } from '../../../depth.ts'
import { asObject, flattened, hasToArrive, keys, nestedValues, tastes } from '../free-flattening.ts'
import { exchangeOf, playedCase, post } from '../played.ts'

const standard = ['id', 'email', 'name']
const custom = fc
  .dictionary(keys, nestedValues, { maxKeys: 6, noNullPrototype: true })
  .map(
    (traits): JsonObject =>
      Object.fromEntries(Object.entries(traits).filter(([key]) => !standard.includes(key.trim().toLowerCase()))),
  )

function findingsOf(place: 'traits' | 'context', traits: JsonObject, attributes: JsonObject, ids: readonly string[]) {
  const event = { type: 'identify', userId: 'u-1', ...(place === 'traits' ? { traits } : { context: { traits } }) }
  const played = playedCase(exchangeOf(event, [post('/users', { user_id: 'u-1', custom_attributes: attributes })]))
  return identifyRules
    .filter(({ id }) => ids.includes(id))
    .flatMap((rule) =>
      rule.judge(played).flatMap(({ findings }) => findings.map(({ message }) => `${rule.id}: ${message}`)),
    )
}

const places = fc.constantFrom('traits' as const, 'context' as const)
const all = identifyRules.map(({ id }) => id)

describe('rules over the attributes of a user', () => {
  it('accept every way of flattening that the contract leaves free', () => {
    fc.assert(
      fc.property(places, custom, tastes, (place, traits, taste) => {
        const attributes = asObject(flattened(traits, { ...taste, booleansAsText: false }))
        expect(findingsOf(place, traits, attributes, all)).toEqual([])
      }),
      { numRuns: runs(2_000) },
    )
  })

  it('see each single attribute that is lost', () => {
    fc.assert(
      fc.property(places, custom, tastes, fc.nat(), (place, traits, taste, position) => {
        const entries = flattened(traits, { ...taste, booleansAsText: false })
        const candidates = entries.filter(({ value }) => hasToArrive(value))
        fc.pre(candidates.length > 0)
        const lost = candidates[position % candidates.length]
        const attributes = asObject(entries.filter((entry) => entry !== lost))
        expect(findingsOf(place, traits, attributes, ['U4'])).not.toEqual([])
      }),
      { numRuns: runs(2_000) },
    )
  })

  it('see each single number or boolean that is sent as text', () => {
    fc.assert(
      fc.property(custom, tastes, fc.nat(), (traits, taste, position) => {
        const entries = flattened(traits, { ...taste, booleansAsText: false })
        const candidates = entries.filter(({ value }) => typeof value === 'number' || typeof value === 'boolean')
        fc.pre(candidates.length > 0)
        const retyped = candidates[position % candidates.length]
        const attributes = asObject(
          entries.map((entry) => (entry === retyped ? { ...entry, value: String(entry.value) } : entry)),
        )
        expect(findingsOf('traits', traits, attributes, ['U4'])).not.toEqual([])
      }),
    )
  })

  it('see an object or an array that is sent as it is', () => {
    fc.assert(
      fc.property(custom, (traits) => {
        fc.pre(Object.values(traits).some((value) => typeof value === 'object' && value !== null))
        expect(findingsOf('traits', traits, traits, ['U5'])).not.toEqual([])
      }),
    )
  })
})
