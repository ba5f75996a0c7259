import { describe, expect, it } from 'vitest'
import { acceptanceOnDevice, ownUserId } from '../../../../contracts/reading/index.ts'
import type { Connection, Event, JsonObject } from '../../../../contracts/wire/index.ts'
import { onDevice } from './on-device.ts'

const end = (event: Event, settings: JsonObject = {}, connection: Connection = 'web-device') =>
  acceptanceOnDevice(onDevice(connection, event, [], settings))
const ada = { type: 'identify', userId: 'u-1' }
const seen = { type: 'track', userId: 'u-1', event: 'Seen' }
const long = 'x'.repeat(256)

describe('what has to become of an event on a device', () => {
  it.for<[string, Event, string]>([
    ['an identify', ada, 'delivered'],
    ['a track', seen, 'delivered'],
    ['a page', { type: 'page' }, 'delivered'],
    ['a reset', { type: 'reset' }, 'delivered'],
    ['a group', { type: 'group', userId: 'u-1', groupId: 'g-1' }, 'rejected'],
    ['one without a type', { userId: 'u-1' }, 'rejected'],
    ['a type in other letters', { ...ada, type: 'Identify' }, 'either'],
    ['traits of another kind', { ...ada, traits: 'x' }, 'either'],
    ['a hostile key', { ...ada, traits: { constructor: 1 } }, 'either'],
    ['nobody', { type: 'identify' }, 'either'],
    ['nobody, and a name', { type: 'track', event: 'Seen' }, 'either'],
    ['nobody, and no name', { type: 'track', event: '' }, 'rejected'],
    ['nobody, and no name that a track needs', { type: 'identify', event: '' }, 'either'],
    ['a name that is a number', { ...seen, event: 7 }, 'either'],
    ['a name that is a boolean', { ...seen, event: true }, 'either'],
    ['a blank name', { ...seen, event: ' ' }, 'rejected'],
    ['a user id over the limit', { ...ada, userId: long }, 'either'],
    ['a user id over the limit, and no name', { ...seen, userId: long, event: '' }, 'either'],
    ['a page of a user id over the limit', { type: 'page', userId: long }, 'either'],
    ['a company_id over the limit', { ...ada, traits: { company: { id: long } } }, 'either'],
  ])('%s', ([, event, expected]) => {
    expect(end(event)).toBe(expected)
  })

  it('depends on the settings', () => {
    expect(end(ada, { appId: ' ' })).toBe('rejected')
    expect(end(ada, { appId: 7 })).toBe('either')
    expect(end({ ...ada, type: 'Identify' }, { appId: 7 })).toBe('either')
    expect(end(ada, { mobileApiKeyIOS: 7 }, 'ios-device')).toBe('either')
    expect(end(ada, { mobileApiKeyIOS: '' }, 'ios-device')).toBe('rejected')
    expect(end({ ...ada, type: 'group' }, { appId: 7 })).toBe('rejected')
  })

  it('is no page on a phone', () => {
    expect(end({ type: 'page' }, {}, 'ios-device')).toBe('rejected')
    expect(end({ type: 'reset' }, {}, 'android-device')).toBe('delivered')
  })

  it('takes no anonymousId for an own user id', () => {
    const nobody = onDevice('web-device', { type: 'identify', anonymousId: 'a-1' }, [], { sendAnonymousId: true })
    expect(ownUserId(nobody)).toEqual({ accepted: [], none: true })
    expect(acceptanceOnDevice(nobody)).toBe('either')
  })
})
