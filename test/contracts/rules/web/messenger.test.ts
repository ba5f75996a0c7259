import { describe, expect, it } from 'vitest'
import type { Event, JsonObject, SdkCall } from '../../../../contracts/wire/index.ts'
import { call, playedOn } from '../device/played-calls.ts'
import { messagesOf, verdictOf } from '../device/verdict-of.ts'

type Step = [Event, ...SdkCall[]]
const on = (...steps: Step[]) => playedOn('web-device', ...steps)
const ada: Event = { type: 'identify', userId: 'u-1', context: { traits: {} } }
const page: Event = { type: 'page', userId: 'u-1', name: 'Pricing', properties: {} }
const updated = call('update', { user_id: 'u-1' })
const named = call('settings', { app_id: 'app-1' })
const loaded = call('load', 'https://widget.intercom.io/widget/app-1')
const early = 'A call is made before the messenger knows the App ID.'

describe('W1: the start of the messenger', () => {
  it.each(['boot', 'reattach_activator', 'shutdown', 'load', 'settings'])('may hold %s before the App ID', (method) => {
    const address = method === 'load' ? loaded : call(method)
    expect(messagesOf('W1', on([ada, named, address, updated]))).toEqual([])
    expect(messagesOf('W1', on([ada, call('settings', {}), address, named, updated]))).toEqual([])
  })

  it('has the App ID before any other call, and says so once', () => {
    expect(messagesOf('W1', on([ada, call('settings', {}), updated, updated], [ada, updated]))).toEqual([early])
    expect(messagesOf('W1', on([ada, call('settings', { app_id: null }), updated]))).toEqual([early])
    expect(messagesOf('W1', on([ada, updated, named]))).toEqual([early])
  })

  it('is not seen where a shutdown comes first', () => {
    expect(verdictOf('W1', on([ada, call('shutdown'), named, updated]))).toBe('kept')
    expect(messagesOf('W1', on([ada, updated, call('shutdown'), named]))).toEqual([])
    expect(messagesOf('W1', on([ada, updated, named, call('shutdown')]))).toEqual([early])
  })

  it('gives the App ID and no other, blanks aside', () => {
    expect(verdictOf('W1', on([ada, call('boot', { app_id: ' app-1 ' }), updated]))).toBe('kept')
    expect(verdictOf('W1', on([ada, call('boot', { app_id: ['app-1'] }), updated]))).toBe('broken')
    expect(verdictOf('W1', on([ada, named, call('update', { app_id: 'other' })]))).toBe('broken')
    expect(verdictOf('W1', on([ada, named, call('update', { app_id: null })]))).toBe('kept')
    expect(verdictOf('W1', on([ada, named, call('trackEvent', { app_id: 'other' })]))).toBe('kept')
  })

  it('loads the widget from its address', () => {
    expect(verdictOf('W1', on([ada, named, loaded]))).toBe('kept')
    for (const address of [
      'http://widget.intercom.io/widget/app-1',
      'https://widget.example/widget/app-1',
      'https://widget.intercom.io/widget/other',
      'not an address',
      '',
      5,
    ]) {
      expect(messagesOf('W1', on([ada, named, call('load', address)])), String(address)).toEqual([
        'The messenger is loaded from another address.',
      ])
    }
  })

  it('is judged where it shows, and not without an App ID', () => {
    expect(verdictOf('W1', on([ada, loaded]))).toBe('kept')
    expect(verdictOf('W1', on([ada, updated]))).toBe('not judged')
    const nameless = on([ada, call('boot', { app_id: 'x' })])
    expect(
      verdictOf('W1', { ...nameless, exchanges: nameless.exchanges.map((one) => ({ ...one, settings: {} })) }),
    ).toBe('not judged')
  })
})

