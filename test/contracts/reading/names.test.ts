import { describe, expect, it } from 'vitest'
import { keysThatStay, possibleNames } from '../../../contracts/reading/index.ts'
import type { JsonObject } from '../../../contracts/wire/index.ts'

const staying = (holder: JsonObject) => [...keysThatStay(holder)]

describe('keys that stay', () => {
  it('are those that hold nothing that Intercom renames', () => {
    expect(staying({ plan: 1, größe: 2, 'with blank': 3, 'a.b': 4, $x: 5, ' c': 6 })).toEqual([
      'plan',
      'größe',
      'with blank',
    ])
  })

  it('are not those that another direct key meets', () => {
    expect(staying({ orderId: 1, order_id: 2, plan: 3 })).toEqual(['plan'])
  })

  it('are not those that a nested value may meet, however it is joined and numbered', () => {
    expect(staying({ a_b: 1, a: { b: 2 }, plan: 3 })).toEqual(['a', 'plan'])
    expect(staying({ tags_1: 'x', tags: ['y'], plan: 3 })).toEqual(['plan'])
  })

  it('are those too that only another number tells from a nested value without any place', () => {
    expect(staying({ a: { b: 1 }, ab2: 2 })).toEqual(['a', 'ab2'])
  })

  it('are read as own keys', () => {
    expect(staying(JSON.parse('{"__proto__": 1, "constructor": 2}'))).toEqual(['__proto__', 'constructor'])
  })
})

describe('possible names', () => {
  it('are direct keys, whole paths, and parts of a path from either end', () => {
    expect(possibleNames({ user: { home: { city: 'Ulm' } }, tags: [] })).toEqual(
      new Set(['user', 'tags', 'userhomecity', 'userhome', 'homecity', 'city']),
    )
  })
})
