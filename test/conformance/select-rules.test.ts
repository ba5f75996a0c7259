import { describe, expect, it } from 'vitest'
import type { Rule } from '../../contracts/rules/index.ts'
import { findRule, selectRules } from '../../src/conformance/index.ts'

const rules = ['U1', 'U3', 'U3.zone', 'U10', 'T1'].map((id) => ({ id }) as Rule)
const ids = (globs: string) => selectRules(rules, globs).map(({ id }) => id)

describe('selectRules', () => {
  it('takes an id for itself and its parts, and for no longer number', () => {
    expect(ids('U1')).toEqual(['U1'])
    expect(ids('U3')).toEqual(['U3', 'U3.zone'])
    expect(ids('U3.zone')).toEqual(['U3.zone'])
  })

  it('takes globs, and keeps the order of the contract', () => {
    expect(ids('T*,U*')).toEqual(['U1', 'U3', 'U3.zone', 'U10', 'T1'])
  })

  it('leaves out what an exclamation mark names', () => {
    expect(ids('!U3')).toEqual(['U1', 'U10', 'T1'])
    expect(ids('U*,!U3.zone')).toEqual(['U1', 'U3', 'U10'])
  })

  it('complains of a pattern that matches no rule, and says what was meant', () => {
    expect(() => ids('U3.zoen')).toThrow('There is no rule "U3.zoen". Did you mean "U3.zone"?')
    expect(() => ids('X*')).toThrow('There is no rule "X*".')
  })
})

describe('findRule', () => {
  it('finds a rule whatever its case', () => {
    expect(findRule(rules, 'u3.ZONE').id).toBe('U3.zone')
  })
})
