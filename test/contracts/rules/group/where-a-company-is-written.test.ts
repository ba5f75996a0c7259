import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../../../contracts/wire/index.ts'
import { findingsOf, verdictOf } from '../device/verdict-of.ts'
import { exchangeOf, playedCase, post } from '../played.ts'

const traits = { 'plan.name': 'pro', monthlySpend: 49 }
const group = (own: JsonObject, path: string, body: JsonObject) =>
  playedCase(exchangeOf({ type: 'group', groupId: 'g-1', userId: 'u-1', traits: own }, [post(path, body)]))

describe('rules over what a company is written with', () => {
  it.for(['C2', 'C2.keys', 'C2.fields', 'C5.source'])('%s: judge no group that writes none', (id) => {
    expect(verdictOf(id, group(traits, '/companies', { company_id: 'g-1' }))).not.toBe('not judged')
    expect(verdictOf(id, group(traits, '/users', { user_id: 'u-1' }))).toBe('not judged')
  })
})

describe('C2.keys', () => {
  it('sees a name that Intercom changes, whatever the traits', () => {
    const sent = { company_id: 'g-1', custom_attributes: { 'a.b': 1, 'a.c': 2, a_d: 3 } }
    expect(findingsOf('C2.keys', group({}, '/companies', sent))).toEqual([
      { message: "A name of a company's attribute holds a character that Intercom changes.", received: 'a.b' },
    ])
    expect(verdictOf('C2.keys', group({}, '/companies', { custom_attributes: { a_d: 3 } }))).toBe('not judged')
  })
})
