import { describe, expect, it } from 'vitest'
import { abridge } from '../../src/conformance/abridge.ts'

describe('abridge', () => {
  it('leaves ordinary values as they are', () => {
    const value = { a: [1, 'text', null, true], b: { c: 0.5 } }
    expect(abridge(value)).toEqual(value)
  })

  it('cuts text, and says how long it was', () => {
    expect(abridge('x'.repeat(5000))).toBe(`${'x'.repeat(1000)}… (5000 characters)`)
  })

  it('cuts lists and objects, and says how many there were', () => {
    expect(abridge(Array.from({ length: 300 }, () => 1))).toHaveLength(101)
    expect(abridge(Object.fromEntries(Array.from({ length: 300 }, (_, key) => [key, key])))).toMatchObject({
      '…': '(300 keys)',
    })
  })

  it('puts words in place of what JSON cannot say', () => {
    expect(abridge({ a: Number.NaN, b: undefined, c: Number.POSITIVE_INFINITY })).toEqual({
      a: '(NaN)',
      b: '(undefined)',
      c: '(Infinity)',
    })
  })

  it('keeps a __proto__ key as a key', () => {
    expect(JSON.stringify(abridge(JSON.parse('{"__proto__":{"a":1}}')))).toBe('{"__proto__":{"a":1}}')
  })
})
