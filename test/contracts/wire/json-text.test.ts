import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeJson, encodeJson, jsonText, sameJson } from '../../../contracts/wire/index.ts'

const parsed = (text: string) => JSON.parse(text) as unknown

describe('encodeJson', () => {
  it('writes the same text as JSON.stringify, for every JSON value', () => {
    fc.assert(fc.property(fc.json().map(parsed), (value) => encodeJson(value) === JSON.stringify(value)))
  })

  it('writes values deeper than the stack reaches', () => {
    const text = `${'{"a":['.repeat(50_000)}${']}'.repeat(50_000)}`
    expect(encodeJson(parsed(text)) === text).toBe(true)
  })

  it('is read back to the same value, also where JSON has no words for it', () => {
    const value = { a: Number.NaN, b: [Number.POSITIVE_INFINITY, undefined], c: { d: Number.NEGATIVE_INFINITY } }
    expect(sameJson(decodeJson(encodeJson(value)), value)).toBe(true)
  })

  it('writes what has words of its own by its own keys, as everything else', () => {
    const told = { toJSON: () => 'told', kept: 1 }
    expect(encodeJson([told, new Date(0), Object('text')])).toBe(
      '[{"toJSON":{"$undefined":true},"kept":1},{},{"0":"t","1":"e","2":"x","3":"t"}]',
    )
    expect(encodeJson(Object.assign([1], { toJSON: () => 'told' }))).toBe('[1]')
  })

  it('keeps a __proto__ key and lone surrogates', () => {
    const text = '{"__proto__":{"a":"\\ud800"}}'
    expect(encodeJson(decodeJson(text))).toBe(text)
  })
})

describe('jsonText', () => {
  it('writes the same text as JSON.stringify, for every JSON value', () => {
    fc.assert(fc.property(fc.json().map(parsed), (value) => jsonText(value) === JSON.stringify(value)))
  })

  it('writes a number beyond the range so that it is read as it was', () => {
    const value = parsed('[1e999,{"a":-1e999}]')
    expect(jsonText(value)).toBe('[1e999,{"a":-1e999}]')
    expect(parsed(jsonText(value))).toEqual(value)
  })
})
