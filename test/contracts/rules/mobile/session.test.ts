import { describe, expect, it } from 'vitest'
import type { Event, JsonObject, PlayedCase, SdkCall, Settings } from '../../../../contracts/wire/index.ts'
import { call, playedOn } from '../device/played-calls.ts'
import { messagesOf, verdictOf } from '../device/verdict-of.ts'

type Step = [Event, ...SdkCall[]]
const ios = (...steps: Step[]) => playedOn('ios-device', ...steps)
const android = (...steps: Step[]) => playedOn('android-device', ...steps)
const under = (settings: Settings, played: PlayedCase): PlayedCase => ({
  ...played,
  exchanges: played.exchanges.map((exchange) => ({ ...exchange, settings })),
})

const identify = (userId: string, traits: JsonObject = {}): Event => ({ type: 'identify', userId, context: { traits } })
const ada = identify('u-1')
const track: Event = { type: 'track', userId: 'u-1', event: 'Viewed', properties: {} }
const reset: Event = { type: 'reset' }
const start = call('initialize', { apiKey: 'ios-key', appId: 'app-1' })
const register = (given: JsonObject = { userId: 'u-1' }) => call('registerIdentifiedUser', given)
const update = (given: JsonObject = {}) => call('updateUser', given)
const log = call('logEvent', 'Viewed')
const logout = call('logout')

describe('M1: the start of the SDK', () => {
  const started = (given: JsonObject) => messagesOf('M1', ios([ada, call('initialize', given)]))

  it('has the App ID and the key of the platform, blanks aside', () => {
    expect(started({ apiKey: ' ios-key ', appId: ' app-1 ' })).toEqual([])
    expect(started({ apiKey: 'ios-key' })).toEqual(['The SDK is initialised with another App ID.'])
    expect(started({ apiKey: 'android-key', appId: 'app-1' })).toEqual([
      'The SDK is initialised with another key than the API key of its platform.',
    ])
  })

  it('comes before any other call, which is told once', () => {
    const early = 'A call is made before the SDK is initialised.'
    expect(messagesOf('M1', ios([ada, register(), update(), start]))).toEqual([early])
    expect(messagesOf('M1', ios([ada, register()], [track, log], [track, start]))).toEqual([early])
    expect(messagesOf('M1', ios([ada, start, register()], [track, start]))).toEqual([
      'The SDK is initialised more than once.',
    ])
  })

  it('is judged where it shows', () => {
    expect(verdictOf('M1', ios([ada, start, register()], [track, log]))).toBe('kept')
    expect(verdictOf('M1', ios([ada, register()], [track, log]))).toBe('not judged')
    expect(verdictOf('M1', under({}, ios([ada, call('initialize', {})])))).toBe('not judged')
  })
})

