import { describe, expect, it } from 'vitest'
import type { Event, JsonObject, SdkCall } from '../../contracts/wire/index.ts'
import { textOfDouble } from './android.ts'
import { call } from './integration.ts'
import { type PhoneConnection, publishedDevice } from './published.ts'

const settings = { appId: 'app-1', mobileApiKeyAndroid: 'token:1', mobileApiKeyIOS: 'token:1' }

/** What the published integration calls for events, its start left out. */
function callsFor(connection: PhoneConnection, ...events: Event[]): SdkCall[] {
  const device = publishedDevice(connection)
  device({ connection, settings, event: { type: 'screen' } })
  return events.flatMap((event) => device({ connection, settings, event }))
}

const identify = (traits: JsonObject): Event => ({ type: 'identify', userId: 'u-1', context: { traits } })
const login = call('registerIdentifiedUser', { userId: 'u-1' })

/** One input, and what was observed on each platform. */
const observed: { input: string; traits: JsonObject; android: SdkCall[]; ios: SdkCall[] }[] = [
  {
    input: 'createdAt as ISO text',
    traits: { createdAt: '2024-01-02T03:04:05Z' },
    android: [login, call('updateUser', { customAttributes: { createdAt: '2024-01-02T03:04:05Z' } })],
    ios: [login],
  },
  { input: 'a company as text', traits: { name: 'Ada', company: 'Acme' }, android: [login], ios: [login] },
  {
    input: 'a company with a number as id',
    traits: { company: { id: 5 } },
    android: [login],
    ios: [login, call('updateUser', { userId: 'u-1', companies: [{ companyId: 5 }] })],
  },
  {
    input: 'a trait of its own',
    traits: { plan: 'pro' },
    android: [login, call('updateUser', { customAttributes: { plan: 'pro' } })],
    ios: [login],
  },
  {
    input: 'first and last name',
    traits: { firstname: 'Ada', lastname: 'Byron' },
    android: [login, call('updateUser', { customAttributes: { firstname: 'Ada', lastname: 'Byron' } })],
    ios: [login],
  },
  {
    input: 'a phone that is a number, in capitals',
    traits: { PHONE: 1 },
    android: [login, call('updateUser', { phone: '1.0' })],
    ios: [login, call('updateUser', { userId: 'u-1', phone: 1 })],
  },
  { input: 'nothing', traits: {}, android: [login, call('updateUser', {})], ios: [login] },
]

describe('the published integrations, as observed', () => {
  it.for(observed)('$input', ({ traits, android, ios }) => {
    expect(callsFor('android-device', identify(traits))).toEqual(android)
    expect(callsFor('ios-device', identify(traits))).toEqual(ios)
  })

  it('start for a visitor, and register whoever was known before', () => {
    const device = publishedDevice('android-device')
    const event = { type: 'track', event: 'Opened', userId: 'u-1', context: { traits: { id: 'u-1' } } }
    expect(device({ connection: 'android-device', settings, event })).toEqual([
      call('initialize', { apiKey: 'token:1', appId: 'app-1' }),
      login,
      call('logEvent', 'Opened'),
    ])
  })

  it('call nothing for a group or a screen, and log out on reset', () => {
    const events = [{ type: 'group', groupId: 'g-1' }, { type: 'screen', event: 'Home' }, { type: 'reset' }]
    expect(callsFor('ios-device', ...events)).toEqual([call('logout')])
  })

  it.for([
    [1, '1.0'],
    [-0.5, '-0.5'],
    [447_911_123_456, '4.47911123456E11'],
    [10_000_000, '1.0E7'],
    [0.0001, '1.0E-4'],
  ] as const)('write the double %s as Java does', ([value, text]) => {
    expect(textOfDouble(value)).toBe(text)
  })
})
