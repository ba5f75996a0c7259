import { describe, expect, it } from 'vitest'
import type { Event, PlayedCase } from '../../../../contracts/wire/index.ts'
import { call, playedOn } from './played-calls.ts'
import { verdictOf } from './verdict-of.ts'

const ada: Event = { type: 'identify', userId: 'u-1', context: { traits: {} } }
const bob: Event = { type: 'identify', userId: 'u-2', context: { traits: {} } }
const visit: Event = { type: 'track', userId: '', event: 'Viewed', properties: {} }
const visitOnPhone: Event = { type: 'track', event: 'Viewed', properties: {} }
const reset: Event = { type: 'reset' }
const adaUpdated = call('update', { user_id: 'u-1' })
const viewed = call('trackEvent', 'Viewed', {})

describe('what cannot be seen is not judged', () => {
  it('W1: a target that shows no start of the messenger', () => {
    expect(verdictOf('W1', playedOn('web-device', [ada, adaUpdated]))).toBe('not judged')
  })

  it('W1: a start that is seen after a shutdown alone', () => {
    const again = call('boot', { app_id: 'app-1' })
    const played = playedOn('web-device', [ada, adaUpdated], [reset, call('shutdown'), again], [visit, viewed])
    expect(verdictOf('W1', played)).toBe('kept')
  })

  it('W7: a journey that ends with a reset, which a real page never hands on', () => {
    expect(verdictOf('W7', playedOn('web-device', [ada, adaUpdated], [reset]))).toBe('not judged')
  })

  it('W7: the same person after a reset that never arrived', () => {
    const played = playedOn('web-device', [ada, adaUpdated], [reset], [ada, adaUpdated])
    expect(verdictOf('W7', played)).toBe('not judged')
  })

  it('W7: the next visitor, as soon as there is a call for one', () => {
    expect(verdictOf('W7', playedOn('web-device', [ada, adaUpdated], [reset], [visit]))).toBe('not judged')
    expect(verdictOf('W7', playedOn('web-device', [ada, adaUpdated], [reset], [visit, viewed]))).toBe('broken')
  })

  it('W7: a visitor under the anonymousId is the same as long as it stays', () => {
    const anonymous: Event = { type: 'identify', userId: '', anonymousId: 'anon-1', context: { traits: {} } }
    const standIn = call('update', { user_id: 'anon-1' })
    const played = playedOn('web-device', [anonymous, standIn], [{ ...visit, anonymousId: 'anon-1' }, viewed])
    expect(verdictOf('W7', played)).toBe('not judged')
  })

  it('M1: a target that shows no start of the SDK', () => {
    const played = playedOn('ios-device', [ada, call('registerIdentifiedUser', { userId: 'u-1' })])
    expect(verdictOf('M1', played)).toBe('not judged')
  })

  it('M5: a reset where nobody has been named or registered', () => {
    expect(verdictOf('M5', playedOn('ios-device', [reset]))).toBe('not judged')
    const started = playedOn('ios-device', [visitOnPhone, call('initialize', { apiKey: 'k', appId: 'a' })], [reset])
    expect(verdictOf('M5', started)).toBe('not judged')
    const knownUnseen = playedOn(
      'ios-device',
      [{ ...visitOnPhone, userId: 'u-1' }, call('logEvent', 'Viewed')],
      [reset],
    )
    expect(verdictOf('M5', knownUnseen)).toBe('broken')
  })

  it('M10: an event of whoever was registered before anything was seen', () => {
    const log = call('logEvent', 'Viewed')
    const key = { apiKey: 'android-key', appId: 'app-1' }
    expect(verdictOf('M10', playedOn('android-device', [visitOnPhone, log]))).toBe('kept')
    expect(verdictOf('M10', playedOn('android-device', [visitOnPhone, call('initialize', key), log]))).toBe('broken')
  })

  it('M2: a second identify of the registered person needs no second registration', () => {
    const register = call('registerIdentifiedUser', { userId: 'u-1' })
    expect(verdictOf('M2', playedOn('ios-device', [ada, register], [ada]))).toBe('kept')
    expect(verdictOf('M2', playedOn('ios-device', [ada, register], [bob]))).toBe('broken')
  })
})

describe('a recording of several devices under one App ID', () => {
  const of = (event: Event, anonymousId: string): Event => ({ ...event, anonymousId })
  const start = call('initialize', { apiKey: 'ios-key', appId: 'app-1' })
  const register = (userId: string) => call('registerIdentifiedUser', { userId })
  const recorded = (played: PlayedCase): PlayedCase => ({ ...played, suite: 'recorded' })

  it('is judged for each device by itself', () => {
    const phones = recorded(
      playedOn(
        'ios-device',
        [of(ada, 'a-1'), start, register('u-1')],
        [of(bob, 'a-2'), start, register('u-2')],
        [of(visitOnPhone, 'a-1'), call('logEvent', 'Viewed')],
      ),
    )
    for (const id of ['M1', 'M2', 'M10']) expect(verdictOf(id, phones), id).toBe('kept')
    const pages = recorded(
      playedOn('web-device', [of(ada, 'a-1'), adaUpdated], [of(bob, 'a-2'), call('update', { user_id: 'u-2' })]),
    )
    expect(verdictOf('W7', pages)).toBe('not judged')
  })

  it('is one device still where the anonymousId changes as somebody leaves', () => {
    const phone = recorded(
      playedOn(
        'ios-device',
        [of(ada, 'a-1'), start, register('u-1')],
        [of(reset, 'a-1')],
        [of(bob, 'a-2'), register('u-2')],
      ),
    )
    expect(verdictOf('M10', phone)).toBe('broken')
  })

  it('is one device where no anonymousId tells them apart', () => {
    const phone = recorded(playedOn('ios-device', [ada, register('u-1')], [bob, register('u-2')]))
    expect(verdictOf('M10', phone)).toBe('broken')
  })
})
