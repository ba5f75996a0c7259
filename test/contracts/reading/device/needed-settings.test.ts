import { describe, expect, it } from 'vitest'
import { appIdOf, isUncalled, missingSettings, platformKeyOf } from '../../../../contracts/reading/index.ts'
import type { Connection, JsonObject, Outcome } from '../../../../contracts/wire/index.ts'

const missing = (connection: Connection, settings: JsonObject = {}) => missingSettings({ connection, settings })
const keyOf = (connection: Connection, settings: JsonObject) => platformKeyOf({ connection, settings })

describe('the settings that a connection needs', () => {
  const appId = { key: 'appId', label: 'App ID', spellings: ['appid'] }
  const token = { key: 'apiKey', label: 'Access Token', spellings: ['accesstoken', 'apikey', 'token'] }

  it.for<[Connection, JsonObject[]]>([
    ['web-cloud', [token]],
    ['mobile-cloud', [token]],
    ['server-cloud', [token]],
    ['web-device', [appId]],
    [
      'ios-device',
      [appId, { key: 'mobileApiKeyIOS', label: 'iOS API Key', spellings: ['iosapikey', 'mobileapikeyios', 'apikey'] }],
    ],
    [
      'android-device',
      [
        appId,
        {
          key: 'mobileApiKeyAndroid',
          label: 'Android API Key',
          spellings: ['androidapikey', 'mobileapikeyandroid', 'apikey'],
        },
      ],
    ],
  ])('%s: in the words of its form, and as an error may spell them', ([connection, expected]) => {
    expect(missing(connection)).toEqual(expected)
  })

  it('are missing where they are blank, not where they are of another kind', () => {
    for (const blank of ['', ' ', null]) expect(missing('server-cloud', { apiKey: blank })).toHaveLength(1)
    for (const other of ['t', 7, true, {}]) expect(missing('server-cloud', { apiKey: other })).toEqual([])
  })
})

describe('keys of a device', () => {
  const settings = { appId: ' app-1 ', mobileApiKeyIOS: ' ios ', mobileApiKeyAndroid: 'android ' }

  it('are those of its platform, without outer blanks', () => {
    expect(keyOf('ios-device', settings)).toBe('ios')
    expect(keyOf('android-device', settings)).toBe('android')
    expect(keyOf('web-device', settings)).toBeUndefined()
    expect(appIdOf({ connection: 'web-device', settings })).toBe('app-1')
  })

  it('are none where they are blank or no text', () => {
    expect(keyOf('ios-device', { mobileApiKeyIOS: ' ' })).toBeUndefined()
    expect(keyOf('ios-device', { mobileApiKeyIOS: 7 })).toBeUndefined()
    expect(appIdOf({ connection: 'web-device', settings: { appId: '' } })).toBeUndefined()
  })
})

describe('nothing came of an event', () => {
  it.for<[Outcome, boolean]>([
    [{ kind: 'dropped', reason: 'x' }, true],
    [{ kind: 'calls', calls: [] }, true],
    [{ kind: 'requests', requests: [] }, true],
    [{ kind: 'calls', calls: [{ method: 'update', args: [] }] }, false],
    [{ kind: 'requests', requests: [{ method: 'POST', url: 'https://x.test', headers: {} }] }, false],
  ])('%j: %j', ([outcome, expected]) => {
    expect(isUncalled({ connection: 'web-device', settings: {}, event: {}, outcome, delivered: [] })).toBe(expected)
  })
})
