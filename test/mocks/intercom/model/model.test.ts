import { describe, expect, it } from 'vitest'
import { caller } from '../caller.ts'
import { type Driven, disagreement } from './compare.ts'

function mock(): Driven {
  const { send, intercom } = caller()
  return { send, state: () => intercom.state('token-1') }
}

describe('random programs', () => {
  it('leave the mock in the state that a naive model reaches', () => {
    expect(disagreement(mock, { seed: 20_201_123, numRuns: 2000 })).toBeUndefined()
  })

  it('are shrunk to a program that shows what is wrong', () => {
    const forgetful = (): Driven => {
      const driven = mock()
      return { ...driven, state: () => ({ ...driven.state(), tags: [] }) }
    }
    const program = disagreement(forgetful, { seed: 1, numRuns: 500 })
    const lines = program?.split('\n') ?? []
    const calls = lines.filter((line) => line.startsWith('send('))
    expect(calls.length).toBeLessThanOrEqual(4)
    expect(calls.at(-1)).toMatch(
      /^send\('POST \/tags', \{"name":"\w+","users":\[\{"user_id":"u-\d","untag":(true|false)\}\]\}\)$/,
    )
    expect(lines.at(-1)).toBe('// seed 1')
  })

  it('notice a status that is wrong', () => {
    const polite = (): Driven => {
      const driven = mock()
      return { ...driven, send: (on, body) => ({ ...driven.send(on, body), status: 200 }) }
    }
    expect(disagreement(polite, { seed: 1, numRuns: 200 })).toMatch(/was answered 200; the model says (202|404)/)
  })
})
