import { describe, expect, it } from 'vitest'
import { isRefused, isSameRequest, resetOf, triesByRequest, triesOf } from '../../../contracts/reading/index.ts'
import type { DeliveredRequest, IntercomRequest } from '../../../contracts/wire/index.ts'
import { exchangeOf, post } from '../rules/played.ts'

const one = (more: Partial<DeliveredRequest> = {}): DeliveredRequest => ({
  by: 'target',
  request: post('/users', { user_id: 'u-1' }),
  reply: { status: 200, headers: {} },
  ...more,
})
const played = (...delivered: DeliveredRequest[]) => ({ ...exchangeOf({ type: 'identify' }, []), delivered })

describe('the tries of an event', () => {
  it('are those of the target that say when, in the order of time', () => {
    const tries = [one({ sentAt: 9, answeredAt: 10 }), one(), one({ by: 'delivery', sentAt: 1 }), one({ sentAt: 5 })]
    expect(triesOf(played(...tries, one({ sentAt: 7 }))).map(({ sentAt, answeredAt }) => [sentAt, answeredAt])).toEqual(
      [
        [5, 5],
        [7, 7],
        [9, 10],
      ],
    )
  })

  it('are none where nobody says when', () => {
    expect(triesOf(played(one(), one()))).toEqual([])
    expect(triesByRequest(played(one(), one()))).toEqual([])
  })

  it('belong to the requests that were made', () => {
    const other = post('/companies', { company_id: 'c-1' })
    const tries = [one({ sentAt: 1 }), one({ sentAt: 2, request: other }), one({ sentAt: 3 })]
    expect(triesByRequest(played(...tries)).map((some) => some.map(({ sentAt }) => sentAt))).toEqual([[1, 3], [2]])
  })
})

describe('two requests are one', () => {
  const { body: _, ...bare } = post('/users', {})
  const request: IntercomRequest = { ...bare, body: { a: 1, b: [2] } }

  it.for<[IntercomRequest, IntercomRequest, boolean]>([
    [request, { ...request, headers: {} }, true],
    [request, { ...request, body: { b: [2], a: 1 } }, true],
    [bare, bare, true],
    [request, { ...request, body: { a: 1 } }, false],
    [request, { ...request, method: 'PUT' }, false],
    [request, { ...request, url: `${request.url}/u-1` }, false],
    [request, bare, false],
    [bare, request, false],
    [bare, { ...bare, body: null }, false],
  ])('of the same method, address and body: %#', ([first, second, isSame]) => {
    expect(isSameRequest(first, second)).toBe(isSame)
  })
})

describe('the reset that an answer names', () => {
  const limited = (reset: string | undefined, more: Partial<DeliveredRequest> = {}) =>
    resetOf(
      one({ reply: { status: 429, headers: reset === undefined ? {} : { 'X-RateLimit-Reset': reset } }, ...more }),
    )

  it('is in milliseconds', () => {
    expect([limited('0'), limited(' 9 '), limited('999999999999')]).toEqual([0, 9000, 999_999_999_999_000])
  })

  it.for([undefined, '', 'soon', '9s', 'in 9', '-9', '9.5', '9999999999999'])('is none in %j', (reset) => {
    expect(limited(reset)).toBeUndefined()
  })

  it('is none of another answer, or of one that did not come whole', () => {
    expect(limited('9', { reply: { status: 503, headers: { 'x-ratelimit-reset': '9' } } })).toBeUndefined()
    expect(limited('9', { failure: 'ECONNRESET' })).toBeUndefined()
  })
})

it('what did not come whole was not refused', () => {
  const reply = { status: 404, headers: {} }
  expect([isRefused(one({ reply })), isRefused(one({ reply, failure: 'TIMEOUT' }))]).toEqual([true, false])
})