describe('M2: the registration of an identify', () => {
  it('is of its user id, or of its email where it has no other', () => {
    expect(verdictOf('M2', ios([ada, register()]))).toBe('kept')
    expect(messagesOf('M2', ios([ada, register({ email: 'ada@example.com' })]))).toEqual([
      'A user with a user id is registered without it.',
    ])
    const byEmail = identify('', { email: 'ada@example.com' })
    expect(verdictOf('M2', ios([byEmail, register({ email: 'ada@example.com' })]))).toBe('kept')
    expect(messagesOf('M2', ios([byEmail, update()]))).toEqual(['An identify does not register its user.'])
  })

  it('need not be made again for the same person', () => {
    const byEmail = identify('', { email: 'ada@example.com' })
    const eve = identify('', { email: 'eve@example.com' })
    expect(verdictOf('M2', ios([byEmail, register({ email: 'ada@example.com' })], [byEmail]))).toBe('kept')
    expect(verdictOf('M2', ios([byEmail, register({ email: 'ada@example.com' })], [eve]))).toBe('broken')
    expect(verdictOf('M2', ios([ada, register()], [eve]))).toBe('kept')
    const both = identify('u-1', { email: 'ada@example.com' })
    expect(verdictOf('M2', ios([both, register({ userId: 'u-1', email: 'ada@example.com' })], [eve]))).toBe('broken')
    expect(verdictOf('M2', ios([ada, register(), logout], [ada]))).toBe('broken')
  })

  it('has no blank id', () => {
    const blank = 'A user is registered with a blank id, or with none.'
    expect(messagesOf('M2', ios([ada, register({ userId: 'u-1', email: ' ' })]))).toEqual([blank])
    expect(messagesOf('M2', ios([ada, register(), register({})]))).toEqual([blank])
    expect(messagesOf('M2', ios([ada, register(), register({ userId: null })]))).toEqual([blank])
    expect(messagesOf('M2', ios([ada, register(), register({ userId: '', email: '' })]))).toEqual([blank])
    expect(messagesOf('M2', ios([ada, register({ userId: 5, email: 'ada@example.com' })]))).not.toContain(blank)
    expect(messagesOf('M2', ios([ada, register(), update({ userId: '' })]))).toEqual([])
  })

  it('comes before the update', () => {
    const late = 'The user is updated before it is registered.'
    expect(messagesOf('M2', ios([ada, update(), register()]))).toEqual([late])
    expect(messagesOf('M2', ios([ada, register(), update()]))).toEqual([])
    expect(messagesOf('M2', ios([ada, register()], [ada, update()]))).toEqual([])
    expect(messagesOf('M2', ios([ada, register(), update(), register()]))).toEqual([late])
  })

  it('of somebody who may be left out is judged where something is called', () => {
    const nobody = identify('')
    expect(verdictOf('M2', ios([nobody]))).toBe('not judged')
    expect(verdictOf('M2', ios([nobody, update()]))).toBe('kept')
    expect(verdictOf('M2', ios([nobody, register({})]))).toBe('broken')
    expect(verdictOf('M2', ios([nobody, update(), register()]))).toBe('broken')
    expect(verdictOf('M2', under({}, ios([ada])))).toBe('not judged')
  })
})

describe('M4: a track, and what is none', () => {
  it.each(['page', 'screen', 'group'])('a %s causes no call', (type) => {
    const event: Event = { type, userId: 'u-1', groupId: 'g', name: 'Home' }
    expect(verdictOf('M4', ios([event]))).toBe('kept')
    expect(messagesOf('M4', ios([ada, register()], [event, log]))).toEqual([`A ${type} causes a call.`])
    expect(verdictOf('M4', under({}, ios([event, log])))).toBe('not judged')
  })

  it.each(['registerIdentifiedUser', 'registerUnidentifiedUser', 'setUserHash', 'logout', 'initialize'])(
    'may be the first event, at which %s starts the SDK',
    (method) => {
      const page: Event = { type: 'page', userId: 'u-1' }
      const made = method === 'initialize' ? start : call(method, { userId: 'u-1' })
      expect(verdictOf('M4', ios([page, made]))).toBe('kept')
      expect(verdictOf('M4', ios([track, log], [page, start, made]))).toBe('kept')
      if (method !== 'initialize') expect(verdictOf('M4', ios([track, log], [page, made]))).toBe('broken')
      expect(verdictOf('M4', ios([page, made, log]))).toBe('broken')
    },
  )

  it('is judged without a name where nothing is sent', () => {
    expect(verdictOf('M4', ios([{ ...track, event: '' }]))).toBe('kept')
    expect(verdictOf('M4', ios([{ ...track, userId: '' }]))).toBe('not judged')
    expect(messagesOf('M4', ios([track]))).toEqual(['A track logs no event.'])
    expect(messagesOf('M4', ios([track, log, log]))).toEqual(['A track logs more than one event.'])
  })
})

describe('M5: a reset', () => {
  it('logs out, and registers nobody again', () => {
    expect(verdictOf('M5', ios([ada, register()], [reset, logout]))).toBe('kept')
    expect(messagesOf('M5', ios([ada, register()], [reset]))).toEqual(['A reset does not log out.'])
    expect(messagesOf('M5', ios([ada, register()], [reset, logout, register()]))).toEqual([
      'After a reset somebody is registered again, whom no event has named.',
    ])
    expect(verdictOf('M5', ios([ada, register()], [reset, logout], [reset]))).toBe('kept')
    expect(verdictOf('M5', under({}, ios([ada, register()], [reset])))).toBe('not judged')
  })

  it('is not told where nobody was named before it, whoever is after', () => {
    expect(verdictOf('M5', ios([reset], [ada]))).toBe('not judged')
    expect(verdictOf('M5', ios([ada], [reset]))).toBe('broken')
  })
})

