import { describe, expect, it } from 'vitest'
import type { Event, JsonObject, PlayedCase } from '../../../../contracts/wire/index.ts'
import { call, playedOn } from '../device/played-calls.ts'
import { findingsOf, verdictOf } from '../device/verdict-of.ts'

const nobody: Event = { type: 'identify', anonymousId: 'a-1', traits: { plan: 'pro' } }
const under = (sendAnonymousId: unknown, played: PlayedCase): PlayedCase => ({
  ...played,
  exchanges: played.exchanges.map((exchange) => ({
    ...exchange,
    settings: { ...exchange.settings, sendAnonymousId },
  })),
})
const web = (event: Event, method: string, given: JsonObject) => playedOn('web-device', [event, call(method, given)])
const phone = (event: Event, method: string, given: JsonObject) => playedOn('ios-device', [event, call(method, given)])

describe('I6: an event of nobody', () => {
  it.for([
    ['boot', 'user_id', web],
    ['update', 'user_id', web],
    ['update', 'email', web],
    ['registerIdentifiedUser', 'userId', phone],
    ['registerIdentifiedUser', 'email', phone],
    ['updateUser', 'userId', phone],
  ] as const)('is given to somebody by a %s with %s', ([method, name, on]) => {
    expect(findingsOf('I6', on(nobody, method, { [name]: 'x-1' }))).toEqual([
      {
        message: 'An event with neither user id nor email is sent for somebody.',
        expected: 'an unidentified user',
        received: 'x-1',
      },
    ])
    for (const none of ['', ' ', null, {}]) expect(verdictOf('I6', on(nobody, method, { [name]: none }))).toBe('kept')
  })

  it('is told once, however many ids are made up', () => {
    const calls = [call('update', { user_id: 'x-1', email: 'x@example.com' }), call('update', { user_id: 'x-2' })]
    expect(findingsOf('I6', playedOn('web-device', [nobody, ...calls]))).toHaveLength(1)
  })

  it('may go by its anonymousId, and by calls that name nobody', () => {
    expect(verdictOf('I6', web(nobody, 'update', { user_id: 'a-1' }))).toBe('kept')
    expect(verdictOf('I6', web(nobody, 'hide', { user_id: 'x-1' }))).toBe('kept')
    expect(verdictOf('I6', phone(nobody, 'registerUnidentifiedUser', { userId: 'x-1' }))).toBe('kept')
  })

  it('is an identify or a track for which something is called', () => {
    const named = { user_id: 'x-1' }
    expect(verdictOf('I6', web({ type: 'track', event: 'Seen' }, 'update', named))).toBe('broken')
    expect(verdictOf('I6', web({ type: 'page' }, 'update', named))).toBe('not judged')
    expect(verdictOf('I6', web({}, 'update', named))).toBe('not judged')
    expect(verdictOf('I6', web({ ...nobody, userId: 'u-1' }, 'update', named))).toBe('not judged')
    expect(verdictOf('I6', playedOn('web-device', [nobody]))).toBe('not judged')
  })
})

describe('I6.anonymous: the anonymousId as user id', () => {
  it.for([[undefined], [null], [false]] as const)('is told once while the setting is %j', ([setting]) => {
    const twice = [call('update', { user_id: 'a-1' }), call('boot', { user_id: 'a-1' })]
    expect(findingsOf('I6.anonymous', under(setting, playedOn('web-device', [nobody, ...twice])))).toEqual([
      {
        message: 'The anonymousId is sent as user id although the setting is off.',
        expected: 'an unidentified user',
        received: 'a-1',
      },
    ])
    expect(verdictOf('I6.anonymous', under(setting, web(nobody, 'update', { plan: 'pro' })))).toBe('kept')
  })

  it('is free while the setting is on, or of another kind', () => {
    expect(verdictOf('I6.anonymous', under(true, web(nobody, 'update', { user_id: 'a-1' })))).toBe('not judged')
    expect(verdictOf('I6.anonymous', under('yes', web(nobody, 'update', { user_id: 'a-1' })))).toBe('not judged')
  })

  it('is right where it is the own id of the event too', () => {
    expect(verdictOf('I6.anonymous', web({ ...nobody, userId: 'a-1' }, 'update', { user_id: 'a-1' }))).toBe('kept')
    expect(verdictOf('I6.anonymous', web({ ...nobody, userId: 'u-1' }, 'update', { user_id: 'a-1' }))).toBe('broken')
  })

  it('is looked for where there is one, and a call', () => {
    expect(verdictOf('I6.anonymous', web({ ...nobody, anonymousId: '' }, 'update', {}))).toBe('not judged')
    expect(verdictOf('I6.anonymous', playedOn('web-device', [nobody]))).toBe('not judged')
  })
})
