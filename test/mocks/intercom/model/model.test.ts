import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../../../contracts/wire/index.ts'
import { addVisitor } from '../../../../mocks/intercom/index.ts'
import { caller, startSeconds } from '../caller.ts'
import { type Driven, disagreement } from './compare.ts'

function mock(): Driven {
  const { send, intercom } = caller()
  return {
    send,
    visit: () => addVisitor(intercom.workspace('token-1'), startSeconds).id,
    state: () => intercom.state('token-1'),
  }
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
      /^send\('POST \/tags', \{"name":"\w+","users":\[\{"(user_id|id)":"[^"]+","untag":(true|false)\}\]\}\)$/,
    )
    expect(lines.at(-1)).toBe('// seed 1')
  })

  it('notice a merge that loses something', () => {
    const forgetful = (): Driven => {
      const driven = mock()
      const send: Driven['send'] = (on, body) => {
        const answer = driven.send(on, body)
        if (on !== 'POST /contacts/convert' || answer.status !== 200) return answer
        const { tags, ...user } = answer.body as JsonObject
        for (const tag of (tags as JsonObject)['tags'] as JsonObject[]) {
          driven.send('POST /tags', { name: tag['name'] ?? null, users: [{ id: user['id'] ?? null, untag: true }] })
        }
        return answer
      }
      return { ...driven, send }
    }
    const lines = disagreement(forgetful, { seed: 1, numRuns: 2000 })?.split('\n') ?? []
    expect(lines.filter((line) => line.startsWith('send(')).at(-1)).toMatch(/^send\('POST \/contacts\/convert'/)
  })

  it('notice a status that is wrong', () => {
    const polite = (): Driven => {
      const driven = mock()
      return { ...driven, send: (on, body) => ({ ...driven.send(on, body), status: 200 }) }
    }
    expect(disagreement(polite, { seed: 1, numRuns: 200 })).toMatch(/was answered 200; the model says (202|404)/)
  })
})
