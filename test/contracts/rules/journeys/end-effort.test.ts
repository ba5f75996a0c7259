import { describe, expect, it } from 'vitest'
import { compareEffort } from '../../../../contracts/rules/journeys/end-effort.ts'
import type { DroppedEvent, Event, Exchange, Expectations, SdkCall } from '../../../../contracts/wire/index.ts'
import { exchangeOf, post } from '../played.ts'

const step = (says: string) => ({ step: { number: 1, says } })
const sent = (says: string, event: Event): Exchange => ({ ...exchangeOf(event, [post('/users', {})]), ...step(says) })
const dropped = (says: string, event: Event): Exchange => ({
  ...exchangeOf(event, []),
  outcome: { kind: 'dropped', reason: 'no' },
  ...step(says),
})
const home: Event = { type: 'page', userId: 'u-1', name: 'Home' }
const bought: Event = { type: 'track', userId: 'u-1', event: 'Bought' }
const homeOfAda = dropped('ada on phone: page Home', home)
const differences = (expected: NonNullable<Expectations['dropped']>, ...exchanges: Exchange[]) =>
  compareEffort({ dropped: expected }, exchanges, 0)

it('nothing is asked of what is not written', () => {
  expect(compareEffort({}, [homeOfAda], 3)).toEqual([])
})

describe('a number of dropped events', () => {
  it('is kept where as many were dropped', () => {
    expect(differences(0, sent('ada: track Bought', bought))).toEqual([])
    expect(differences(2, homeOfAda, sent('ada: track Bought', bought), homeOfAda)).toEqual([])
  })

  it('is told at the last one that was dropped', () => {
    const message = 'The target dropped another number of events.'
    const bob = sent('bob: track Bought', bought)
    expect(differences(2, bob, homeOfAda, bob)).toStrictEqual([
      { word: 'dropped', message, expected: 2, received: 1, exchange: 1 },
    ])
    expect(differences(0, homeOfAda, bob, homeOfAda, homeOfAda, bob)).toMatchObject([{ received: 3, exchange: 3 }])
  })

  it('is told at no event where none was dropped', () => {
    const message = 'The target dropped another number of events.'
    for (const exchanges of [[], [sent('ada: track Bought', bought)]]) {
      expect(differences(1, ...exchanges)).toStrictEqual([{ word: 'dropped', message, expected: 1, received: 0 }])
    }
  })

  it('counts in cloud mode alone', () => {
    expect(differences(1, { ...homeOfAda, connection: 'android-device' })).toEqual([])
    expect(differences([{ of: 'ada' }], { ...homeOfAda, connection: 'web-device' })).toEqual([])
    expect(differences(1, { ...homeOfAda, connection: 'web-device' }, homeOfAda)).toEqual([])
  })
})

describe('a dropped event is meant', () => {
  const whole: DroppedEvent = { of: 'ada', type: 'page', event: 'Home', because: 'G2' }

  it.for<DroppedEvent>([
    whole,
    { of: 'ada' },
    { type: 'page' },
    { event: 'Home' },
    { because: 'G2' },
    { type: 'page', event: 'Home', because: 'G2' },
    { of: 'ada', event: 'Home', because: 'G2' },
    { of: 'ada', type: 'page', because: 'G2' },
    { of: 'ada', type: 'page', event: 'Home' },
  ])('by whatever is written of it: %j', (written) => {
    expect(differences([written], homeOfAda)).toEqual([])
  })

  it.for<DroppedEvent>([
    { ...whole, of: 'bob' },
    { ...whole, type: 'screen' },
    { ...whole, event: 'Start' },
    { ...whole, because: 'I3' },
  ])('by all that is written of it: not as %j', (written) => {
    const told = differences([written], homeOfAda)
    expect(told).toMatchObject([
      { index: 0, message: 'The target does not drop an event that the journey has dropped.', expected: written },
      { exchange: 0, message: 'The target drops an event that the journey does not.' },
    ])
    expect(told[0]).not.toHaveProperty('received')
  })

  it('once', () => {
    expect(differences([{ of: 'ada' }, { of: 'ada' }], homeOfAda)).toMatchObject([{ index: 1 }])
    expect(differences([{ of: 'ada' }], homeOfAda, homeOfAda)).toMatchObject([{ exchange: 1 }])
  })
})

