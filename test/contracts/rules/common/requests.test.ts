import { describe, expect, it } from 'vitest'
import { commonRules } from '../../../../contracts/rules/common/index.ts'
import type { Event, Exchange, IntercomRequest, JsonObject } from '../../../../contracts/wire/index.ts'
import { exchangeOf, playedCase, post } from '../played.ts'

const event: Event = { type: 'identify', userId: 'u-1' }

function messages(id: string, exchange: Exchange): string[] {
  const rule = commonRules.find((candidate) => candidate.id === id)
  return rule?.judge(playedCase(exchange)).flatMap(({ findings }) => findings.map(({ message }) => message)) ?? []
}

const complete = (url: string, authorization = 'Bearer t'): IntercomRequest => {
  const request = post('/users', { user_id: 'u-1' })
  return { ...request, url, headers: { ...request.headers, authorization, accept: 'application/json' } }
}

describe('G4', () => {
  const own = (url: string): Exchange => ({
    ...exchangeOf(event, []),
    delivered: [{ by: 'target', request: complete(url), reply: { status: 200, headers: {} } }],
  })

  it('knows that what reached the harness went to the right place', () => {
    expect(messages('G4', own('http://mock.internal:8080/users'))).toEqual([])
    expect(messages('G4', exchangeOf(event, [complete('http://mock.internal:8080/users')]))).toHaveLength(1)
  })

  it('still sees another host of Intercom there', () => {
    expect(messages('G4', own('https://api.eu.intercom.io/users'))).toHaveLength(1)
  })

  it.for([
    ['Bearer t', 0],
    ['bearer  t', 0],
    [`Basic ${btoa('t:')}`, 0],
    [`basic ${btoa('t:anything')}`, 0],
    [`Basic ${btoa('t')}`, 1],
    [`Basic ${btoa(':t')}`, 1],
    ['Basic t', 1],
    ['Basic %%%', 1],
    ['Bearer tt', 1],
    ['t', 1],
  ] as const)('reads the credentials %s', ([authorization, count]) => {
    const exchange = exchangeOf(event, [complete('https://api.intercom.io/users', authorization)])
    expect(messages('G4', exchange)).toHaveLength(count)
  })

  it.for(['Bearer wrong-secret', 'wrong-secret'])('shows no token in what it found: %s', (authorization) => {
    const exchange = {
      ...exchangeOf(event, [complete('https://api.intercom.io/users', authorization)]),
      settings: { apiKey: 'right-secret' },
    }
    const findings = commonRules.find(({ id }) => id === 'G4')?.judge(playedCase(exchange))
    expect(JSON.stringify(findings)).not.toMatch(/secret/)
    expect(findings?.flatMap(({ findings: found }) => found)).toHaveLength(1)
  })
})

describe('G5', () => {
  const sending = (body: object) => exchangeOf(event, [post('/users', body as JsonObject)])

  it.for([
    ['undefined', { user_id: 'u-1', name: undefined }],
    ['NaN', { user_id: 'u-1', companies: [{ company_id: 'c', size: Number.NaN }] }],
    ['Infinity', { user_id: 'u-1', custom_attributes: { rate: Number.POSITIVE_INFINITY } }],
    ['a function', { user_id: 'u-1', custom_attributes: { toJson: () => 1 } }],
    ['a big integer', { user_id: 1n }],
  ] as const)('sees %s in a body', ([, body]) => {
    expect(messages('G5', sending(body))).toHaveLength(1)
  })

  it('takes the words undefined and NaN for text', () => {
    expect(messages('G5', sending({ user_id: 'u-1', custom_attributes: { word: 'undefined', other: 'NaN' } }))).toEqual(
      [],
    )
  })
})

describe('G7', () => {
  const secret = 'unguessable-4711'
  const sending = (body: JsonObject, given: Event = event): Exchange => ({
    ...exchangeOf(given, [post('/users', body)]),
    settings: { apiKey: secret },
  })

  it('sees the token as a key', () => {
    expect(messages('G7', sending({ user_id: 'u-1', custom_attributes: { [secret]: 1 } }))).toHaveLength(1)
  })

  it('sees it deeper than the stack', () => {
    let body: JsonObject = { leaf: `Bearer ${secret}` }
    for (let level = 0; level < 20_000; level += 1) body = { nested: body }
    expect(messages('G7', sending(body))).toHaveLength(1)
  })

  it('does not judge what the event gives as data', () => {
    const body = { user_id: 'u-1', custom_attributes: { note: secret } }
    expect(messages('G7', sending(body, { ...event, traits: { note: secret } }))).toEqual([])
  })

  it('does not judge a token that anyone could guess', () => {
    const exchange = { ...exchangeOf(event, [post('/users', { user_id: 'test' })]), settings: { apiKey: 'test' } }
    expect(messages('G7', exchange)).toEqual([])
  })
})
