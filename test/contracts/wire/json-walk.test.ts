import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { copyJson, type JsonObject, type JsonValue, sameJson, weightOf } from '../../../contracts/wire/index.ts'

const parsed = (text: string) => JSON.parse(text) as JsonObject
const deep = (levels: number) => parsed(`${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`)
const anyJson = fc.json().map((text) => JSON.parse(text) as JsonValue)

describe('copyJson', () => {
  it('copies every JSON value as it is', () => {
    fc.assert(fc.property(anyJson, (value) => JSON.stringify(copyJson(value)) === JSON.stringify(value)))
  })

  it('shares nothing with the original', () => {
    const original = parsed('{"a":{"b":[1]}}')
    const copy = copyJson(original)
    ;(copy['a'] as JsonObject)['b'] = 2
    expect(original).toEqual({ a: { b: [1] } })
  })

  it('keeps a __proto__ key as a key, and no prototype is touched', () => {
    const copy = copyJson(parsed('{"__proto__":{"polluted":true}}'))
    expect(JSON.stringify(copy)).toBe('{"__proto__":{"polluted":true}}')
    expect(Object.getPrototypeOf(copy)).toBe(Object.prototype)
  })

  it('copies deeper than the stack reaches', () => {
    expect(sameJson(copyJson(deep(100_000)), deep(100_000))).toBe(true)
  })

  it('passes each text, keys too, through the given function', () => {
    expect(copyJson({ a: 'a', b: ['a'] }, (text) => text.toUpperCase())).toEqual({ A: 'A', B: ['A'] })
  })
})

describe('sameJson', () => {
  it('does not mind the order of keys', () => {
    expect(sameJson({ a: 1, b: 2 }, { b: 2, a: 1 })).toBe(true)
  })

  it.for([
    [{ a: 1 }, { a: 2 }],
    [{ a: 1 }, { b: 1 }],
    [{ a: undefined }, {}],
    [
      [1, 2],
      [2, 1],
    ],
    [[1], { 0: 1 }],
    ['1', 1],
    [null, {}],
    [Number.NaN, 0],
  ])('tells %j from %j', ([left, right]) => {
    expect(sameJson(left, right)).toBe(false)
  })

  it('says of every value that it is the same as its copy', () => {
    fc.assert(fc.property(anyJson, (value) => sameJson(value, copyJson(value))))
  })
})

describe('weightOf', () => {
  it('grows with every part that is added', () => {
    expect(weightOf({ a: 1, b: 'text' })).toBeGreaterThan(weightOf({ a: 1 }))
    expect(weightOf({ a: 'longer' })).toBeGreaterThan(weightOf({ a: 'long' }))
  })
})
