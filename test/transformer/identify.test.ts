import { describe, expect, test } from 'vitest'
import type { JsonObject, JsonValue, Settings } from '../../contracts/wire/index.ts'
import { onlyBody, posted } from './posted.ts'

const user = (traits: JsonObject, rest: JsonObject = {}, settings: Settings = {}) =>
  onlyBody({ type: 'identify', userId: 'u1', traits, ...rest }, settings)

test("the documentation's sample becomes a user", () => {
  const event = {
    type: 'identify',
    userId: '1hKOmRA4GRlm',
    context: {
      traits: {
        name: 'Alex Keener',
        email: 'alex@example.com',
        company: { id: 'group01', name: 'Tech Group' },
        createdAt: 'Mon May 19 2019 18:34:24 GMT+0000 (UTC)',
      },
    },
  }
  expect(posted(event)).toEqual([
    {
      path: '/users',
      body: {
        user_id: '1hKOmRA4GRlm',
        email: 'alex@example.com',
        name: 'Alex Keener',
        signed_up_at: 1558290864,
        companies: [{ company_id: 'group01', name: 'Tech Group' }],
      },
    },
  ])
})

test('a field that the event does not have is not sent', () => {
  expect(user({ name: null, phone: '', email: ' ', createdAt: null, company: null, avatar: '' })).toEqual({
    user_id: 'u1',
  })
})

describe('name', () => {
  const cases: [JsonObject, JsonValue | undefined][] = [
    [{ name: 'Ada L', firstName: 'X' }, 'Ada L'],
    [{ firstName: 'Ada', lastName: 'Lovelace' }, 'Ada Lovelace'],
    [{ firstname: 'Ada', lastname: 'Lovelace' }, 'Ada Lovelace'],
    [{ first_name: 'Ada', last_name: 'Lovelace' }, 'Ada Lovelace'],
    [{ firstName: 'Ada' }, 'Ada'],
    [{ firstName: 'Ada', lastName: ' ' }, 'Ada'],
    [{ lastName: 'Lovelace', firstName: null }, 'Lovelace'],
    [{ name: ' ', firstName: '' }, undefined],
    [{ name: { first: 'Ada' } }, undefined],
    [{ name: true }, undefined],
    [{ name: 7 }, '7'],
    [{}, undefined],
  ]
  test.each(cases)('%j gives %j', (traits, name) => {
    expect(user(traits).name).toBe(name)
  })

  test('its parts may stand in different places', () => {
    const context = { traits: { lastName: 'Lovelace', firstName: 'Z' } }
    expect(user({ firstName: 'Ada' }, { context }).name).toBe('Ada Lovelace')
  })
})

describe('each standard trait is searched in both places', () => {
  test('an unusable value does not end the search', () => {
    const contextTraits = { name: 'Ada', phone: '1', createdAt: '2026-01-01', company: { id: 'c1' }, email: 'a@x.test' }
    const unusable = { name: {}, phone: ' ', createdAt: 'soon', company: {}, email: null }
    expect(user(unusable, { context: { traits: contextTraits } })).toEqual({
      user_id: 'u1',
      email: 'a@x.test',
      name: 'Ada',
      phone: '1',
      signed_up_at: 1767225600,
      companies: [{ company_id: 'c1' }],
    })
  })
})

describe('unsubscribed_from_emails', () => {
  const cases: [JsonValue, boolean | undefined][] = [
    [true, true],
    [false, false],
    ['true', true],
    ['FALSE', false],
    ['yes', undefined],
    [1, undefined],
    [null, undefined],
  ]
  test.each(cases)('%j is sent as %j from every place, and never as an attribute', (unsubscribedFromEmails, sent) => {
    const bodies = [
      user({ unsubscribedFromEmails }),
      user({}, { context: { unsubscribedFromEmails } }),
      user({}, { context: { traits: { unsubscribedFromEmails } } }),
    ]
    for (const body of bodies) {
      expect(body.unsubscribed_from_emails).toBe(sent)
      expect(body).not.toHaveProperty('custom_attributes')
    }
  })

  test('the context wins', () => {
    expect(user({ unsubscribedFromEmails: true }, { context: { unsubscribedFromEmails: false } })).toMatchObject({
      unsubscribed_from_emails: false,
    })
  })
})

describe('custom attributes', () => {
  test('standard traits are not repeated, whatever their values', () => {
    const names = ['userId', 'id', 'email', 'phone', 'name', 'createdAt', 'company', 'avatar', 'unsubscribedFromEmails']
    const parts = ['firstName', 'firstname', 'first_name', 'lastName', 'lastname', 'last_name']
    const traits = Object.fromEntries([...names, ...parts].map((name) => [name, { strange: 1 }]))
    expect(user(traits)).toEqual({ user_id: 'u1' })
  })

  test('traits and context.traits both reach them, traits winning', () => {
    const context = { traits: { plan: 'free', seats: 3 } }
    expect(user({ plan: 'pro' }, { context }).custom_attributes).toEqual({ plan: 'pro', seats: 3 })
  })

  test('an ISO date under a key that ends in _at becomes seconds; anything else stays as given', () => {
    const traits = {
      trial_at: '2026-01-01T00:00:00.5Z',
      day_at: '2026-01-01',
      text_at: 'Mon May 19 2019 18:34:24 GMT+0000 (UTC)',
      ms_at: 1767225600000,
      none_at: null,
      seat: '2026-01-01',
    }
    expect(user(traits).custom_attributes).toEqual({ ...traits, trial_at: 1767225600, day_at: 1767225600 })
  })

  test('a name that the user has as a field stays among them', () => {
    expect(user({ user_id: 'x', signed_up_at: 5, custom_attributes: { a: 1 } })).toEqual({
      user_id: 'u1',
      custom_attributes: { user_id: 'x', signed_up_at: 5, custom_attributes_a: 1 },
    })
  })
})

describe('context', () => {
  const context = {
    device: { type: 'Android', model: 'Pixel 8', manufacturer: 'Google', id: 'd1' },
    os: { name: 'Android', version: 14 },
    app: { name: 'Shop', version: ' ', build: '1' },
    locale: 'en-GB',
  }
  const collected = {
    device_type: 'Android',
    device_model: 'Pixel 8',
    device_manufacturer: 'Google',
    os_name: 'Android',
    os_version: 14,
    app_name: 'Shop',
  }

  test.each(['mobile-cloud', 'web-cloud', 'server-cloud'] as const)(
    'is collected over %s where it is asked for',
    (connection) => {
      const body = onlyBody({ type: 'identify', userId: 'u1', context }, { connection, collectContext: true })
      expect(body.custom_attributes).toEqual(collected)
    },
  )

  test('is not collected where it is not asked for', () => {
    expect(user({}, { context })).toEqual({ user_id: 'u1' })
  })

  test('gives way to a trait of the same name', () => {
    const body = user({ os_name: 'Mine' }, { context }, { collectContext: true })
    expect(body.custom_attributes).toEqual({ ...collected, os_name: 'Mine' })
  })
})

describe('avatar', () => {
  test('an address becomes a picture', () => {
    const avatar = 'https://x.test/a.png'
    expect(user({ avatar })).toEqual({ user_id: 'u1', avatar: { type: 'avatar', image_url: avatar } })
    expect(user({ avatar: 'HTTP://x.test/a' }).avatar).toEqual({ type: 'avatar', image_url: 'HTTP://x.test/a' })
  })

  test.each(['see https://x.test/a', ['https://x.test/a.png'], 'ftp://x.test/a'])('%j is none', (avatar) => {
    expect(user({ avatar })).toEqual({ user_id: 'u1' })
  })
})
