import fc from 'fast-check'
import { Type } from 'typebox'
import { describe, expect, it } from 'vitest'
import { InputError, placeInJson, readJson } from '../../src/input/index.ts'

const text = '{\n  "users": [\n    { "user_id": "u-1" },\n    { "user_id": "u-2",\n      "email": 7 }\n  ]\n}'

describe('the place of a value in JSON', () => {
  it.for([
    [['users', 1, 'email'], { line: 5, column: 16 }],
    [['users', '1', 'email'], { line: 5, column: 16 }],
    [['users', 1], { line: 4, column: 5 }],
    [['users'], { line: 2, column: 12 }],
    [[], { line: 1, column: 1 }],
  ] as const)('%j', ([path, place]) => {
    expect(placeInJson(text, path)).toEqual(place)
  })

  it('is that of the nearest value around it where there is none', () => {
    expect(placeInJson(text, ['users', 1, 'phone', 'mobile'])).toEqual({ line: 4, column: 5 })
    expect(placeInJson(text, ['companies', 0])).toEqual({ line: 1, column: 1 })
  })

  it('is found in any value', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.string(), fc.jsonValue(), (others, key, value) => {
        const json = JSON.stringify({ ...others, [key]: { sought: value } }, null, 1)
        const { line = 0, column = 0 } = placeInJson(json, [key, 'sought'])
        const found = json
          .split('\n')
          .slice(line - 1)
          .join('\n')
          .slice(column - 1)
        expect(found.startsWith(JSON.stringify(value, null, 1).slice(0, 1))).toBe(true)
      }),
    )
  })
})

describe('a text that nests deeper than the stack', () => {
  it('has a place too', () => {
    const deep = `{"users": [\n${'['.repeat(100_000)}${']'.repeat(100_000)}]}`
    expect(placeInJson(deep, ['users', 0])).toEqual({ line: 2, column: 1 })
    expect(() => readJson(`${deep},`, Type.Object({}), 'x.json')).toThrow(/^x\.json:2: This is not JSON/)
  })
})

describe('the place of an error in JSON', () => {
  it.for([
    ['{\n "a": 1,\n}', 3],
    ['{\n "a": tru\n}', 2],
    ['{\n "a": 1', 2],
    ['{\n // why\n "a": 1}', 2],
    ['', 1],
  ] as const)('%j', ([broken, line]) => {
    const read = () => readJson(broken, Type.Object({}), 'x.json')
    expect(read).toThrow(InputError)
    expect(read).toThrow(new RegExp(`^x\\.json:${line}(:\\d+)?: This is not JSON: `))
  })
})
