import { describe, expect, it } from 'vitest'
import { typeIsReadWithoutCase } from '../../../../contracts/rules/common/event-types.ts'
import type { Event, Exchange } from '../../../../contracts/wire/index.ts'
import { exchangeOf, playedCase, post } from '../played.ts'

const told = (event: Event, more: Partial<Exchange>) =>
  typeIsReadWithoutCase.judge(playedCase({ ...exchangeOf(event, []), ...more }))[0]?.findings

describe('G1', () => {
  const capitals = { type: 'IDENTIFY', userId: 'u-1' }

  it('says what became of an event in capitals, with a reason or without', () => {
    const finding = {
      message: 'An event is dropped whose type is written in another case.',
      expected: 'taken as identify',
    }
    expect(told(capitals, { outcome: { kind: 'dropped', reason: 'no type' } })).toEqual([
      { ...finding, received: { dropped: 'no type' } },
    ])
    expect(told(capitals, { outcome: { kind: 'requests', requests: [] } })).toEqual([
      { ...finding, received: 'nothing' },
    ])
    expect(told(capitals, { outcome: { kind: 'requests', requests: [post('/users', {})] } })).toEqual([])
  })

  it('does not ask for the delivery of what may be rejected for something else', () => {
    expect(told({ type: 'IDENTIFY' }, { outcome: { kind: 'dropped', reason: 'no id' } })).toBeUndefined()
    expect(told({ type: 'identify', userId: 'u-1' }, {})).toBeUndefined()
  })

  it('wants what has no type in text to be rejected', () => {
    const sent = { outcome: { kind: 'requests' as const, requests: [post('/users', {})] } }
    expect(told({ type: 7 }, sent)?.[0]?.received).toEqual(['POST /users'])
    expect(told({ type: null }, { outcome: { kind: 'dropped', reason: 'no type' } })).toEqual([])
  })
})
