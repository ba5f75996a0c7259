import { describe, expect, it } from 'vitest'
import { commonRules } from '../../../../contracts/rules/common/index.ts'
import type { Exchange, IntercomRequest } from '../../../../contracts/wire/index.ts'
import { exchangeOf, playedCase, post } from '../played.ts'

const right: IntercomRequest = {
  ...post('/users', { user_id: 'u-1' }),
  headers: {
    authorization: 'Bearer t',
    'content-type': 'application/json',
    accept: 'application/json',
    'intercom-version': '1.4',
    'user-agent': 'x',
  },
}

function told(id: string, ...requests: IntercomRequest[]) {
  const rule = commonRules.find((candidate) => candidate.id === id)
  const exchange: Exchange = exchangeOf({ type: 'identify', userId: 'u-1' }, requests)
  return rule?.judge(playedCase(exchange)).flatMap(({ findings }) => findings.map(({ message }) => message))
}
const withHeader = (name: string, value: string): IntercomRequest => ({
  ...right,
  headers: { ...right.headers, [name]: value },
})
const without = (name: string): IntercomRequest => ({
  ...right,
  headers: Object.fromEntries(Object.entries(right.headers).filter(([key]) => key !== name)),
})

describe('G4', () => {
  it('finds nothing in a right request, and does not apply to reads', () => {
    expect(told('G4', right)).toEqual([])
    const exchange = exchangeOf({ type: 'identify', userId: 'u-1' }, [{ ...right, method: 'GET' }])
    expect(commonRules.flatMap(({ id, judge }) => (/^G[45]/.test(id) ? judge(playedCase(exchange)) : []))).toEqual([])
  })

  it.for(['authorization', 'content-type', 'accept', 'intercom-version'])('misses the header %s', (name) => {
    expect([told('G4', without(name))?.length, told('G4', right, without(name))?.length]).toEqual([1, 1])
  })

  it.for([
    ...['application/json', 'application/json;charset=utf-8', 'APPLICATION/JSON ; charset=utf-8', ' application/json '],
    ...['application/vnd.intercom.1.4+json', 'application/merge-patch+json;charset=utf-8'],
  ])('takes the content type %j', (type) => {
    expect(told('G4', withHeader('content-type', type))).toEqual([])
  })

  it.for([
    ...[
      'text/json',
      'application/jsonp',
      'xapplication/json',
      'application/x-www-form-urlencoded',
      'application/+json',
    ],
    ...['application/json charset=utf-8', 'application/a b+json', 'application/vnd.json', ''],
  ])('does not take the content type %j', (type) => {
    expect(told('G4', withHeader('content-type', type))).toEqual(['The content type of a request is not JSON.'])
  })

  it.for([
    ...['application/json', 'APPLICATION/JSON', '*/*', 'application/*', 'application/vnd.intercom.1.4+json'],
    ...['text/html, application/json', 'text/html,*/*;q=0.1', 'application/json;q=0.5', 'application/json; q=1'],
    ...['application/json;version=1;q=0.5', 'application/json;q=0.01', 'application/json ; charset=utf-8'],
  ])('takes an Accept of %j', (accept) => {
    expect(told('G4', withHeader('accept', accept))).toEqual([])
  })

  it.for([
    ...[
      'text/html',
      'text/*',
      'application/jsonp',
      'xapplication/json',
      'application/json;q=0',
      'application/json; q=0.0',
    ],
    ...['application/json;q=0;x=1', 'application/json ;  q=0.000 ; x=1', 'x*/*', '*/*x', 'application/+json', ''],
  ])('does not take an Accept of %j', (accept) => {
    expect(told('G4', withHeader('accept', accept))).toEqual(['A request does not accept JSON.'])
  })

  it.for([
    ['https://api.intercom.io/users', 0],
    ['https://api.intercom.io/users?x=1', 0],
    ['http://localhost:4010/users', 0],
    ['http://127.0.0.1:4010/users', 0],
    ['http://127.1.22.133/users', 0],
    ['http://[::1]:4010/users', 0],
    ['http://api.intercom.io/users', 1],
    ['https://api.intercom.io.evil.test/users', 1],
    ['https://notlocalhost/users', 1],
    ['https://localhost.test/users', 1],
    ['https://x.test/127.0.0.1', 1],
    ['https://127.0.0.1.test/users', 1],
    ['https://x127.0.0.1.test/users', 1],
    ['/users', 1],
  ] as const)('reads the address %s', ([url, count]) => {
    expect(told('G4', { ...right, url })).toHaveLength(count)
  })

  it.for([
    ['http://mock.internal/users', 0],
    ['https://intercom.io.internal/users', 0],
    ['https://notintercom.io/users', 0],
    ['https://intercom.io/users', 1],
    ['https://api.eu.intercom.io/users', 1],
    ['https://api.intercom.com/users', 1],
    ['not an address', 1],
  ] as const)('reads the address %s that reached the harness', ([url, count]) => {
    const exchange: Exchange = {
      ...exchangeOf({ type: 'identify', userId: 'u-1' }, []),
      delivered: [{ by: 'target', request: { ...right, url }, reply: { status: 200, headers: {} } }],
    }
    const rule = commonRules.find(({ id }) => id === 'G4')
    expect(rule?.judge(playedCase(exchange)).flatMap(({ findings }) => findings)).toHaveLength(count)
  })

  it('knows the method, the version and the token by what they are', () => {
    expect(told('G4', { ...right, method: 'PUT' })).toEqual(['A request that writes is no POST.'])
    expect(told('G4', { ...right, method: 'post' as 'POST' })).toEqual([])
    expect(told('G4', withHeader('intercom-version', '1.40'))).toHaveLength(1)
    for (const credentials of [
      'Bearer t ',
      'BEARER  t',
      ` ${'Bearer t'}`,
      `Basic ${btoa(' t :x')}`,
      `Basic ${btoa('t : ')}`,
    ]) {
      expect(told('G4', withHeader('authorization', credentials))).toEqual([])
    }
    for (const credentials of [
      'Token t',
      `Token ${btoa('t:')}`,
      `Basic ${btoa('x:')}`,
      'Bearer',
      'xBearer t',
      `Basic ${btoa('tt:')}`,
      `Basic ${btoa('t x:')}`,
      'Basic',
    ]) {
      expect(told('G4', withHeader('authorization', credentials))).toHaveLength(1)
    }
  })

  it('does not compare credentials where there is no token to compare with', () => {
    const exchange = { ...exchangeOf({ type: 'identify', userId: 'u-1' }, [right]), settings: {} }
    const rule = commonRules.find(({ id }) => id === 'G4')
    expect(rule?.judge(playedCase(exchange)).flatMap(({ findings }) => findings)).toEqual([])
  })
})

describe('G4.agent', () => {
  it('misses the name of the sender in each request', () => {
    expect(told('G4.agent', right)).toEqual([])
    expect(told('G4.agent', without('user-agent'), withHeader('user-agent', ' '), right)).toHaveLength(2)
  })
})