describe('an event that was not dropped', () => {
  it('is told at the last one that may be meant, for whatever reason it was to be dropped', () => {
    const [ada, bob] = ['ada: track Bought', 'bob: track Bought'].map((says) => sent(says, bought)) as [
      Exchange,
      Exchange,
    ]
    const written: DroppedEvent = { of: 'ada', type: 'track', event: 'Bought', because: 'I3' }
    expect(differences([written], ada, ada, bob)).toMatchObject([{ index: 0, exchange: 1 }])
    expect(differences([{ of: 'ada' }], ada, ada, bob)).toMatchObject([{ index: 0, exchange: 1 }])
  })

  it('is told at none where nobody is meant', () => {
    const [told] = differences([{ of: 'eve' }], sent('ada: track Bought', bought))
    expect(told).not.toHaveProperty('exchange')
  })
})

describe('an event that was dropped is described', () => {
  const anonymous: Event = { type: 'track', event: 'Seen' }

  it.for<[Exchange, object]>([
    [homeOfAda, { of: 'ada', type: 'page', because: 'G2' }],
    [dropped('ada: track Seen on Sunday: late', anonymous), { of: 'ada', type: 'track', event: 'Seen', because: 'I3' }],
    [dropped('nobody', anonymous), { type: 'track', event: 'Seen', because: 'I3' }],
    [dropped('bob: identify', { type: 'identify', event: 'Seen' }), { of: 'bob', type: 'identify', because: 'I3' }],
    [dropped('bob: nothing', {}), { of: 'bob', type: null, because: 'G1' }],
  ])('by its person, its type, its name and the rule: %#', ([exchange, received]) => {
    expect(differences([], exchange).map((found) => found.received)).toStrictEqual([received])
  })

  it('without a person where it is of no step', () => {
    const { step: _, ...alone } = homeOfAda
    expect(differences([], alone).map(({ received }) => received)).toStrictEqual([{ type: 'page', because: 'G2' }])
  })
})

describe('requests', () => {
  it.for<[NonNullable<Expectations['requests']>, number, string | undefined]>([
    [2, 2, undefined],
    [2, 1, 'fewer'],
    [2, 3, 'more'],
    [0, 0, undefined],
    [{ min: 2 }, 2, undefined],
    [{ min: 2 }, 99, undefined],
    [{ min: 2 }, 1, 'fewer'],
    [{ max: 2 }, 0, undefined],
    [{ max: 2 }, 2, undefined],
    [{ max: 2 }, 3, 'more'],
    [{ min: 2, max: 3 }, 4, 'more'],
    [{ min: 2, max: 3 }, 1, 'fewer'],
  ])('of %j are %d, which is %s', ([requests, made, word]) => {
    const message = `The journey takes ${word} requests than it has to.`
    expect(compareEffort({ requests }, [], made)).toEqual(
      word === undefined ? [] : [{ word: 'requests', message, expected: requests, received: made }],
    )
  })
})

describe('calls', () => {
  const event = (name: string): SdkCall => ({ method: 'logEvent', args: [name, { tries: 2 }] })
  const logout: SdkCall = { method: 'logout', args: [] }
  const calling = (...calls: SdkCall[]): Exchange => ({
    ...exchangeOf(bought, []),
    connection: 'android-device',
    outcome: { kind: 'calls', calls },
  })
  const told = (calls: NonNullable<Expectations['calls']>, ...exchanges: Exchange[]) =>
    compareEffort({ calls }, exchanges, 0)

  it('are right where those of the named methods come in order, with at least the arguments that are written', () => {
    const made = [calling(event('A'), { method: 'updateUser', args: [] }), calling(), calling(logout, event('B'))]
    expect(told([event('A'), logout, { method: 'logEvent' }], ...made)).toEqual([])
    expect(
      told(
        [
          { method: 'logEvent', args: ['A', {}] },
          { method: 'logEvent', args: ['B'] },
        ],
        ...made,
      ),
    ).toEqual([])
    expect(told([{ method: 'hideMessenger' }])).toHaveLength(1)
    expect(told([], ...made)).toEqual([])
  })

  const message = 'Other calls are made than the journey makes.'
  it.for<[string, SdkCall[], SdkCall[][], object]>([
    ['of another method', [event('A'), logout], [[event('A')], [event('B')], [logout]], { index: 1, exchange: 1 }],
    ['with another argument', [event('A')], [[], [event('B')]], { index: 0, exchange: 1 }],
    ['in another order', [event('A'), logout], [[logout], [event('A')]], { index: 0, exchange: 0 }],
    ['too many', [event('A')], [[event('A')], [event('A')]], { exchange: 1 }],
    ['too few, told at the last', [logout, logout, logout], [[], [logout]], { index: 1, exchange: 1 }],
    ['none', [event('A')], [[], []], { index: 0 }],
  ])('are wrong: %s', ([, expected, calls, where]) => {
    expect(told(expected, ...calls.map((some) => calling(...some)))).toStrictEqual([
      { word: 'calls', message, expected, received: calls.flat(), ...where },
    ])
  })
})