describe('M6: push', () => {
  it('is told once of the calls for it', () => {
    expect(messagesOf('M6', ios([ada, call('setDeviceToken', 't'), call('sendTokenToIntercom', 't')]))).toEqual([
      'A call is made for push notifications or deep links.',
    ])
    expect(verdictOf('M6', ios([ada, register()]))).toBe('kept')
    expect(verdictOf('M6', ios([ada]))).toBe('not judged')
  })
})

describe('M10: the session', () => {
  it('has a user before anything is said of one', () => {
    expect(messagesOf('M10', ios([ada, start, update(), log]))).toEqual([
      'updateUser is called with no user registered.',
    ])
    expect(messagesOf('M10', ios([ada, update()]))).toEqual(['updateUser is called with no user registered.'])
    expect(verdictOf('M10', ios([track, call('registerUnidentifiedUser'), log]))).toBe('kept')
    expect(verdictOf('M10', ios([ada, start]))).toBe('not judged')
  })

  it('ends before another user begins, by a registration or an update', () => {
    const another = 'Another user follows without a logout.'
    const bob = identify('u-2')
    expect(messagesOf('M10', ios([ada, register()], [bob, register({ userId: 'u-2' })]))).toEqual([another])
    expect(messagesOf('M10', ios([ada, register()], [bob, update({ userId: 'u-2' })]))).toEqual([another])
    expect(messagesOf('M10', ios([ada, register()], [bob, logout, register({ userId: 'u-2' })]))).toEqual([])
    expect(messagesOf('M10', ios([ada, register()], [ada, register({ userId: ' u-1 ' })]))).toEqual([])
    expect(messagesOf('M10', ios([ada, register({ userId: ' u-1 ' })], [ada, register()]))).toEqual([])
    expect(messagesOf('M10', ios([ada, register()], [track, call('logEvent', { userId: 'u-2' })]))).toEqual([])
    expect(messagesOf('M10', ios([ada, register({ email: 'ada@example.com' })], [ada, register()]))).toEqual([])
    expect(messagesOf('M10', ios([track, call('registerUnidentifiedUser')], [ada, register()]))).toEqual([])
  })
})

describe('M10.nulls: on Android', () => {
  const sent = (given: JsonObject) => verdictOf('M10.nulls', android([ada, register(), update(given)]))

  it('no attribute is null, of the user or of a company', () => {
    expect(sent({ phone: null })).toBe('broken')
    expect(sent({ customAttributes: { plan: null } })).toBe('broken')
    expect(sent({ companies: [{ companyId: 'c' }, { companyId: 'c', plan: null }] })).toBe('broken')
    expect(sent({ companies: [{ companyId: 'c', customAttributes: { seats: null } }] })).toBe('broken')
    expect(
      sent({ companies: [{ companyId: 'c', customAttributes: { seats: 1 } }], customAttributes: { plan: 'x' } }),
    ).toBe('kept')
    expect(sent({ companies: 'c' })).toBe('kept')
    expect(verdictOf('M10.nulls', android([ada, register({ userId: 'u-1', email: null }), update()]))).toBe('kept')
    expect(verdictOf('M10.nulls', android([ada, register({ email: null })]))).toBe('not judged')
  })
})

describe('M10.hash: the hash', () => {
  const hash = call('setUserHash', 'h')
  const given: Event = { ...ada, integrations: { Intercom: { user_hash: 'h' } } }

  it('comes before the registration', () => {
    expect(verdictOf('M10.hash', ios([ada, hash, register()]))).toBe('kept')
    expect(verdictOf('M10.hash', ios([ada, register(), hash]))).toBe('broken')
    expect(verdictOf('M10.hash', ios([ada, register(), hash, register()]))).toBe('kept')
    expect(verdictOf('M10.hash', ios([ada, register(), hash, update()]))).toBe('broken')
    expect(verdictOf('M10.hash', ios([track, call('registerUnidentifiedUser'), hash]))).toBe('kept')
  })

  it('is judged where it is used, or could have been', () => {
    expect(verdictOf('M10.hash', ios([given, register()]))).toBe('kept')
    expect(verdictOf('M10.hash', ios([{ ...ada, context: { Intercom: { user_hash: 'h' } } }, register()]))).toBe('kept')
    expect(verdictOf('M10.hash', ios([given, update()]))).toBe('not judged')
    expect(verdictOf('M10.hash', ios([ada, register()]))).toBe('not judged')
  })
})
