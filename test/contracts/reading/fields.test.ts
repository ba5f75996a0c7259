import { describe, expect, it } from 'vitest'
import { field, isTooLong, isUsable, mayChange, objectField, textOf, typeOf } from '../../../contracts/reading/index.ts'

describe('a field', () => {
  it('is an own one, never what a prototype lends', () => {
    expect(field({ a: 1 }, 'a')).toBe(1)
    expect([field({}, 'toString'), field(null, 'a'), field('text', 'length'), field(['a'], '0')]).toEqual(
      Array.from({ length: 4 }, () => undefined),
    )
  })

  it('counts as an object only where it is one', () => {
    expect(objectField({ a: { b: 1 } }, 'a')).toEqual({ b: 1 })
    for (const a of [null, [], 'text', 7]) expect(objectField({ a }, 'a')).toBeUndefined()
  })
})

describe('the type of an event', () => {
  it('is read without regard to case, and only from text', () => {
    expect(typeOf({ type: 'Identify' })).toBe('identify')
    for (const type of [7, null, ['track']]) expect(typeOf({ type })).toBeUndefined()
  })
})

describe('an identifier', () => {
  it('is usable as filled text or a finite number', () => {
    expect(['a', ' a ', 0, -1.5].map(isUsable)).toEqual([true, true, true, true])
    expect(['', ' \n', true, null, {}, Number.NaN, Number.NEGATIVE_INFINITY].some(isUsable)).toBe(false)
  })

  it('is too long from 256 code points on, outer blanks aside', () => {
    expect(['x'.repeat(256), '👩'.repeat(256), ` ${'x'.repeat(256)}`].map(isTooLong)).toEqual([true, true, true])
    expect(['x'.repeat(255), '👩'.repeat(255), ' '.repeat(10) + 'x'.repeat(250)].some(isTooLong)).toBe(false)
    expect(isTooLong(1e300)).toBe(false)
  })

  it('may be changed around NUL, as a lone surrogate and beyond the whole numbers that are exact', () => {
    expect(['a\u0000b', '\ud800', 2 ** 53, -(2 ** 60)].map(mayChange)).toEqual([true, true, true, true])
    expect(['a b', '👩', 2 ** 53 - 1, -7].some(mayChange)).toBe(false)
  })
})

describe('a value as text', () => {
  it('is that of a scalar; what is none has no text', () => {
    expect(['a', 7, true, null].map(textOf)).toEqual(['a', '7', 'true', 'null'])
    expect([{}, [], { toString: 7 }].map(textOf)).toEqual(['', '', ''])
  })
})
