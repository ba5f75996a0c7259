import { describe, expect, it } from 'vitest'
import { type CompanyField, says } from '../../../../contracts/rules/group/company-traits.ts'
import type { JsonValue } from '../../../../contracts/wire/index.ts'

const long = 'a'.repeat(300)

describe('what was sent in a field of a company', () => {
  it.for<[unknown, JsonValue, CompanyField]>([
    ['Acme', 'Acme', 'name'],
    [' Acme', 'Acme ', 'name'],
    [long.slice(0, 255), long, 'name'],
    ['true', true, 'plan'],
    [' true', true, 'plan'],
    [true, ' true ', 'plan'],
    [null, null, 'name'],
    ['12', 12, 'size'],
    [12, ' 12 ', 'size'],
    [' 12', 12, 'size'],
    [12, '12.0', 'size'],
    [49, 49.9, 'monthly_spend'],
    [50, 49.1, 'monthly_spend'],
    [1767323045, '2026-01-02T03:04:05.678Z', 'remote_created_at'],
  ])('%j says %j in %s', ([sent, value, name]) => {
    expect(says(sent, value, name)).toBe(true)
  })

  it.for<[unknown, JsonValue, CompanyField]>([
    ['Else', 'Acme', 'name'],
    ['Ac', 'Acme', 'name'],
    ['yes', true, 'plan'],
    [undefined, 'undefined', 'name'],
    [null, 'null', 'name'],
    ['null', null, 'name'],
    [{}, '[object Object]', 'name'],
    ['x', ['x'], 'name'],
    [true, 1, 'size'],
    [50, 49, 'monthly_spend'],
    [49.1, 49.9, 'monthly_spend'],
    [5, 'soon', 'remote_created_at'],
    [1767323047, '2026-01-02T03:04:05Z', 'remote_created_at'],
  ])('%j does not say %j in %s', ([sent, value, name]) => {
    expect(says(sent, value, name)).toBe(false)
  })
})

describe('blank text', () => {
  it('says no number', () => {
    expect(says(0, ' ', 'monthly_spend')).toBe(false)
  })
})
