import { describe, expect, it } from 'vitest'
import { isInsideCutText, nestedInText, scalarsWithin } from '../../../contracts/reading/index.ts'

describe('JSON text', () => {
  it('holds an object or an array, or nothing', () => {
    expect(nestedInText(' {"a": [1]}')).toEqual({ a: [1] })
    expect(nestedInText('["x"]')).toEqual(['x'])
    for (const value of ['5', '"x"', 'null', '{"a"', 'plain', 5, null, undefined])
      expect(nestedInText(value)).toBeUndefined()
  })

  it('lends its scalars to those that were sent', () => {
    expect(scalarsWithin(['x', '{"a":{"b":1},"c":[true]}'])).toEqual(['x', '{"a":{"b":1},"c":[true]}', 1, true])
  })

  it('may have been cut, and then hold what lies under its name', () => {
    const attributes = [['address', `{"street":"Long Road ${'x'.repeat(240)}`]] as const
    expect(isInsideCutText(['address', 'city'], attributes)).toBe(true)
    expect(isInsideCutText(['address'], attributes)).toBe(false)
    expect(isInsideCutText(['tags', 0], attributes)).toBe(false)
    expect(isInsideCutText(['address', 'city'], [['address', '{"street":"x"}']])).toBe(false)
  })

  it('is not taken for cut where it is short: an object as text is no JSON', () => {
    expect(isInsideCutText(['address', 'city'], [['address', '[object Object]']])).toBe(false)
  })

  it('is cut only as a text that begins as JSON, is long enough, and is none', () => {
    const path = ['hq', 'address', 'city']
    const cut = (text: string, key = 'hq') => isInsideCutText(path, [[key, text]])
    expect([cut(`[${'x'.repeat(59)}`), cut(`[${'x'.repeat(58)}`)]).toEqual([true, false])
    expect([cut(`[${'1,'.repeat(30)}1]`), cut(`see [${'x'.repeat(60)}`)]).toEqual([false, false])
    expect([cut(`[${'x'.repeat(60)}`, 'hq_address'), cut(`[${'x'.repeat(60)}`, 'other')]).toEqual([true, false])
    expect(isInsideCutText(['$', 'city'], [['other', `[${'x'.repeat(60)}`]])).toBe(true)
  })
})