describe('W5: a page', () => {
  it.each([
    ...['reattach_activator', 'hide', 'show', 'getVisitorId', 'onShow', 'onHide', 'onUnreadCountChange'],
    ...['settings', 'load', 'shutdown', 'boot'],
  ])('may come with %s, which says nothing of it', (method) => {
    expect(messagesOf('W5', on([page, call(method), call('update')]))).toEqual([])
  })

  it('may change the looks of the messenger beside its update', () => {
    expect(messagesOf('W5', on([page, call('boot', { app_id: 'app-1' }), call('update')]))).toEqual([])
    expect(messagesOf('W5', on([page, call('update', { hide_default_launcher: true }), call('update')]))).toEqual([])
  })

  it('says nothing of the person, not with boot either', () => {
    expect(messagesOf('W5', on([page, call('boot', { email: 'ada@example.com' }), call('update')]))).toEqual([
      'A page sends something else than an update.',
    ])
    expect(messagesOf('W5', on([page, call('showMessages'), call('update')]))).toEqual([
      'A page sends something else than an update.',
    ])
    expect(messagesOf('W5', on([page, call('update', 'Pricing')]))).toEqual(['The update of a page has attributes.'])
    expect(messagesOf('W5', on([page]))).toEqual(['A page does not update the messenger.'])
  })

  it('of what may be left out is judged where something is sent', () => {
    const hostile: Event = { ...page, userId: 'u'.repeat(300) }
    expect(verdictOf('W5', on([hostile]))).toBe('not judged')
    expect(verdictOf('W5', on([hostile, call('update')]))).toBe('kept')
    expect(verdictOf('W5', on([hostile, call('trackEvent', 'x')]))).toBe('broken')
    expect(verdictOf('W5', on([{ ...page, type: 'screen' }, call('trackEvent', 'x')]))).toBe('not judged')
  })
})

describe('W6: a group', () => {
  const group: Event = { type: 'group', userId: 'u-1', groupId: 'g-1', traits: {} }
  it('causes no call, and is not judged without the settings', () => {
    expect(verdictOf('W6', on([group]))).toBe('kept')
    expect(verdictOf('W6', on([group, updated]))).toBe('broken')
    expect(verdictOf('W6', on([group, named, loaded, call('boot', { app_id: 'app-1' })]))).toBe('kept')
    const unset = on([group, updated])
    expect(verdictOf('W6', { ...unset, exchanges: unset.exchanges.map((one) => ({ ...one, settings: {} })) })).toBe(
      'not judged',
    )
  })
})

describe('W7.launcher: the launcher', () => {
  const asking = (hide: unknown, inContext?: unknown): Event =>
    ({
      ...ada,
      integrations: { Intercom: { hideDefaultLauncher: hide } },
      context: { traits: {}, Intercom: { hideDefaultLauncher: inContext } },
    }) as Event
  const hiding = (value: unknown) => call('update', { user_id: 'u-1', hide_default_launcher: value as boolean })

  it.each([
    ['settings', { hide_default_launcher: true }],
    ['boot', { hide_default_launcher: true }],
    ['update', { hide_default_launcher: true }],
  ] as [string, JsonObject][])('is hidden by %s', (method, given) => {
    expect(verdictOf('W7.launcher', on([asking(true), call(method, given), updated]))).toBe('kept')
    expect(verdictOf('W7.launcher', on([ada, call(method, given)], [asking(true), updated]))).toBe('kept')
  })

  it('is not hidden by another call, or by another value', () => {
    expect(verdictOf('W7.launcher', on([asking(true), call('hide', { hide_default_launcher: true }), updated]))).toBe(
      'broken',
    )
    expect(verdictOf('W7.launcher', on([asking(true), hiding('true')]))).toBe('broken')
    expect(verdictOf('W7.launcher', on([asking(true), hiding(true), hiding(false)]))).toBe('broken')
  })

  it('is judged where an identify asks for it without a word against it, and updates', () => {
    expect(verdictOf('W7.launcher', on([asking(true, false), updated]))).toBe('not judged')
    expect(verdictOf('W7.launcher', on([asking(undefined, true), updated]))).toBe('broken')
    expect(verdictOf('W7.launcher', on([asking(true)]))).toBe('not judged')
    expect(verdictOf('W7.launcher', on([{ ...asking(true), type: 'track' }, updated]))).toBe('not judged')
  })
})

