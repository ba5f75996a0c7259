import { describe, expect, it } from 'vitest'
import { hideDrawn, secretsOf } from '../../src/runner/index.ts'

describe('secrets', () => {
  it('stand in place of their placeholders, wherever these occur', () => {
    const { reveal } = secretsOf(1, 'a case')
    const { apiKey, header, other } = reveal({ apiKey: 'token:1', header: 'Bearer token:1', other: 'token:2' })
    expect(header).toBe(`Bearer ${apiKey}`)
    expect(other).not.toBe(apiKey)
  })

  it('are hidden again in everything that is told', () => {
    const { reveal, hide } = secretsOf(1, 'a case')
    const told = { error: 'the token token:1 was refused', list: ['token:2'] }
    expect(hide(reveal(told))).toEqual(told)
  })

  it('are hidden in Basic credentials too, which hold them as base64', () => {
    const { reveal, hide } = secretsOf(1, 'a case')
    const basic = (token: string) => `Basic ${Buffer.from(`${token}:`).toString('base64')}`
    expect(hide(basic(reveal('token:1')))).toBe(basic('token:1'))
  })

  it('are the same for the same seed and case, and others for others', () => {
    const secret = (seed: number, id: string) => secretsOf(seed, id).reveal('token:1')
    expect(secret(1, 'a')).toBe(secret(1, 'a'))
    expect(new Set([secret(1, 'a'), secret(2, 'a'), secret(1, 'b')]).size).toBe(3)
  })
})

it('a secret of another case is known by its form', () => {
  const { apiKey } = secretsOf(1, 'another case').reveal({ apiKey: 'token:1' })
  expect(hideDrawn(`it threw: nobody ${apiKey}`)).toBe('it threw: nobody token of another case')
})
