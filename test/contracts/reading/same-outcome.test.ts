import { describe, expect, it } from 'vitest'
import { isSameOutcome, isSilent, summaryOf } from '../../../contracts/reading/index.ts'
import type { IntercomRequest, Outcome } from '../../../contracts/wire/index.ts'

const headers = {
  authorization: 'Bearer t',
  'content-type': 'application/json',
  accept: 'application/json',
  'intercom-version': '1.4',
}
const one: IntercomRequest = { method: 'POST', url: 'https://api.intercom.io/users', headers, body: { user_id: 'u-1' } }
const other: IntercomRequest = { ...one, body: { user_id: 'u-2' } }
const requests = (...list: IntercomRequest[]): Outcome => ({ kind: 'requests', requests: list })
const calls = (...methods: string[]): Outcome => ({
  kind: 'calls',
  calls: methods.map((method) => ({ method, args: [] })),
})
const dropped: Outcome = { kind: 'dropped', reason: 'no id' }

describe('a silent outcome', () => {
  it('is a drop, no request or no call', () => {
    expect([dropped, requests(), calls()].map(isSilent)).toEqual([true, true, true])
    expect([requests(one), calls('update')].map(isSilent)).toEqual([false, false])
  })
})

describe('two outcomes are the same', () => {
  it.for<[string, Outcome, Outcome]>([
    ['silent ones, whatever the reason', dropped, requests()],
    ['requests in another order', requests(one, other), requests(other, one)],
    ['a method in other letters', requests(one), requests({ ...one, method: 'post' as 'POST' })],
    [
      'further headers, and names of headers in other letters',
      requests(one),
      requests({ ...one, headers: { ...headers, Accept: 'application/json', 'x-trace': '1' } }),
    ],
    ['equal calls', calls('boot', 'update'), calls('boot', 'update')],
  ])('%s', ([, left, right]) => {
    expect([isSameOutcome(left, right), isSameOutcome(right, left)]).toEqual([true, true])
  })
})

describe('two outcomes differ', () => {
  it.for<[string, Outcome, Outcome]>([
    ['a drop and a request', dropped, requests(one)],
    ['another body', requests(one), requests(other)],
    ['another address', requests(one), requests({ ...one, url: 'https://api.intercom.io/events' })],
    ['another method', requests(one), requests({ ...one, method: 'PUT' })],
    ['one request more', requests(one), requests(one, one)],
    ['a request twice and two requests', requests(one, one), requests(one, other)],
    ['calls and requests', calls('update'), requests(one)],
    ['other calls', calls('boot', 'update'), calls('update', 'boot')],
    ...Object.keys(headers).map((name): [string, Outcome, Outcome] => [
      `another ${name}`,
      requests(one),
      requests({ ...one, headers: { ...headers, [name]: 'other' } }),
    ]),
  ])('%s', ([, left, right]) => {
    expect([isSameOutcome(left, right), isSameOutcome(right, left)]).toEqual([false, false])
  })
})

describe('the summary of an outcome', () => {
  it('says in a few words what came', () => {
    expect(summaryOf(dropped)).toEqual({ dropped: 'no id' })
    expect(summaryOf(calls('boot', 'update'))).toEqual({ calls: ['boot', 'update'] })
    const { body: _, ...bare } = one
    expect(summaryOf(requests(one, bare as IntercomRequest))).toEqual({
      requests: [
        { method: 'POST', url: one.url, body: { user_id: 'u-1' } },
        { method: 'POST', url: one.url, body: null },
      ],
    })
  })
})
