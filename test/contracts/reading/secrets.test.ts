import { describe, expect, it } from 'vitest'
import { secretsOf } from '../../../contracts/reading/index.ts'
import type { Event, Settings } from '../../../contracts/wire/index.ts'

const names = (event: Event, settings: Settings = {}) =>
  secretsOf({
    connection: 'web-cloud',
    settings,
    event,
    outcome: { kind: 'requests', requests: [] },
    delivered: [],
  }).map(({ name, text }) => `${name}: ${text}`)

describe('secrets', () => {
  it('are the token and the mobile keys, without outer blanks, never the App ID', () => {
    const settings = { apiKey: ' token-1 ', appId: 'app-id-1', mobileApiKeyAndroid: 'android-1', mobileApiKeyIOS: 7 }
    expect(names({ type: 'identify' }, settings)).toEqual([
      'the Access Token: token-1',
      'the Android API Key: android-1',
    ])
  })

  it('are each user_hash under integrations and context, once', () => {
    const event = {
      type: 'track',
      integrations: { All: true, Intercom: { user_hash: 'hash-one' } },
      context: { Intercom: { user_hash: 'hash-two' }, integrations: { Intercom: { user_hash: 'hash-one' } } },
    }
    expect(names(event)).toEqual(['the user_hash: hash-one', 'the user_hash: hash-two'])
  })

  it('are not what the event gives as data of the person', () => {
    const hash = { Intercom: { user_hash: 'hash-one' } }
    expect(names({ type: 'identify', integrations: hash, traits: { user_hash: 'hash-one' } })).toEqual([])
    expect(names({ type: 'identify', integrations: hash, context: { traits: { note: 'my hash-one' } } })).toEqual([])
    expect(names({ type: 'identify', context: { traits: { user_hash: 'hash-two' } } })).toEqual([])
  })

  it('are not texts that stand anywhere by chance', () => {
    expect(names({ type: 'identify' }, { apiKey: 'abc' })).toEqual([])
    expect(names({ type: 'identify' }, { apiKey: ' abcde ' })).toEqual([])
    expect(names({ type: 'identify' }, { apiKey: 'abcdef' })).toHaveLength(1)
    expect(names({ type: 'identify', integrations: { Intercom: { user_hash: 'abcde' } } })).toEqual([])
  })

  it.for(['traits', 'device', 'os', 'app', 'userAgent'])('are not what stands under context.%s', (part) => {
    const integrations = { Intercom: { user_hash: 'hash-one' } }
    expect(names({ type: 'identify', integrations, context: { [part]: { id: 'hash-one' } } })).toEqual([])
    expect(names({ type: 'identify', integrations, context: { page: { id: 'hash-one' } } })).toHaveLength(1)
  })

  it('are each told by the name of their setting', () => {
    const settings = { apiKey: 'secret-1', mobileApiKeyAndroid: 'secret-2', mobileApiKeyIOS: 'secret-3' }
    expect(names({ type: 'identify' }, settings)).toEqual([
      'the Access Token: secret-1',
      'the Android API Key: secret-2',
      'the iOS API Key: secret-3',
    ])
    expect(names({ type: 'identify', context: 'text' }, settings)).toHaveLength(3)
  })
})
