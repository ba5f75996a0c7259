import { describe, expect, it } from 'vitest'
import { splitAddress } from '../../../mocks/intercom/address.ts'

describe('splitAddress', () => {
  it.each([
    ['https://api.intercom.io/users', 'https://api.intercom.io', '/users', ''],
    ['https://api.intercom.io/users?page=2&x=/y', 'https://api.intercom.io', '/users', 'page=2&x=/y'],
    ['https://api.intercom.io/users#top?', 'https://api.intercom.io', '/users', ''],
    ['https://api.intercom.io', 'https://api.intercom.io', '/', ''],
    ['http://[::1]:80//users//scroll/?a', 'http://[::1]:80', '/users/scroll', 'a'],
    ['/users/?', '', '/users', ''],
    ['nonsense', 'nonsense', '/', ''],
    ['', '', '/', ''],
  ])('%s', (url, origin, path, query) => {
    expect(splitAddress(url)).toEqual({ origin, path, query })
  })
})
