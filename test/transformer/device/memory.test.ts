import { describe, expect, it } from 'vitest'
import type { Event } from '../../../contracts/wire/index.ts'
import { isSomebodyElse } from '../../../src/transformer/device/memory.ts'
import { call, journey, settings } from './journey.ts'

describe('somebody else', () => {
  it.each([
    [undefined, {}, false],
    [undefined, { user_id: 'u-1' }, false],
    [{}, { user_id: 'u-1' }, false],
    [{}, { email: 'ada@example.com' }, false],
    [{ user_id: 'u-1' }, { user_id: 'u-1' }, false],
    [{ user_id: 'u-1' }, { user_id: 'u-2' }, true],
    [{ user_id: 'u-1' }, {}, true],
    [{ user_id: 'u-1', email: 'ada@example.com' }, { email: 'ada@example.com' }, true],
    [{ email: 'ada@example.com' }, { email: 'ada@example.com' }, false],
    [{ email: 'ada@example.com' }, { email: 'bob@example.com' }, true],
    [{ email: 'ada@example.com' }, { user_id: 'u-1', email: 'bob@example.com' }, true],
    [{ email: 'ada@example.com' }, { user_id: 'u-1' }, false],
    [{ email: 'ada@example.com' }, {}, true],
  ])('after %j comes %j: %s', (before, after, isElse) => {
    expect(isSomebodyElse(before, after)).toBe(isElse)
  })
})

const track = (more: object = {}): Event => ({ type: 'track', event: 'Viewed', ...more })
const identify = (more: object): Event => ({ type: 'identify', ...more }) as Event
const viewed = call('logEvent', 'Viewed')

describe('who is registered on a phone', () => {
  const onPhone = (...events: Event[]) => journey('ios-device', events)
  const start = call('initialize', { apiKey: 'ios-key', appId: 'app-1' })

  it('stays who is known, and is registered once', () => {
    expect(onPhone(identify({ userId: 'u-1' }), track({ userId: 'u-1' }), identify({ userId: 'u-1' }))).toEqual([
      [start, call('registerIdentifiedUser', { userId: 'u-1' }), call('updateUser', { userId: 'u-1' })],
      [viewed],
      [call('updateUser', { userId: 'u-1' })],
    ])
  })

  it('stays unidentified until somebody is named', () => {
    expect(onPhone(track(), track(), track({ userId: 'u-1' }))).toEqual([
      [start, call('registerUnidentifiedUser'), viewed],
      [viewed],
      [call('registerIdentifiedUser', { userId: 'u-1' }), viewed],
    ])
  })

  it('tells the email of whoever gets a user id, and of an identify only what it says', () => {
    const ada = { traits: { email: 'ada@example.com' } }
    expect(onPhone(identify(ada), identify({ ...ada, userId: 'u-1' }))).toEqual([
      [
        start,
        call('registerIdentifiedUser', { email: 'ada@example.com' }),
        call('updateUser', { email: 'ada@example.com' }),
      ],
      [
        call('registerIdentifiedUser', { userId: 'u-1', email: 'ada@example.com' }),
        call('updateUser', { userId: 'u-1', email: 'ada@example.com' }),
      ],
    ])
  })

  it('of an anonymous identify is told nothing, where there is nothing to tell', () => {
    expect(onPhone(identify({ traits: {} }), identify({ traits: { plan: null } }))).toEqual([
      [start, call('registerUnidentifiedUser')],
      [],
    ])
  })

  it('is nobody while a setting is missing, and while the event is refused', () => {
    const blank = { ...settings, appId: ' ' }
    expect(journey('ios-device', [identify({ userId: 'u-1' })], blank)).toEqual([
      'The setting "appId" (App ID) is missing or blank.',
    ])
    const spaced = { appId: ' app-1 ', mobileApiKeyIOS: ' ios-key ' }
    expect(journey('ios-device', [track({ userId: 'u-1' })], spaced)[0]).toContainEqual(start)
    expect(onPhone(identify({ userId: 'x'.repeat(300) }))[0]).toMatch(/255/)
    expect(onPhone({ type: 'identify', userId: 'u-1', traits: { company: { id: 'x'.repeat(300) } } })[0]).toMatch(/255/)
    expect(onPhone(5 as never, {} as never)).toEqual([
      'The event is not a JSON object.',
      'The field "type" is missing: expected identify, track, page or reset.',
    ])
  })
})

describe('who is known on a page', () => {
  const onPage = (...events: Event[]) => journey('web-device', events)
  const boot = call('boot', { app_id: 'app-1' })

  it('is shut down where somebody was seen, and only then', () => {
    expect(onPage({ type: 'reset' }, track(), { type: 'reset' }, { type: 'reset' }, track())).toEqual([
      [],
      [boot, call('trackEvent', 'Viewed')],
      [call('shutdown')],
      [],
      [boot, call('trackEvent', 'Viewed')],
    ])
  })

  it('stays who was identified while events name the same', () => {
    expect(onPage(identify({ userId: 'u-1' }), track({ userId: 'u-1' }), track({ userId: 'u-2' }))).toEqual([
      [boot, call('update', { user_id: 'u-1' })],
      [call('trackEvent', 'Viewed')],
      [call('shutdown'), boot, call('trackEvent', 'Viewed')],
    ])
    expect(onPage(track({ userId: 'u-1' }), track({ userId: 'u-2' }))[1]).toEqual([call('trackEvent', 'Viewed')])
  })

  it('has an App ID without blanks around it, and no event that is refused', () => {
    expect(journey('web-device', [track()], { appId: ' app-1 ' })[0]).toContainEqual(boot)
    expect(onPage(identify({ userId: 'x'.repeat(300) }))[0]).toMatch(/255/)
    expect(onPage({ type: 'identify', userId: 'u-1', traits: { company: { id: 'x'.repeat(300) } } })[0]).toMatch(/255/)
    expect(onPage(identify({ userId: 'u-1', traits: { plan: null } }))[0]?.[1]).toEqual(
      call('update', { user_id: 'u-1', plan: null }),
    )
    const launcher = { integrations: { Intercom: { hideDefaultLauncher: 'true' } } }
    expect(onPage(identify({ userId: 'u-1', ...launcher }))[0]?.[1]).toEqual(call('update', { user_id: 'u-1' }))
    const inContext = {
      integrations: { Intercom: { hideDefaultLauncher: null } },
      context: { Intercom: { hideDefaultLauncher: true } },
    }
    expect(onPage(identify({ userId: 'u-1', ...inContext }))[0]?.[1]).toEqual(
      call('update', { user_id: 'u-1', hide_default_launcher: true }),
    )
  })
})
