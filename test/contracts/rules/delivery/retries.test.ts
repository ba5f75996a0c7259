import { describe, expect, it } from 'vitest'
import { answerMs, judged, retriedAfter, type Sent, trying } from './played-tries.ts'

const messages = (...tries: Sent[]) =>
  judged('D1', [trying(tries)])
    ?.flat()
    .map(({ message }) => message)

const again = 'A request that was refused is sent again.'
const atOnce = 'A request that failed is sent again at once.'
const early = 'A request is sent again before the reset that its 429 named.'
const given = 'A request that may succeed later is not sent again.'
const often = 'A request is sent again more than twenty times.'

describe('what an answer asks for', () => {
  it.for<[number | 'lost', string[], string[]]>([
    ...[200, 202, 299, 501, 505, 599].map((status): [number, string[], string[]] => [status, [], []]),
    ...[300, 302, 399, 400, 401, 404, 409, 422, 499].map((status): [number, string[], string[]] => [
      status,
      [],
      [again],
    ]),
    ...([408, 429, 500, 502, 503, 504, 'lost'] as const).map((answer): [number | 'lost', string[], string[]] => [
      answer,
      [given],
      [],
    ]),
  ])('%s: once is %j, twice is %j', ([answer, once, twice]) => {
    expect(messages([0, answer])).toEqual(once)
    expect(messages([0, answer], [1000, 200])).toEqual(twice)
  })

  it('is told with it', () => {
    expect(
      judged('D1', [
        trying([
          [0, 400],
          [1000, 200],
        ]),
      ]),
    ).toEqual([[{ message: again, expected: 'aborted', received: 400 }]])
    expect(judged('D1', [trying([[0, 'lost']])])).toEqual([
      [{ message: given, expected: 'tried again', received: 'ECONNRESET' }],
    ])
    expect(judged('D1', [trying(retriedAfter([3], 502))])).toEqual([
      [{ message: atOnce, received: { answer: 502, waitMs: 3 } }],
    ])
  })

  it('is asked of those who deliver by themselves', () => {
    expect(judged('D1', [trying([])])).toEqual([])
    const { delivered } = trying([[0, 503]])
    expect(
      judged('D1', [trying([], { delivered: delivered.map((one) => ({ ...one, by: 'delivery' as const })) })]),
    ).toEqual([])
  })
})

describe('a wait', () => {
  it.for<[number, string[]]>([
    [0, [atOnce]],
    [9, [atOnce]],
    [10, []],
  ])('of %d ms is %j', ([waitMs, told]) => {
    expect(messages(...retriedAfter([waitMs]))).toEqual(told)
    expect(messages(...retriedAfter([waitMs], 'lost'))).toEqual(told)
    expect(messages(...retriedAfter([waitMs], 429))).toEqual(told)
  })

  it('is not asked for after an answer that leaves open what follows', () => {
    for (const status of [200, 501]) expect(messages(...retriedAfter([3], status))).toEqual([])
  })

  it.for<[number, string[]]>([
    [8999, [early]],
    [9000, []],
    [20_000, []],
  ])('until %d, where the reset is in the ninth second, is %j', ([at, told]) => {
    expect(messages([0, 429, { reset: 9 }], [at, 200])).toEqual(told)
  })

  it('for a reset that is long past is a wait as any other', () => {
    expect(messages([5000, 429, { reset: 1 }], [5000 + answerMs + 5, 200])).toEqual([atOnce])
    expect(messages([5000, 429, { reset: 1 }], [5000 + answerMs + 50, 200])).toEqual([])
  })

  it('for a reset more than ten minutes away may be given up', () => {
    const answeredAt = 1000 - answerMs
    expect(messages([answeredAt, 429, { reset: 601 }])).toEqual([given])
    expect(messages([answeredAt - 1, 429, { reset: 601 }])).toEqual([])
    expect(messages([answeredAt, 503, { reset: 9000 }])).toEqual([given])
  })

  it('is of each request by itself', () => {
    const other = { path: '/companies', body: { company_id: 'c-1' } }
    expect(messages([0, 503], [51, 503, other], [1000, 200], [1051, 200, other])).toEqual([])
    expect(messages([0, 503], [500, 503, other])).toEqual([given, given])
    expect(messages([0, 503], [500, 503, other], [1000, 200])).toEqual([given])
  })
})

describe('further tries', () => {
  const times = (count: number, answer: number) =>
    retriedAfter(
      Array.from({ length: count }, () => 1000),
      answer,
    )

  it('are twenty at most, what a rate limit asks for aside', () => {
    expect(messages(...times(20, 503))).toEqual([])
    expect(judged('D1', [trying(times(21, 503))])).toEqual([[{ message: often, expected: 20, received: 21 }]])
    expect(messages(...times(40, 429))).toEqual([])
  })
})
