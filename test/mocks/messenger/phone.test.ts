import { describe, expect, it } from 'vitest'
import type { JsonObject, JsonValue } from '../../../contracts/wire/index.ts'
import { createPhone } from '../../../mocks/messenger/index.ts'
import { appId, phone, platforms, startSeconds } from './devices.ts'

const nobody = { ios: 'no user is registered', android: 'A network request was made with no user registered' }
const another = {
  ios: 'ignored: userId cannot be changed once it is set',
  android: 'ignored: Failed to register user. We already have a registered user.',
}

describe.each(platforms)('the SDK for %s', (platform) => {
  const registered = () => {
    const opened = phone(platform)
    opened.call('registerIdentifiedUser', { userId: 'u-1', email: 'ada@example.com' })
    return opened
  }

  it('ignores what comes before it is initialized, with keys that are none', () => {
    const { intercom } = phone(platform)
    const double = createPhone({ platform, intercom, clock: () => 0 })
    for (const keys of [undefined, {}, { apiKey: '', appId }, { apiKey: 'key' }, { apiKey: 7, appId }]) {
      const args = keys === undefined ? [] : [keys]
      expect(double.call({ method: 'initialize', args })).toMatchObject({ effect: 'ignored' })
    }
    for (const method of [
      'setUserHash',
      'registerIdentifiedUser',
      'registerUnidentifiedUser',
      'updateUser',
      'logout',
    ]) {
      expect(double.call({ method, args: [{ userId: 'u-1' }] })).toMatchObject({ effect: 'ignored' })
    }
    expect(intercom.state('token-1')).toMatchObject({ users: [], leads: [] })
  })

  it('is initialized once', () => {
    expect(phone(platform).call('initialize', { apiKey: 'key', appId: 'app-2' })).toBe(
      'ignored: Intercom is initialized already',
    )
  })

  it('ignores updates and events while nobody is registered', () => {
    const { call, state } = phone(platform)
    expect(call('updateUser', { userId: 'u-1', email: 'a@example.com' })).toContain(nobody[platform])
    expect(call('logEvent', 'bought')).toContain(nobody[platform])
    expect(state()).toMatchObject({ users: [], events: [], leads: [] })
  })

  it.each<[JsonObject]>([
    [{ userId: 'u-1' }],
    [{ email: 'ada@example.com' }],
    [{ userId: 'u-1', email: 'a@b.example' }],
  ])('registers %j', ({ ...who }) => {
    const { call, user } = phone(platform)
    expect(call('registerIdentifiedUser', who)).toBe('taken')
    expect(user()).toMatchObject({
      user_id: who['userId'] ?? null,
      email: who['email'] ?? null,
      last_request_at: startSeconds,
    })
  })

  it.each<[JsonValue]>([
    [{}],
    [null],
    [{ userId: '' }],
    [{ userId: ' ', email: 'a@example.com' }],
    [{ userId: 'u-1', email: '' }],
    [{ userId: 'u-1', email: null }],
    [{ userId: 7 }],
  ])('registers nobody by %j', (who) => {
    const { call, state } = phone(platform)
    expect(call('registerIdentifiedUser', who)).toMatch(/^ignored: /)
    expect(state().users).toEqual([])
  })

  it('keeps the registered user until logout', () => {
    const { call, state } = registered()
    expect(call('registerIdentifiedUser', { userId: 'u-2' })).toContain(another[platform])
    expect(call('registerIdentifiedUser', { email: 'other@example.com' })).toContain(another[platform])
    expect(call('registerUnidentifiedUser')).toContain(another[platform])
    call('logEvent', 'bought')
    expect(state().events).toMatchObject([{ user_id: 'u-1' }])
    expect(call('logout')).toBe('taken')
    expect(call('logEvent', 'left')).toContain(nobody[platform])
    call('registerIdentifiedUser', { userId: 'u-2' })
    call('logEvent', 'came')
    expect(state().events).toMatchObject([{ user_id: 'u-1' }, { user_id: 'u-2' }])
  })

  it('registers the same user again, which changes nothing', () => {
    const { call, state } = registered()
    const before = state()
    expect(call('registerIdentifiedUser', { userId: 'u-1' })).toMatch(/^taken/)
    expect(call('registerIdentifiedUser', { email: 'ada@example.com' })).toMatch(/^taken/)
    expect(state()).toEqual(before)
  })

  it('is refused where several users have the email', () => {
    const users = [
      { user_id: 'u-8', email: 'two@example.com' },
      { user_id: 'u-9', email: 'two@example.com' },
    ]
    const { call } = phone(platform, { holds: { users } })
    expect(call('registerIdentifiedUser', { email: 'two@example.com' })).toMatch(/^refused: 409 conflict/)
    expect(call('logEvent', 'bought')).toContain(nobody[platform])
  })

  it('updates the standard fields', () => {
    const { call, user } = registered()
    const attributes = {
      userId: 'u-1',
      email: 'a@example.com',
      name: 'Ada',
      phone: '+1',
      signedUpAt: 5,
      unsubscribedFromEmails: true,
      languageOverride: 'fr',
      customAttributes: { plan: 'pro', score: 1.5, vip: false },
    }
    expect(call('updateUser', attributes)).toBe('taken')
    expect(user()).toMatchObject({
      user_id: 'u-1',
      email: 'a@example.com',
      name: 'Ada',
      phone: '+1',
      signed_up_at: 5,
      unsubscribed_from_emails: true,
    })
    expect(user()['custom_attributes']).toEqual({ plan: 'pro', score: 1.5, vip: false })
  })

  it('loses what has no setter or another kind, and writes the rest', () => {
    const { call, user } = registered()
    const attributes = {
      userId: 'u-2',
      plan: 'pro',
      signedUpAt: '2019-05-19',
      unsubscribedFromEmails: 'yes',
      customAttributes: { list: [], object: {}, kept: 1 },
      name: 'Ada',
    }
    expect(call('updateUser', attributes)).toBe(
      'taken: left out: "userId", "plan", "customAttributes.list", "customAttributes.object", "signedUpAt", "unsubscribedFromEmails"',
    )
    expect(user()).toMatchObject({ user_id: 'u-1', name: 'Ada', signed_up_at: null, unsubscribed_from_emails: false })
    expect(user()['custom_attributes']).toEqual({ kept: 1 })
  })

  it('gives an id to a user known by email, and refuses one that is taken', () => {
    const { call, state } = phone(platform, { holds: { users: [{ user_id: 'u-9' }] } })
    call('registerIdentifiedUser', { email: 'ada@example.com' })
    expect(call('updateUser', { userId: 'u-9' })).toMatch(/^refused: 400 unique_user_constraint/)
    expect(call('updateUser', { userId: 'u-1' })).toBe('taken')
    expect(state().users).toMatchObject([{ user_id: 'u-9' }, { user_id: 'u-1', email: 'ada@example.com' }])
  })

  it.each<[JsonValue]>([[null], ['text'], [[]]])('ignores the attributes %j', (attributes) => {
    expect(registered().call('updateUser', attributes)).toMatch(/^ignored/)
  })

  it('attaches companies, and cannot remove them', () => {
    const { call, state } = registered()
    const companies = [
      { companyId: 'c-1', name: 'Acme', plan: 'gold', monthlySpend: 10.7, createdAt: 5, customAttributes: { tier: 1 } },
      { companyId: 'c-2', remove: true, size: 4 },
    ]
    expect(call('updateUser', { companies })).toBe('taken: left out: "companies[1].remove", "companies[1].size"')
    expect(state().companies).toMatchObject([
      {
        company_id: 'c-1',
        name: 'Acme',
        plan: { name: 'gold' },
        monthly_spend: 10,
        remote_created_at: 5,
        custom_attributes: { tier: 1 },
        user_count: 1,
      },
      { company_id: 'c-2', user_count: 1 },
    ])
  })

  it.each<[JsonValue, string]>([
    [[{ name: 'Acme' }], '"companies[0]"'],
    [[{ companyId: '' }], '"companies[0]"'],
    [['Acme'], '"companies[0]"'],
    [{ companyId: 'c-1' }, '"companies"'],
  ])('leaves out the companies %j', (companies, names) => {
    const { call, state } = registered()
    expect(call('updateUser', { companies, name: 'Ada' })).toBe(`taken: left out: ${names}`)
    expect(state()).toMatchObject({ companies: [], users: [{ name: 'Ada' }] })
  })

  it('logs events at the time of Intercom, with or without metadata, once in a second', () => {
    const { call, state, pass } = registered()
    expect(call('logEvent', 'bought', { total: 5 })).toBe('taken')
    expect(call('logEvent', 'bought')).toMatch(/^taken: a repeat/)
    pass(1)
    expect(call('logEvent', 'bought', {})).toBe('taken')
    pass(1)
    expect(call('logEvent', 'bought', null)).toBe('taken')
    expect(state().events.map(({ created_at, metadata }) => [created_at, metadata])).toEqual([
      [startSeconds, { total: 5 }],
      [startSeconds + 1, {}],
      [startSeconds + 2, {}],
    ])
  })

  it.each<[JsonValue[], RegExp]>([
    [[], /^ignored/],
    [[''], /^ignored/],
    [[7], /^ignored/],
    [['x', []], /^ignored/],
    [['x', 'text'], /^ignored/],
    [['x', { items: [1] }], /^refused: 400 parameter_invalid: found unpermitted parameters/],
    [['x', { nested: { a: 1 } }], /^refused: 400 parameter_invalid: Invalid metadata/],
  ])('logs nothing for %j', (args, said) => {
    const { call, state } = registered()
    expect(call('logEvent', ...args)).toMatch(said)
    expect(state().events).toEqual([])
  })

  it('knows no other methods', () => {
    expect(registered().call('setDeviceToken', 'x')).toBe('ignored: "setDeviceToken" is no method of this SDK')
  })
})

