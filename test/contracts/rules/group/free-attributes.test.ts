import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { groupRules } from '../../../../contracts/rules/group/index.ts'
import type { JsonObject, JsonValue } from '../../../../contracts/wire/index.ts'
import { runs } from '../../../depth.ts'
import { asObject, flattened, hasToArrive, keys, nestedValues, tastes } from '../free-flattening.ts'
import { exchangeOf, playedCase, post } from '../played.ts'

const fields = ['name', 'plan', 'website', 'industry', 'size'] as const
const texts = fc.constantFrom('Acme', 'pro', 'https://acme.example')
const fitting = fc.record(
  { name: texts, plan: texts, website: texts, industry: texts, size: fc.nat() },
  { requiredKeys: [] },
)
const others = fc
  .dictionary(keys, nestedValues, { maxKeys: 5, noNullPrototype: true })
  .map(({ plan: _, id: __, ...rest }): JsonObject => rest)

function findingsOf(traits: JsonObject, company: JsonObject, ids: readonly string[]): string[] {
  const event = { type: 'group', groupId: 'acme', userId: 'u-1', traits, context: { traits: { age: 36, sku: 'x' } } }
  const played = playedCase(
    exchangeOf(event, [
      post('/companies', { company_id: 'acme', ...company }),
      post('/users', { user_id: 'u-1', companies: [{ company_id: 'acme' }] }),
    ]),
  )
  return groupRules
    .filter(({ id }) => ids.includes(id))
    .flatMap((rule) => rule.judge(played).flatMap(({ findings }) => findings.map(({ message }) => message)))
}

const all = groupRules.map(({ id }) => id)

/** Direct nested values as JSON text, as the contract leaves free. */
const nestedAsText = (traits: JsonObject): JsonObject =>
  Object.fromEntries(
    Object.entries(traits)
      .filter(([, value]) => !isEmptyNested(value))
      .map(([key, value]) => [key, typeof value === 'object' && value !== null ? JSON.stringify(value) : value]),
  )
const isEmptyNested = (value: JsonValue) =>
  typeof value === 'object' && value !== null && Object.keys(value).length === 0

describe('rules over companies', () => {
  it('accept every way of flattening that the contract leaves free', () => {
    fc.assert(
      fc.property(fitting, others, tastes, fc.boolean(), (given, rest, taste, asText) => {
        const own = { ...taste, booleansAsText: false }
        const attributes = asObject(flattened(asText ? nestedAsText(rest) : rest, own))
        expect(findingsOf({ ...rest, ...given }, { ...given, custom_attributes: attributes }, all)).toEqual([])
      }),
      { numRuns: runs(2_000) },
    )
  })

  it('see each single attribute that is lost', () => {
    fc.assert(
      fc.property(fitting, others, tastes, fc.nat(), (given, rest, taste, place) => {
        const entries = flattened(rest, { ...taste, booleansAsText: false })
        const candidates = entries.filter(({ value }) => hasToArrive(value))
        fc.pre(candidates.length > 0)
        const lost = candidates[place % candidates.length]
        const attributes = asObject(entries.filter((entry) => entry !== lost))
        expect(findingsOf({ ...rest, ...given }, { ...given, custom_attributes: attributes }, ['C2'])).not.toEqual([])
      }),
      { numRuns: runs(2_000) },
    )
  })

  it('see each field that is lost', () => {
    fc.assert(
      fc.property(fitting, fc.constantFrom(...fields), (given, name) => {
        fc.pre(given[name] !== undefined)
        const { [name]: _, ...rest } = given
        expect(findingsOf(given, rest, ['C2'])).not.toEqual([])
      }),
    )
  })
})
