import { describe, expect, it } from 'vitest'
import type { Event, SdkCall } from '../../../../contracts/wire/index.ts'
import { call, playedOn } from '../device/played-calls.ts'
import { verdictOf } from '../device/verdict-of.ts'

type Steps = [Event, ...SdkCall[]][]
const verdict = (...steps: Steps) => verdictOf('W7', playedOn('web-device', ...steps))

const identify = (userId: string | number, traits = {}): Event => ({ type: 'identify', userId, context: { traits } })
const track = (userId: string | number, more = {}): Event => ({
  type: 'track',
  userId,
  event: 'Viewed',
  properties: {},
  ...more,
})
const ada: Steps[number] = [identify('u-1'), call('update', { user_id: 'u-1', email: 'ada@example.com' })]
const adaByEmail: Steps[number] = [
  identify('', { email: 'ada@example.com' }),
  call('update', { email: 'ada@example.com' }),
]
const reset: Steps[number] = [{ type: 'reset' }]
const viewed = call('trackEvent', 'Viewed', {})
const shutdown = call('shutdown')

describe('W7: the next visitor', () => {
  it('is whoever has another user id, or none', () => {
    expect(verdict(ada, [track('u-2'), viewed])).toBe('broken')
    expect(verdict(ada, [track(''), viewed])).toBe('broken')
    expect(verdict(ada, [track('u-1'), viewed])).toBe('not judged')
    expect(verdict(ada, [track('u-1'), viewed], [track('u-2'), viewed])).toBe('broken')
  })

  it('is not somebody without an id who has the same email', () => {
    const byEmail = { context: { traits: { email: 'ada@example.com' } } }
    expect(verdict(ada, [track('', byEmail), viewed])).toBe('not judged')
    expect(verdict(ada, reset, [track('', byEmail), viewed])).toBe('not judged')
  })

  it('may have come by an id that is hard to tell', () => {
    expect(verdict(ada, [track(0), viewed])).toBe('not judged')
    expect(verdict(ada, [track(0, { context: { traits: { userId: 'u-2' } } }), viewed])).toBe('not judged')
  })

  it('follows somebody who goes by an email only after a reset', () => {
    expect(verdict(adaByEmail, [track(''), viewed])).toBe('not judged')
    expect(verdict(adaByEmail, [track('u-1'), viewed])).toBe('not judged')
    expect(verdict(adaByEmail, reset, [track(''), viewed])).toBe('broken')
    expect(verdict(adaByEmail, reset, [track('u-1'), viewed])).toBe('not judged')
  })

  it('is the one whom the last update named', () => {
    const more: Steps[number] = [track('u-1'), call('update', { plan: 'pro' }), viewed]
    expect(verdict(ada, more, [track('u-1'), viewed])).toBe('not judged')
    expect(verdict(ada, more, [track('u-2'), viewed])).toBe('broken')
    const bob: Steps[number] = [identify('u-2'), shutdown, call('update', { user_id: 'u-2' })]
    expect(verdict(ada, bob, [track('u-2'), viewed])).toBe('kept')
    expect(verdict(ada, bob, [track('u-1'), viewed])).toBe('broken')
    const onlyEmail: Steps[number] = [identify('u-1'), call('update', { email: 'ada@example.com' })]
    expect(verdict(ada, onlyEmail, [track('u-2'), viewed])).toBe('not judged')
  })

  it('has the messenger shut down before the first call that speaks', () => {
    expect(verdict(ada, [track('u-2'), shutdown, viewed])).toBe('kept')
    expect(verdict(ada, [track('u-2'), viewed, shutdown])).toBe('broken')
    expect(verdict(ada, [track('u-2'), shutdown, call('boot', { app_id: 'app-1' }), viewed])).toBe('kept')
    expect(verdict(ada, [track('u-2'), shutdown])).toBe('not judged')
    expect(verdict(ada, [track('u-2')])).toBe('not judged')
  })

  it('finds nobody after a shutdown', () => {
    expect(verdict(ada, [{ type: 'reset' }, shutdown])).toBe('kept')
    expect(verdict(ada, [{ type: 'reset' }, shutdown], [track(''), viewed])).toBe('kept')
    expect(verdict(ada, [track('u-1'), shutdown, call('boot', { app_id: 'app-1' })], [track('u-2'), viewed])).toBe(
      'not judged',
    )
    expect(verdict([{ type: 'reset' }, shutdown])).toBe('not judged')
  })

  it('is not seen before anybody was', () => {
    expect(verdict([track(''), viewed], [track('u-2'), viewed])).toBe('not judged')
    expect(verdict([{ type: 'reset' }], [track(''), viewed])).toBe('not judged')
    expect(verdict([identify('u-1'), call('update', {})], [track(''), viewed])).toBe('not judged')
  })
})