describe('null', () => {
  const attributes = { name: null, email: null, customAttributes: { plan: null } }

  it('clears on iOS', () => {
    const { call, user } = phone('ios')
    call('registerIdentifiedUser', { userId: 'u-1', email: 'ada@example.com' })
    call('updateUser', { name: 'Ada', customAttributes: { plan: 'pro' } })
    expect(call('updateUser', attributes)).toBe('taken')
    expect(user()).toMatchObject({ name: null, email: null, custom_attributes: { plan: null } })
  })

  it('resubscribes nobody on iOS', () => {
    const { call, user } = phone('ios')
    call('registerIdentifiedUser', { userId: 'u-1' })
    call('updateUser', { unsubscribedFromEmails: true })
    expect(call('updateUser', { unsubscribedFromEmails: null })).toBe('taken: left out: "unsubscribedFromEmails"')
    expect(user()['unsubscribed_from_emails']).toBe(true)
  })

  it('is lost on Android', () => {
    const { call, user } = phone('android')
    call('registerIdentifiedUser', { userId: 'u-1', email: 'ada@example.com' })
    call('updateUser', { name: 'Ada', customAttributes: { plan: 'pro' } })
    expect(call('updateUser', attributes)).toBe('taken: left out: "email", "name", "customAttributes.plan"')
    expect(user()).toMatchObject({ name: 'Ada', email: 'ada@example.com', custom_attributes: { plan: 'pro' } })
  })
})

describe('registering the registered user with a new email', () => {
  it.each([
    ['ios', 'new@example.com'],
    ['android', 'old@example.com'],
  ] as const)('leaves on %s %s', (platform, email) => {
    const { call, user } = phone(platform)
    call('registerIdentifiedUser', { userId: 'u-1', email: 'old@example.com' })
    expect(call('registerIdentifiedUser', { userId: 'u-1', email: 'new@example.com' })).toMatch(/^taken/)
    expect(user()['email']).toBe(email)
  })
})
