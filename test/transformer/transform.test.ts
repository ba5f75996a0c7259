import { describe, expect, test } from 'vitest'
import type { Connection, Event, Settings } from '../../contracts/wire/index.ts'
import { transform } from '../../src/transformer/index.ts'
import { onlyBody, posted, reasonOf } from './posted.ts'

const identify: Event = { type: 'identify', userId: 'u1' }
const settings: Settings = { apiKey: 'token-1' }

describe('connections and settings', () => {
  test.each(['web-cloud', 'mobile-cloud', 'server-cloud'] as const)('%s has requests', (connection) => {
    expect(transform({ connection, settings, event: identify }).kind).toBe('requests')
  })

  test.each(['web-device', 'ios-device', 'android-device'] as const)(
    '%s is told where requests exist',
    (connection) => {
      expect(reasonOf(identify, { connection })).toMatch(/device mode.*web-cloud, mobile-cloud, server-cloud/)
    },
  )

  test('a connection that does not exist is told all six', () => {
    const reason = reasonOf(identify, { connection: 'server-device' as Connection })
    for (const name of ['web-device', 'ios-device', 'android-device', 'web-cloud', 'mobile-cloud', 'server-cloud']) {
      expect(reason).toContain(name)
    }
  })

  test.each([undefined, null, '', '  ', 7, {}])('the Access Token %j sends nothing and is named', (apiKey) => {
    expect(reasonOf(identify, { apiKey })).toMatch(/apiKey.*Access Token/)
  })

  test('settings of another kind than an object are settings without a token', () => {
    const outcome = transform({ connection: 'web-cloud', settings: null as unknown as Settings, event: identify })
    expect(outcome).toMatchObject({ kind: 'dropped', reason: expect.stringContaining('apiKey') })
  })
})

describe('type', () => {
  test.each(['Identify', 'IDENTIFY', 'iDentify'])('%s is matched without regard to case', (type) => {
    expect(onlyBody({ type, userId: 'u1' })).toEqual({ user_id: 'u1' })
  })

  test.each([undefined, null, '', ' ', 3, true, ['identify'], {}])('%j is no type', (type) => {
    const event = { ...(type !== undefined && { type }), userId: 'u1' } as Event
    expect(reasonOf(event)).toContain('"type"')
  })

  test.each(['page', 'screen', 'alias', 'Merge'])('%s is rejected as unsupported', (type) => {
    expect(reasonOf({ type, userId: 'u1' })).toContain(`"${type}" is not supported`)
  })

  test.each(['__proto__', 'constructor', 'toString', 'x'.repeat(1_000_000)])('strange text is not repeated', (type) => {
    const reason = reasonOf({ type, userId: 'u1' })
    expect(reason).toContain('not supported')
    expect(reason.length).toBeLessThan(200)
  })

  test.each([null, [], 'identify', 7])('an event that is %j is dropped', (event) => {
    expect(reasonOf(event as unknown as Event)).toContain('not a JSON object')
  })
})

describe('requests', () => {
  test('a request names token, content, and version 1.4', () => {
    const outcome = transform({ connection: 'web-cloud', settings, event: identify })
    expect(outcome).toEqual({
      kind: 'requests',
      requests: [
        {
          method: 'POST',
          url: 'https://api.intercom.io/users',
          headers: {
            Authorization: 'Bearer token-1',
            'Content-Type': 'application/json',
            Accept: 'application/json',
            'Intercom-Version': '1.4',
            'User-Agent': expect.stringMatching(/\S/),
          },
          body: { user_id: 'u1' },
        },
      ],
    })
  })

  test.each(['http://127.0.0.1:4010', 'http://127.0.0.1:4010/'])(
    'the base address %s takes the place of Intercom',
    (baseUrl) => {
      const outcome = transform({ connection: 'web-cloud', settings, event: identify }, { baseUrl })
      expect(outcome).toMatchObject({ requests: [{ url: 'http://127.0.0.1:4010/users' }] })
    },
  )

  test('the token loses its outer blanks, with which it would be another one', () => {
    const outcome = transform({ connection: 'web-cloud', settings: { apiKey: ' token-1\n' }, event: identify })
    expect(outcome).toMatchObject({ requests: [{ headers: { Authorization: 'Bearer token-1' } }] })
  })

  test('neither secrets nor the hash of an identity verification are in a body', () => {
    const event: Event = {
      ...identify,
      integrations: { Intercom: { user_hash: 'hash-9' } },
      context: { Intercom: { user_hash: 'hash-9' } },
    }
    const secrets = {
      apiKey: 'secret-1',
      mobileApiKeyAndroid: 'secret-2',
      mobileApiKeyIOS: 'secret-3',
      collectContext: true,
    }
    expect(JSON.stringify(posted(event, secrets))).not.toMatch(/secret-|hash-9/)
  })
})

describe('traits, context, properties and integrations of another kind than an object', () => {
  const kinds = [null, 'text', 7, true, ['a']]

  test.each(kinds)('%j counts as absent in an identify', (value) => {
    const event = { ...identify, traits: value, context: value, integrations: value } as Event
    expect(onlyBody(event, { collectContext: true })).toEqual({ user_id: 'u1' })
    expect(onlyBody({ ...identify, context: { traits: value } } as Event)).toEqual({ user_id: 'u1' })
  })

  test.each(kinds)('%j counts as absent in a track', (value) => {
    const event = {
      type: 'track',
      userId: 'u1',
      event: 'Sold',
      timestamp: '2026-01-01',
      properties: value,
      context: value,
    }
    expect(onlyBody(event as Event)).toEqual({ event_name: 'Sold', created_at: 1767225600, user_id: 'u1' })
  })

  test.each(kinds)('%j counts as absent in a group', (value) => {
    const event = { type: 'group', groupId: 'g1', traits: value, context: value }
    expect(onlyBody(event as Event)).toEqual({ company_id: 'g1' })
  })
})
