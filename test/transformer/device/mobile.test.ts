import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Event } from '../../../contracts/wire/index.ts'
import { call, journey, settings } from './journey.ts'

const ada = { type: 'identify', userId: 'u-ada', context: { traits: { email: 'ada@example.com' } } }
const onIos = (...events: Event[]) => journey('ios-device', events)
const onAndroid = (...events: Event[]) => journey('android-device', events)

describe('the reference with the mobile SDKs', () => {
  it.for([
    ['ios-device', 'ios-key'],
    ['android-device', 'android-key'],
  ] as const)('initialises once with the key of its platform: %s', ([connection, apiKey]) => {
    expect(journey(connection, [ada, { type: 'track', userId: 'u-ada', event: 'Order' }])).toEqual([
      [
        call('initialize', { apiKey, appId: 'app-1' }),
        call('registerIdentifiedUser', { userId: 'u-ada' }),
        call('updateUser', { userId: 'u-ada', email: 'ada@example.com' }),
      ],
      [call('logEvent', 'Order')],
    ])
  })

  it('registers by email where that is all that is known', () => {
    const [calls] = onIos({ type: 'identify', context: { traits: { email: 'ada@example.com' } } })
    expect(calls?.[1]).toEqual(call('registerIdentifiedUser', { email: 'ada@example.com' }))
  })

  it('keeps a person who was known by email, and turns out to have a user id', () => {
    const visitor = { type: 'identify', context: { traits: { email: 'ada@example.com' } } }
    expect(onIos(visitor, ada)[1]).toEqual([
      call('registerIdentifiedUser', { userId: 'u-ada', email: 'ada@example.com' }),
      call('updateUser', { userId: 'u-ada', email: 'ada@example.com' }),
    ])
  })

  it('registers an unidentified user before an event of nobody', () => {
    expect(onIos({ type: 'track', event: 'Seen' })[0]).toEqual([
      call('initialize', { apiKey: 'ios-key', appId: 'app-1' }),
      call('registerUnidentifiedUser'),
      call('logEvent', 'Seen'),
    ])
  })

  it('logs out before another person', () => {
    expect(onAndroid(ada, { type: 'identify', userId: 'u-bob' })[1]).toEqual([
      call('logout'),
      call('registerIdentifiedUser', { userId: 'u-bob' }),
      call('updateUser', { userId: 'u-bob' }),
    ])
  })

  it('logs out on reset, and what follows is of somebody else', () => {
    expect(onAndroid(ada, { type: 'reset' }, { type: 'track', event: 'Seen' }).slice(1)).toEqual([
      [call('logout')],
      [call('registerUnidentifiedUser'), call('logEvent', 'Seen')],
    ])
  })

  it('sends a company under its id, with what the SDK has no field for among its attributes', () => {
    const company = { name: 'Analytical', plan: 'pro', monthlySpend: 5, size: 3, seats: 4, remote: { a: null } }
    const [calls] = onAndroid({ type: 'identify', userId: 'u-ada', context: { traits: { company } } })
    expect(calls?.[2]).toMatchObject({
      args: [
        {
          companies: [
            {
              companyId: expect.stringMatching(/^[0-9a-f]{32}$/),
              name: 'Analytical',
              plan: 'pro',
              monthlySpend: 5,
              customAttributes: { size: 3, seats: 4 },
            },
          ],
        },
      ],
    })
  })

  it('does not send a company that is to be removed, since an SDK would add it', () => {
    const traits = { name: 'Ada', company: { id: 'c-1', remove: true } }
    const [calls] = onAndroid({ type: 'identify', userId: 'u-ada', context: { traits } })
    expect(calls?.[2]).toEqual(call('updateUser', { userId: 'u-ada', name: 'Ada' }))
  })

  it('takes the time that the typed setter of Android writes', () => {
    const traits = { createdat: '2019-05-19T18:34:24Z' }
    const [calls] = onAndroid({ type: 'identify', userId: 'u-ada', context: { traits } })
    expect(calls?.[2]).toEqual(call('updateUser', { userId: 'u-ada', signedUpAt: 1558290864 }))
  })

  it.for([
    ['ios-device', 'mobileApiKeyIOS'],
    ['android-device', 'mobileApiKeyAndroid'],
  ] as const)('does nothing without the key of its platform, and names it: %s', ([connection, key]) => {
    expect(journey(connection, [ada], { ...settings, [key]: '' })[0]).toContain(key)
  })

  it('says why nothing comes of screens and groups', () => {
    expect(onIos({ type: 'screen' }, { type: 'group', groupId: 'g-1' })).toEqual([
      expect.stringMatching(/not supported/),
      expect.stringMatching(/not supported/),
    ])
  })
})

describe('the reference on any device', () => {
  const value = fc.jsonValue({ maxDepth: 3 })
  const event = fc.record(
    {
      type: fc.constantFrom('identify', 'track', 'page', 'screen', 'group', 'reset', 'IDENTIFY', ''),
      userId: fc.oneof(fc.constantFrom('u-1', 'u-2', '', null), value),
      event: value,
      traits: value,
      properties: value,
      context: fc.oneof(value, fc.record({ traits: value, Intercom: value })),
      integrations: fc.oneof(value, fc.record({ Intercom: value })),
    },
    { requiredKeys: ['type'] },
  )

  it('never throws, never changes an event, and never sends what JSON cannot say', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('web-device', 'ios-device', 'android-device'),
        fc.array(event),
        (connection, events) => {
          const before = JSON.stringify(events)
          const calls = journey(connection, events as Event[])
          expect(JSON.stringify(events)).toBe(before)
          expect(JSON.parse(JSON.stringify(calls))).toEqual(calls)
        },
      ),
    )
  })
})
