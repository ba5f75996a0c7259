import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../contracts/wire/index.ts'
import { flatten } from '../../src/transformer/flatten.ts'

describe('names', () => {
  test('nested names are joined with _, places of arrays included', () => {
    expect(flatten({ a: { b: { c: 1 } }, list: ['x', { y: true }, ['z']] })).toEqual({
      a_b_c: 1,
      list_0: 'x',
      list_1_y: true,
      list_2_0: 'z',
    })
  })

  test('characters that Intercom refuses become _', () => {
    const refused = '.$~`!@#%^&*\'{}[]|\\"\u0000'
    for (const character of refused) expect(flatten({ [`a${character}b`]: 1 })).toEqual({ a_b: 1 })
  })

  test('any other name stays as it is', () => {
    const source = {
      'first visit': 1,
      'été-2/3 (a+b)': 2,
      constructor: 3,
      prototype: 4,
      toString: 5,
      hasOwnProperty: 6,
    }
    expect(flatten(source as unknown as JsonObject)).toEqual(source)
  })

  test('an empty name becomes one that can be read', () => {
    expect(flatten({ '': 1, a: { '': 2 } })).toEqual({ _: 1, a__: 2 })
  })
})

describe('where names meet', () => {
  test('no value is lost, and a top-level key that needs no change keeps its name', () => {
    const source = { a: { b: 'nested' }, 'a.b': 'renamed', a$b: 'renamed too', a_b: 'kept', a_b_2: 'kept too' }
    expect(flatten(source)).toEqual({
      a_b: 'kept',
      a_b_2: 'kept too',
      a_b_3: 'nested',
      a_b_4: 'renamed',
      a_b_5: 'renamed too',
    })
  })

  test('__proto__ is never assigned, whatever it is made of', () => {
    const source = JSON.parse(
      '{"__proto__":1,"_":{"proto__":2},"$_proto__":3,"a":{"__proto__":{"b":4}},"__proto___2":5,"plan":"pro"}',
    )
    const flat = flatten(source) ?? {}
    expect(Object.getPrototypeOf(flat)).toBe(Object.prototype)
    expect(JSON.parse(JSON.stringify(flat))).toEqual(flat)
    expect(Object.values(flat).sort()).toEqual([1, 2, 3, 4, 5, 'pro'])
    expect(flat.plan).toBe('pro')
  })

  test('a hundred thousand keys that become one name lose no value', () => {
    const marks = '.$~!@#%^&*'
    const key = (number: number) =>
      `a${[...String(number).padStart(5, '0')].map((digit) => marks[Number(digit)]).join('')}`
    const source = Object.fromEntries(Array.from({ length: 100_000 }, (_, number) => [key(number), number]))
    expect(Object.keys(flatten(source) ?? {})).toHaveLength(100_000)
  })
})

describe('values', () => {
  test('scalars keep their kind', () => {
    const source = { text: 'a', number: 1.5, zero: 0, yes: true, no: false, nothing: null, blank: '' }
    expect(flatten(source)).toEqual(source)
  })

  test('what is empty leaves nothing', () => {
    expect(flatten({})).toBeUndefined()
    expect(flatten({ a: {}, b: [], c: { d: [[]] } })).toBeUndefined()
  })

  test('no text becomes a time, whatever its key, where no ending is told', () => {
    expect(flatten({ undefined: '2026-01-01', ends_at: '2026-01-01' })).toEqual({
      undefined: '2026-01-01',
      ends_at: '2026-01-01',
    })
  })

  test('a number that JSON cannot write is left out', () => {
    expect(flatten(JSON.parse('{"huge":1e999,"list":[-1e999],"a":1}'))).toEqual({ a: 1 })
  })

  test('20 objects within each other are opened, and what is deeper is left out', () => {
    const nest = (levels: number): JsonObject => (levels === 0 ? { leaf: 1 } : { a: nest(levels - 1) })
    expect(Object.values(flatten({ plan: 'pro', ...nest(20) }) ?? {})).toEqual(['pro', 1])
    expect(flatten({ plan: 'pro', ...nest(21) })).toEqual({ plan: 'pro' })
  })

  test('a long key above many values is not repeated in full', () => {
    const flat = flatten({ ['k'.repeat(100_000)]: Array.from({ length: 1_000 }, () => 'x') }) ?? {}
    expect(Object.keys(flat)).toHaveLength(1_000)
    expect(JSON.stringify(flat).length).toBeLessThan(400_000)
  })
})