describe('W7.updates: the limit of updates', () => {
  const at = (minute: number, second = 0): Event => ({
    ...ada,
    originalTimestamp: new Date(Date.UTC(2026, 2, 4, 5, minute, second)).toISOString(),
    timestamp: new Date(Date.UTC(2026, 2, 4, 5, minute, second)).toISOString(),
  })
  const twenty = Array.from({ length: 20 }, (): SdkCall => updated)

  it('is twenty in half an hour', () => {
    expect(verdictOf('W7.updates', on([at(0), ...twenty]))).toBe('kept')
    expect(verdictOf('W7.updates', on([at(0), ...twenty], [at(29, 59), updated]))).toBe('broken')
    expect(verdictOf('W7.updates', on([at(0), ...twenty], [at(30), updated]))).toBe('kept')
  })

  it('begins anew with a load, and does not count what is no update', () => {
    expect(verdictOf('W7.updates', on([at(0), ...twenty], [at(1), loaded, updated]))).toBe('kept')
    expect(verdictOf('W7.updates', on([at(0), call('trackEvent', 'x')]))).toBe('not judged')
    expect(verdictOf('W7.updates', on([ada, updated]))).toBe('not judged')
  })
})

describe('W2: an identify', () => {
  it('is one update, of a person', () => {
    expect(messagesOf('W2', on([ada]))).toEqual(['An identify updates nobody.'])
    expect(messagesOf('W2', on([ada, call('update'), call('update', {})]))).toEqual([
      'An identify updates nobody.',
      'An identify causes more than one update.',
    ])
    expect(messagesOf('W2', on([ada, call('update'), updated]))).toEqual(['An identify causes more than one update.'])
    expect(messagesOf('W2', on([ada, call('update', 'u-1')]))).toContain(
      'An update is given something else than an object.',
    )
    expect(messagesOf('W2', on([ada, updated, call('trackEvent', 'x')]))).toEqual(['An identify logs an event.'])
  })

  it('sends no last_request_at, unless a trait of that name does', () => {
    const sent = call('update', { user_id: 'u-1', last_request_at: 5 })
    expect(messagesOf('W2', on([ada, sent]))).toEqual(['last_request_at is sent.'])
    expect(messagesOf('W2', on([ada, call('update', { user_id: 'u-1', last_request_at: null })]))).toEqual([])
    const trait: Event = { ...ada, context: { traits: { last_request_at: 5 } } }
    expect(messagesOf('W2', on([trait, sent]))).not.toContain('last_request_at is sent.')
  })

  it('of nobody is judged where it updates', () => {
    const nobody: Event = { type: 'identify', userId: '', context: { traits: {} } }
    expect(verdictOf('W2', on([nobody]))).toBe('not judged')
    expect(verdictOf('W2', on([nobody, call('update', {})]))).toBe('kept')
  })
})

describe('W4: a track without a name', () => {
  it('is not sent, and not judged without the settings', () => {
    const nameless: Event = { type: 'track', userId: 'u-1', properties: {} }
    expect(verdictOf('W4', on([nameless]))).toBe('kept')
    const unset = on([nameless])
    expect(verdictOf('W4', { ...unset, exchanges: unset.exchanges.map((one) => ({ ...one, settings: {} })) })).toBe(
      'not judged',
    )
    const named: Event = { type: 'track', userId: 'u-1', event: 'Viewed', properties: {} }
    const namedUnset = on([named])
    expect(
      verdictOf('W4', { ...namedUnset, exchanges: namedUnset.exchanges.map((one) => ({ ...one, settings: {} })) }),
    ).toBe('not judged')
    expect(verdictOf('W4', on([{ type: 'track', userId: '', event: 'Viewed' }]))).toBe('not judged')
  })
})
