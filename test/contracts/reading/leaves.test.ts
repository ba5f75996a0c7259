import { describe, expect, it } from 'vitest'
import { isHostile, leavesOf, levelsJudged } from '../../../contracts/reading/index.ts'
import type { JsonValue } from '../../../contracts/wire/index.ts'

function nested(levels: number, wrap: (value: JsonValue) => JsonValue, leaf: JsonValue = 1): JsonValue {
  let value = leaf
  for (let level = 0; level < levels; level += 1) value = wrap(value)
  return value
}
const inObject = (value: JsonValue): JsonValue => ({ a: value })
const inArray = (value: JsonValue): JsonValue => [value]

describe('the leaves of a value', () => {
  it('are its scalars in order, with the keys and places that lead to them', () => {
    expect(leavesOf({ a: 1, b: [{ c: null }, 'x'], d: {} })).toEqual([
      { path: ['a'], value: 1 },
      { path: ['b', 0, 'c'], value: null },
      { path: ['b', 1], value: 'x' },
    ])
    expect(leavesOf(7, ['a', 'b'])).toEqual([{ path: ['a', 'b'], value: 7 }])
  })

  it.for<[JsonValue, ReturnType<typeof leavesOf>]>([
    [7, [{ path: [], value: 7 }]],
    ['x', [{ path: [], value: 'x' }]],
    [null, [{ path: [], value: null }]],
    [[], []],
    [{}, []],
    [[false], [{ path: [0], value: false }]],
  ])('of %j alone are %j', ([value, leaves]) => {
    expect(leavesOf(value)).toEqual(leaves)
    expect(leavesOf(value)).toEqual(leaves)
    expect(leavesOf(value, ['a'])).toEqual(
      leaves.map(({ path, value: inside }) => ({ path: ['a', ...path], value: inside })),
    )
  })

  it.for([inObject, inArray])('lie as deep as every implementation looks', (wrap) => {
    expect(leavesOf(nested(levelsJudged, wrap))).toHaveLength(1)
    expect(leavesOf(nested(levelsJudged + 1, wrap))).toEqual([])
    expect(leavesOf(nested(levelsJudged, wrap), ['company', 'hq'])).toHaveLength(1)
  })

  it('never lie under a hostile key', () => {
    expect(leavesOf(JSON.parse('{"__proto__":1,"constructor":{"a":1},"prototype":[1],"plan":"pro"}'))).toEqual([
      { path: ['plan'], value: 'pro' },
    ])
  })
})

describe('what is hostile', () => {
  it.for<[string, JsonValue, JsonValue]>([
    ['objects', nested(22, inObject), nested(21, inObject)],
    ['arrays', nested(22, inArray), nested(21, inArray)],
    ['text', ['x'.repeat(100_001)], ['x'.repeat(100_000)]],
    ['a key', { ['x'.repeat(100_001)]: 1 }, { ['x'.repeat(100_000)]: 1 }],
    ['a lone surrogate', [{ a: ['\ud800'] }], [{ a: ['😀'] }]],
    ['a lone surrogate in a key', { a: { '\udc00': 1 } }, { a: { '😀': 1 } }],
    ['a key of the language', { a: [{ constructor: 1 }] }, { a: [{ builder: 1 }] }],
  ])('%s beyond the limit, and nothing within it', ([, hostile, harmless]) => {
    expect([isHostile(hostile), isHostile(harmless)]).toEqual([true, false])
  })

  it('may be a text alone, and no other value alone', () => {
    expect(['\ud800', 'x'.repeat(100_001)].map(isHostile)).toEqual([true, true])
    expect([null, 7, true, '', '__proto__', [], {}].map(isHostile)).toEqual(Array.from({ length: 7 }, () => false))
  })
})
