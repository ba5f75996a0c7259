import { describe, expect, it } from 'vitest'
import { whereToSend } from '../../src/service/where-to-send.ts'

const base = new URL('http://127.0.0.1:4010')
const sentTo = (endpoint: unknown, given?: URL) => {
  const url = whereToSend(endpoint, given)
  return 'reason' in url ? url.reason : url.href
}

describe('where a prepared request is sent', () => {
  it.each([
    'https://api.intercom.io/users',
    'https://api.eu.intercom.io/events',
    'https://API.au.intercom.io:443/tags',
  ])('is Intercom: %s', (endpoint) => {
    expect(sentTo(endpoint)).toBe(new URL(endpoint).href)
  })

  it('is the address in its place, with path and query', () => {
    expect(sentTo('https://api.intercom.io/users?email=a%40b.co', base)).toBe(
      'http://127.0.0.1:4010/users?email=a%40b.co',
    )
    expect(sentTo('http://127.0.0.1:4010/users', base)).toBe('http://127.0.0.1:4010/users')
  })

  it('is the address in its place, also for a path that looks like another one', () => {
    expect(sentTo('https://api.intercom.io//evil.example/users', base)).toBe(
      'http://127.0.0.1:4010//evil.example/users',
    )
    expect(sentTo('https://api.intercom.io/\\evil.example/users', base)).toMatch(/^http:\/\/127\.0\.0\.1:4010\//)
  })

  it.each([
    'https://evil.example/users',
    'http://api.intercom.io/users',
    'https://api.intercom.io.evil.example/users',
    'https://api.intercom.io./users',
    'https://evil.example#@api.intercom.io/users',
    'https://api.intercom.io@evil.example/users',
    'https://user:word@api.intercom.io/users',
    'https://api.intercom.io:8443/users',
    'http://127.0.0.1:4011/users',
    'http://169.254.169.254/latest/meta-data',
    'http://[::1]:4010/users',
    'file:///etc/passwd',
    '/users',
    '',
    7,
    undefined,
  ])('is nowhere: %s', (endpoint) => {
    for (const given of [undefined, base]) expect(sentTo(endpoint, given)).toMatch(/^endpoint /)
  })

  it('is not this machine, unless it was given', () => {
    expect(sentTo('http://127.0.0.1:4010/users')).toMatch(/^endpoint leads to http:\/\/127\.0\.0\.1:4010/)
  })
})
