import { describe, expect, it } from 'vitest'
import { commonRules } from '../../../../contracts/rules/common/index.ts'
import type { Exchange, JsonObject, Outcome } from '../../../../contracts/wire/index.ts'
import { exchangeOf, playedCase, post } from '../played.ts'

const event = { type: 'identify', userId: 'u-1', traits: { plan: 'pro' } }
const written = (body: JsonObject): Outcome => ({ kind: 'requests', requests: [post('/users', body)] })
const body = { user_id: 'u-1', custom_attributes: { plan: 'pro', seats: 3 } }

function messages(id: string, ...exchanges: Exchange[]): string[] {
  const rule = commonRules.find((candidate) => candidate.id === id)
  return rule?.judge(playedCase(...exchanges)).flatMap(({ findings }) => findings.map(({ message }) => message)) ?? []
}

function deep(levels: number, leaf: string): JsonObject {
  let value: JsonObject = { leaf }
  for (let level = 0; level < levels; level += 1) value = { nested: value }
  return value
}

describe('G6', () => {
  it('does not apply to an event that was seen once and never again', () => {
    const rule = commonRules.find(({ id }) => id === 'G6')
    expect(rule?.judge(playedCase(exchangeOf(event, [post('/users', body)])))).toEqual([])
  })

  it('takes another order of keys for the same outcome', () => {
    const again = written({ custom_attributes: { seats: 3, plan: 'pro' }, user_id: 'u-1' })
    expect(messages('G6', { ...exchangeOf(event, [post('/users', body)]), again })).toEqual([])
  })

  it('sees an event that comes out otherwise alone', () => {
    const again = written({ user_id: 'u-1', custom_attributes: { plan: 'pro', seats: 4 } })
    expect(messages('G6', { ...exchangeOf(event, [post('/users', body)]), again })).toHaveLength(1)
  })

  it('sees an event that is dropped in its place and delivered alone', () => {
    const dropped: Exchange = { ...exchangeOf(event, []), outcome: { kind: 'dropped', reason: 'the batch failed' } }
    expect(messages('G6', { ...dropped, again: written(body) })).toHaveLength(1)
    expect(messages('G6', { ...dropped, again: { kind: 'dropped', reason: 'in other words' } })).toEqual([])
  })

  it('sees that the input was changed', () => {
    expect(messages('G6', { ...exchangeOf(event, [post('/users', body)]), inputChanged: true })).toHaveLength(1)
  })

  it('does not compare what may rest on answers of Intercom', () => {
    const reply = { status: 200, headers: {} }
    const own: Exchange = {
      ...exchangeOf(event, []),
      delivered: [{ by: 'target', request: post('/companies', { company_id: 'c' }), reply }],
      again: written({ user_id: 'u-1' }),
    }
    expect(messages('G6', own)).toEqual([])
  })

  it('compares bodies deeper than the stack', () => {
    const sent = exchangeOf(event, [post('/users', deep(20_000, 'end'))])
    expect(messages('G6', { ...sent, again: written(deep(20_000, 'end')) })).toEqual([])
    expect(messages('G6', { ...sent, again: written(deep(20_000, 'other')) })).toHaveLength(1)
  })
})

describe('G8', () => {
  const hostile = exchangeOf({ type: 'identify', userId: 'h-1', traits: { nick: '\ud800' } }, [
    post('/users', { user_id: 'h-1' }),
  ])

  it('holds the next event against what comes of it alone', () => {
    const next = exchangeOf(event, [post('/users', { user_id: 'u-1' })])
    expect(messages('G8', hostile, { ...next, again: written(body) })).toHaveLength(1)
    expect(messages('G8', hostile, { ...next, again: written({ user_id: 'u-1' }) })).toEqual([])
  })

  it('holds it against what came of it before, since pollution lasts', () => {
    const before = exchangeOf(event, [post('/users', body)])
    const polluted = { user_id: 'u-1', custom_attributes: { plan: 'pro', seats: 3, admin: true } }
    const next = { ...exchangeOf(structuredClone(event), [post('/users', polluted)]), again: written(polluted) }
    expect(messages('G8', before, hostile, next)).toHaveLength(1)
  })
})
