import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { appId, bootedBrowser, browser, phone, platforms } from './devices.ts'

const secrets = { web: 'web secret', ios: 'ios secret', android: 'android secret' }
const hashOf = (platform: keyof typeof secrets, who: string) =>
  createHmac('sha256', secrets[platform]).update(who).digest('hex')

describe('identity verification in the messenger', () => {
  const incorrect = 'refused: 403 signature_mismatch: Incorrect user_hash'
  const missing = /^refused: 403 signature_mismatch: Missing user_hash/

  it('takes the hash of the user_id, and remembers it for what follows', () => {
    const { call, user, state } = bootedBrowser({ secrets })
    const user_hash = hashOf('web', 'u-1')
    expect(call('update', { user_id: 'u-1', email: 'ada@example.com', user_hash })).toBe('taken')
    expect(call('update')).toBe('taken')
    expect(call('update', { user_id: 'u-1', user_hash: '', plan: 'pro' })).toBe('taken')
    expect(call('trackEvent', 'bought')).toBe('taken')
    expect(user()['custom_attributes']).toEqual({ plan: 'pro' })
    expect(state().events).toHaveLength(1)
  })

  it('takes the hash of the email where no user_id is sent', () => {
    const { call } = bootedBrowser({ secrets })
    expect(call('update', { email: 'a@example.com', user_hash: hashOf('web', 'a@example.com') })).toBe('taken')
  })

  it.each([
    ['of the email beside a user_id', hashOf('web', 'a@example.com')],
    ['of another platform', hashOf('ios', 'u-1')],
    ['in capitals', hashOf('web', 'u-1').toUpperCase()],
    ['that is no text', 7],
  ])('refuses a hash %s, stores nothing, and logs nothing for anybody', (_, user_hash) => {
    const { call, state } = bootedBrowser({ secrets })
    expect(call('update', { user_id: 'u-1', email: 'a@example.com', user_hash })).toBe(incorrect)
    expect(call('trackEvent', 'bought')).toBe(incorrect)
    expect(call('update')).toBe(incorrect)
    expect(state()).toMatchObject({ users: [], events: [], leads: [] })
  })

  it('misses a hash, also at boot and for the next person', () => {
    const { call, state } = browser({ secrets })
    expect(call('settings', { app_id: appId, user_id: 'u-1' })).toMatch(missing)
    expect(call('update', { user_hash: hashOf('web', 'u-1') })).toBe('taken')
    expect(call('update', { user_id: 'u-2' })).toMatch(missing)
    expect(state().users).toMatchObject([{ user_id: 'u-1' }])
  })

  it('gives what a visitor did to the person who is verified in the end', () => {
    const { call, state } = bootedBrowser({ secrets })
    expect(call('trackEvent', 'looked')).toBe('taken')
    call('update', { user_id: 'u-1', user_hash: 'wrong' })
    call('update', { user_id: 'u-1', user_hash: hashOf('web', 'u-1') })
    expect(state().events).toMatchObject([{ user_id: 'u-1', event_name: 'looked' }])
  })

  it('is not asked for where the workspace has no secret of the platform', () => {
    const { call, user } = bootedBrowser({ secrets: { ios: 'ios secret' } })
    expect(call('update', { user_id: 'u-1', user_hash: 'wrong' })).toBe('taken')
    expect(user()['custom_attributes']).toEqual({})
  })
})

describe.each(platforms)('identity verification on %s', (platform) => {
  const mismatch = 'refused: 401 hmac_mismatch: Failed Identity Verification check'

  it('takes the hash that was set before the registration', () => {
    const { call, user } = phone(platform, { secrets })
    expect(call('setUserHash', hashOf(platform, 'u-1'))).toBe('taken')
    expect(call('registerIdentifiedUser', { userId: 'u-1', email: 'a@example.com' })).toBe('taken')
    expect(user()['user_id']).toBe('u-1')
  })

  it('refuses a wrong hash and none, and registers nobody', () => {
    const { call, state } = phone(platform, { secrets })
    expect(call('registerIdentifiedUser', { userId: 'u-1' })).toBe(mismatch)
    call('setUserHash', hashOf('web', 'u-1'))
    expect(call('registerIdentifiedUser', { userId: 'u-1' })).toBe(mismatch)
    expect(call('updateUser', { name: 'Ada' })).toMatch(/^ignored/)
    expect(state().users).toEqual([])
  })

  it('ignores a hash after the registration, and forgets it at logout', () => {
    const { call } = phone(platform, { secrets })
    call('setUserHash', hashOf(platform, 'u-1'))
    call('registerIdentifiedUser', { userId: 'u-1' })
    expect(call('setUserHash', 'another')).toBe('ignored: the user hash comes before the registration')
    call('logout')
    expect(call('registerIdentifiedUser', { userId: 'u-1' })).toBe(mismatch)
  })

  it('lets unidentified people be', () => {
    const { call } = phone(platform, { secrets })
    expect(call('registerUnidentifiedUser')).toBe('taken')
    expect(call('logEvent', 'bought')).toBe('taken')
  })
})
