import { describe, expect, it } from 'vitest'
import { appId, bootedBrowser, browser, startSeconds } from './devices.ts'

const notBooted = 'ignored: the messenger is not booted'

describe('the messenger before and after boot', () => {
  it('ignores what comes before it is booted', () => {
    const { call, state } = browser()
    expect(call('update', { user_id: 'u-1' })).toBe(notBooted)
    expect(call('trackEvent', 'bought')).toBe(notBooted)
    expect(call('show')).toBe(notBooted)
    expect(state()).toMatchObject({ users: [], events: [], leads: [] })
  })

  it.each(['settings', 'boot'])('boots from %s with an app_id, and identifies by the data beside it', (method) => {
    const { call, user } = browser()
    expect(call(method, { app_id: appId, user_id: 'u-1', name: 'Ada' })).toBe('taken')
    expect(user()).toMatchObject({ user_id: 'u-1', name: 'Ada', last_request_at: startSeconds })
  })

  it('does not boot without an app_id, however it is spelled', () => {
    const { call } = browser()
    expect(call('settings', {})).toMatch(/^ignored: .*no app_id/)
    for (const app_id of ['', ' ', 7, null, {}]) expect(call('boot', { app_id })).toBe('ignored: boot needs an app_id')
    expect(call('update', { app_id: appId })).toBe(notBooted)
  })

  it('writes to the workspace of the app_id that was booted', () => {
    const { call, state, intercom } = browser()
    call('boot', { app_id: 'another', user_id: 'u-1' })
    expect(state().users).toEqual([])
    expect(intercom.state('app:another').users).toMatchObject([{ user_id: 'u-1' }])
  })

  it('reads window.intercomSettings once', () => {
    const { call, state } = bootedBrowser()
    expect(call('settings', { app_id: appId, user_id: 'u-2' })).toMatch(/^ignored: .*already/)
    expect(state().users).toEqual([])
  })

  it('logs somebody in by a second boot', () => {
    const { call, user } = bootedBrowser()
    call('boot', { app_id: appId, user_id: 'u-1' })
    expect(user()['user_id']).toBe('u-1')
  })

  it('knows its own address', () => {
    const { call } = browser()
    expect(call('load', `https://widget.intercom.io/widget/${appId}`)).toBe('taken')
    expect(call('load', 'https://widget.example.com/widget/x')).toMatch(/^ignored/)
  })

  it('takes what only shows, and knows no other methods', () => {
    const { call, state } = bootedBrowser()
    const before = state()
    for (const method of ['hide', 'show', 'showNewMessage', 'reattach_activator', 'getVisitorId']) {
      expect(call(method)).toBe('taken')
    }
    expect(call('toString')).toBe('ignored: "toString" is no method of this SDK')
    expect(state()).toEqual(before)
  })
})

describe('shutdown', () => {
  it('lets the next call begin anew, with a boot or without one', () => {
    const { call, state } = bootedBrowser()
    call('update', { user_id: 'u-1', email: 'ada@example.com' })
    expect(call('shutdown')).toBe('taken')
    expect(call('trackEvent', 'bought')).toBe('taken')
    expect(call('update', { user_id: 'u-2' })).toBe('taken')
    call('shutdown')
    call('boot', { app_id: appId })
    call('update', { user_id: 'u-3' })
    expect(state().users).toMatchObject([
      { user_id: 'u-1', email: 'ada@example.com' },
      { user_id: 'u-2', email: null },
      { user_id: 'u-3', email: null },
    ])
  })

  it('of a page that never booted changes nothing', () => {
    const { call } = browser()
    expect(call('shutdown')).toBe('taken')
    expect(call('update', { user_id: 'u-1' })).toBe(notBooted)
  })

  it('keeps the next person apart from the last', () => {
    const { call, state } = bootedBrowser()
    call('update', { user_id: 'u-1', email: 'ada@example.com' })
    call('shutdown')
    call('boot', { app_id: appId })
    call('trackEvent', 'bought')
    call('update', { name: 'Somebody' })
    expect(state().events).toEqual([])
    expect(state().users).toMatchObject([{ user_id: 'u-1', name: null }])
  })

  it('is missed: without it the next person is taken for the last, also on a new page', () => {
    const { call, state, reload } = bootedBrowser()
    call('update', { user_id: 'u-1' })
    reload()
    call('boot', { app_id: appId })
    call('trackEvent', 'bought')
    expect(state().events).toMatchObject([{ user_id: 'u-1', event_name: 'bought' }])
  })
})

describe('the quota of updates', () => {
  const throttled = /^ignored: throttled/

  it('drops the 21st update of 30 minutes, and no other call', () => {
    const { call, user, pass } = bootedBrowser()
    for (let count = 0; count < 20; count += 1) expect(call('update', { user_id: 'u-1', count })).toBe('taken')
    expect(call('update', { count: 20 })).toMatch(throttled)
    expect(call('trackEvent', 'bought')).toBe('taken')
    expect(user()['custom_attributes']).toEqual({ count: 19 })
    pass(30 * 60 - 1)
    expect(call('update', { count: 21 })).toMatch(throttled)
    pass(1)
    expect(call('update', { count: 22 })).toBe('taken')
  })

  it('is a new one on a new page, and the same after a shutdown', () => {
    const { call, reload } = bootedBrowser()
    for (let count = 0; count < 20; count += 1) call('update')
    call('shutdown')
    call('boot', { app_id: appId })
    expect(call('update')).toMatch(throttled)
    reload()
    expect(call('update')).toBe(notBooted)
    call('settings', { app_id: appId })
    expect(call('update')).toBe('taken')
  })
})
