import { describe, expect, it } from 'vitest'
import { findingsOf, onEveryConnection, toldOfCalls } from '../../../../contracts/rules/as-in-cloud.ts'
import { byDevice } from '../../../../contracts/rules/by-device.ts'
import { areaOf, areas, type Rule, rules } from '../../../../contracts/rules/index.ts'
import type { Event } from '../../../../contracts/wire/index.ts'
import { playedOn } from './played-calls.ts'

const finding = { message: 'A request to /users holds custom_attributes.', expected: { signed_up_at: 1, plan: 'pro' } }

describe('findings about requests, told of calls', () => {
  it('are in the words of the messenger on the web', () => {
    expect(toldOfCalls([finding], 'web-device')).toEqual([
      { message: 'An update holds the attributes of the update.', expected: { created_at: 1, plan: 'pro' } },
    ])
  })

  it('are in the words of the SDK on a phone', () => {
    const told = toldOfCalls(
      [{ message: 'The event_name is another.', received: { custom_attributes: {}, company_id: 'c', user_id: 'u' } }],
      'ios-device',
    )
    expect(told).toEqual([
      { message: 'The name of the event is another.', received: { customAttributes: {}, companyId: 'c', userId: 'u' } },
    ])
    expect(toldOfCalls([{ message: 'x', expected: ['user_id'], received: 'user_id' }], 'android-device')).toEqual([
      { message: 'x', expected: ['user_id'], received: 'user_id' },
    ])
  })

  it('are told once where two rules tell the same', () => {
    const saying = (...messages: string[]): Rule =>
      ({
        judge: () => [{ exchange: 0, findings: messages.map((message, at) => ({ message, received: at })) }],
      }) as never
    const told = findingsOf([saying('one', 'two'), saying('two', 'three')], playedOn('web-device'))
    expect([...told]).toEqual([
      [
        0,
        [
          { message: 'one', received: 0 },
          { message: 'two', received: 1 },
          { message: 'three', received: 1 },
        ],
      ],
    ])
  })

  it('are of exchanges that there are', () => {
    const astray: Rule = { judge: () => [{ exchange: 7, findings: [] }] } as never
    const ada: Event = { type: 'identify', userId: 'u-1' }
    expect(onEveryConnection(astray).judge(playedOn('web-device', [ada]))).toEqual([])
  })
})

describe('a rule that looks at one device', () => {
  const seen: (string | undefined)[][] = []
  const judge = byDevice((played) => {
    seen.push(played.exchanges.map(({ event }) => event['anonymousId'] as string))
    return played.exchanges.map((_, exchange) => ({ exchange, findings: [] }))
  })
  const by = (anonymousId: string): [Event] => [{ type: 'track', event: 'x', anonymousId }]

  it('gets what several have seen one after another, and tells where it stood in all', () => {
    seen.length = 0
    const recorded = { ...playedOn('web-device', by('a'), by('b'), by('a')), suite: 'recorded' as const }
    expect(judge(recorded).map(({ exchange }) => exchange)).toEqual([0, 2, 1])
    expect(seen).toEqual([['a', 'a'], ['b']])
  })

  it('gets the whole of one', () => {
    seen.length = 0
    const played = playedOn('web-device', by('a'), by('a'))
    expect(judge(played)).toHaveLength(2)
    expect(seen).toEqual([['a', 'a']])
  })
})

describe('the area of a rule', () => {
  it('is the one that lists it', () => {
    expect(rules.map(areaOf)).toEqual(areas.flatMap(({ name, rules: own }) => own.map(() => name)))
    expect(areaOf({ id: 'Z9' })).toBe('other')
  })
})
