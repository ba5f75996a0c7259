import { describe, expect, it } from 'vitest'
import type { Event, JsonObject } from '../../../../contracts/wire/index.ts'
import { call, playedOn } from '../device/played-calls.ts'
import { messagesOf, verdictOf } from '../device/verdict-of.ts'

const ada = (integrations: unknown, inContext: unknown = undefined, traits: JsonObject = {}): Event =>
  ({
    type: 'identify',
    userId: 'u-1',
    integrations: { Intercom: integrations },
    context: { traits, Intercom: inContext },
  }) as Event

const update = (given: JsonObject) => call('update', { user_id: 'u-1', ...given })
const played = (event: Event, ...calls: ReturnType<typeof call>[]) => playedOn('web-device', [event, ...calls])

describe('W3: the user_hash', () => {
  it('of the integrations comes before that of the context', () => {
    const both = ada({ user_hash: 'h-1' }, { user_hash: 'h-2' })
    expect(verdictOf('W3', played(both, update({ user_hash: 'h-1' })))).toBe('kept')
    expect(messagesOf('W3', played(both, update({ user_hash: 'h-2' })))).toEqual([
      'The user_hash is changed on its way, or another one is sent.',
    ])
    expect(messagesOf('W3', played(both, update({})))).toEqual(['The user_hash of the event is not passed on.'])
    expect(messagesOf('W3', played(both, update({ user_hash: null })))).toEqual([
      'The user_hash of the event is not passed on.',
    ])
  })

  it.each([[' '], [5], [false]])('that is %j in the integrations may hide that of the context, or not', (own) => {
    const doubtful = ada({ user_hash: own }, { user_hash: 'h-2' })
    expect(verdictOf('W3', played(doubtful, update({})))).toBe('kept')
    expect(verdictOf('W3', played(doubtful, update({ user_hash: 'h-2' })))).toBe('kept')
  })

  it('that is null in the integrations hides nothing', () => {
    const none = ada({ user_hash: null }, { user_hash: 'h-2' })
    expect(verdictOf('W3', played(none, update({})))).toBe('broken')
  })

  it('is asked for of updates that name a user, one of which is enough', () => {
    const given = ada({ user_hash: 'h-1' })
    expect(verdictOf('W3', played(given, call('update', { email: 'ada@example.com' })))).toBe('kept')
    expect(verdictOf('W3', played(given, update({}), call('update', { email: 'ada@example.com' })))).toBe('broken')
    expect(verdictOf('W3', played(given))).toBe('not judged')
  })

  it('is not made up, and may stay once it is known', () => {
    expect(messagesOf('W3', played(ada({}), update({ user_hash: 'h-9' })))).toEqual([
      'A user_hash is sent that the event does not give.',
    ])
    const again = [ada({}), update({ user_hash: 'h-1' })] as [Event, ReturnType<typeof call>]
    expect(
      verdictOf('W3', playedOn('web-device', [ada({ user_hash: 'h-1' }), update({ user_hash: 'h-1' })], again)),
    ).toBe('kept')
    const oneWrong = [ada({}), update({ user_hash: 'h-1' }), update({ user_hash: 'h-9' })] as never
    expect(
      verdictOf('W3', playedOn('web-device', [ada({ user_hash: 'h-1' }), update({ user_hash: 'h-1' })], oneWrong)),
    ).toBe('broken')
  })

  it('that a trait sets is told by W8 alone, from either place', () => {
    expect(verdictOf('W3', played(ada({}, {}, { user_hash: 'h-9' }), update({ user_hash: 'h-9' })))).toBe('not judged')
    const ofTraits: Event = { ...ada({}), traits: { user_hash: 'h-9' } }
    expect(verdictOf('W3', played(ofTraits, update({ user_hash: 'h-9' })))).toBe('not judged')
  })

  it.each(['update', 'boot', 'trackEvent'])('is not sent by %s with another event than an identify', (method) => {
    const track: Event = { type: 'track', userId: 'u-1', event: 'Viewed', properties: {} }
    const args = method === 'trackEvent' ? ['Viewed', { user_hash: 'h-1' }] : [{ user_hash: 'h-1' }]
    expect(messagesOf('W3', played(track, call(method, ...args), call(method, ...args)))).toEqual([
      'A user_hash is sent with another event than an identify.',
    ])
    const given: Event = { ...track, properties: { user_hash: 'h-1' } }
    expect(verdictOf('W3', played(given, call(method, ...args)))).toBe('not judged')
    expect(verdictOf('W3', played(track, call('onShow', ...args)))).toBe('not judged')
    const foreign: Event = { ...track, properties: { user_hash: 'h-2' } }
    expect(verdictOf('W3', played(foreign, call(method, ...args)))).toBe('broken')
  })

  it('of a person who is silent says nothing', () => {
    const first = [ada({ user_hash: 'h-1' }), update({ user_hash: 'h-1' })] as never
    const silent = [{ type: 'track', userId: 'u-1', event: 'Viewed' }] as never
    const spoken = [{ type: 'track', userId: 'u-1', event: 'Viewed' }, call('trackEvent', 'Viewed')] as never
    const judgedAt = (...steps: never[]) => verdictOf('W3', playedOn('web-device', ...(steps as [])))
    expect(judgedAt(first, silent)).toBe('kept')
    expect(judgedAt(silent)).toBe('not judged')
    expect(judgedAt(spoken)).toBe('not judged')
  })

  it('that is a trait is told by W8, in whichever call it stands; that of the integrations in another call is told here', () => {
    const trait = ada({}, undefined, { user_hash: 'mine' })
    expect(messagesOf('W3', played(trait, call('boot', { user_hash: 'mine' }), update({})))).toEqual([])
    const given = ada({ user_hash: 'h-1' })
    const booted = played(given, call('boot', { user_hash: 'h-1' }), update({ user_hash: 'h-1' }))
    expect(messagesOf('W3', booted)).toEqual(['A user_hash is sent in another call than the update.'])
  })
})
