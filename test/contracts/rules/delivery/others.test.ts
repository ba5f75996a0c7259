import { describe, expect, it } from 'vitest'
import type { Exchange } from '../../../../contracts/wire/index.ts'
import { answerMs, judged, type Sent, trying, untold, wrongIn } from './played-tries.ts'

/** An event of somebody, taken on at a time. */
const of = (user_id: string, acceptedAt: number, ...tries: Sent[]): Exchange =>
  trying(
    tries.map(([at, answer]): Sent => [at, answer, { body: { user_id } }]),
    { acceptedAt },
  )
const ada = (...tries: Sent[]) => of('u-1', 0, ...tries)
/** The request of Ada waits from the answer at 50 on until 1000, and is answered at 1050. */
const waiting = ada([0, 503], [1000, 200])
const answered = 1000 + answerMs

describe('while the request of one person waits, an event of another one', () => {
  const message = 'An event waits while the request of another person waits to be tried again.'

  it('does not', () => {
    expect(judged('D2.others', [waiting, of('u-2', 10, [answered, 200])])).toEqual([[{ message }]])
  })

  it.for<[string, Exchange[], number[]]>([
    ['is sent meanwhile', [waiting, of('u-2', 10, [500, 200])], []],
    ['is sent before the further try is answered', [waiting, of('u-2', 10, [answered - 1, 200])], []],
    ['is sent only after it', [waiting, of('u-2', 10, [answered + 900, 200])], [1]],
    ['is tried meanwhile, though it is delivered later', [waiting, of('u-2', 10, [500, 503], [1500, 200])], []],
    ['came shortly before the further try', [waiting, of('u-2', 901, [answered, 200])], []],
    ['came a tenth of a second before the further try', [waiting, of('u-2', 900, [answered, 200])], [1]],
    ['came after the further try', [waiting, of('u-2', 1001, [answered, 200])], []],
    ['is of the same person', [waiting, of('u-1', 10, [answered, 200])], []],
    ['is never tried', [waiting, of('u-2', 10)], []],
    ['came before the one that waits', [of('u-2', 10, [answered, 200]), waiting], [0]],
    [
      'waits for an earlier one of its own, which is tried until later',
      [waiting, of('u-2', -500, [-500, 503], [0, 503], [2000, 200]), of('u-2', 10, [2100, 200])],
      [],
    ],
    [
      'waited for no earlier one of its own long enough',
      [waiting, of('u-2', 0, [0, 200]), of('u-2', 10, [answered, 200])],
      [2],
    ],
    [
      'follows one of its own of which nobody says when it came',
      [waiting, untold(of('u-2', 0, [0, 200])), of('u-2', 10, [answered, 200])],
      [2],
    ],
    ['waits for one of several', [waiting, of('u-3', 0, [0, 503], [1500, 200]), of('u-2', 10, [1550, 200])], [2]],
    ['is of nobody who can be told', [waiting, trying([[answered, 200, { body: {} }]], { acceptedAt: 10 })], []],
  ])('that %s', ([, exchanges, wrong]) => {
    expect(wrongIn('D2.others', ...exchanges)).toEqual(wrong)
  })

  it('is judged where it came before the further try', () => {
    expect(judged('D2.others', [waiting, of('u-2', 1000, [2000, 200])])).toEqual([[]])
    expect(judged('D2.others', [waiting, of('u-2', 1001, [2000, 200])])).toEqual([])
  })

  it('may wait while anything else is under way', () => {
    const third = of('u-3', 0, [400, 200])
    expect(wrongIn('D2.others', waiting, third, of('u-2', 10, [answered, 200]))).toEqual([])
    const long = trying([[-10, 200, { body: { user_id: 'u-3' }, tookMs: 900 }]], { acceptedAt: -10 })
    expect(wrongIn('D2.others', waiting, long, of('u-2', 10, [answered, 200]))).toEqual([])
    const before = of('u-3', 0, [20, 200])
    expect(wrongIn('D2.others', waiting, before, of('u-2', 10, [answered, 200]))).toEqual([])
  })

  it('may wait for a rate limit, whoever met it', () => {
    expect(judged('D2.others', [ada([0, 429], [1000, 200]), of('u-2', 10, [answered, 200])])).toEqual([])
    expect(
      judged('D2.others', [waiting, of('u-2', 10, [answered, 200]), of('u-3', 9000, [9000, 429], [9900, 200])]),
    ).toEqual([])
  })
})

describe('a wait', () => {
  it.for<[number, number]>([
    [99, 0],
    [100, 1],
  ])('of %d ms counts %d times', ([waitMs, count]) => {
    const next = answerMs + waitMs
    const exchanges = [ada([0, 503], [next, 200]), of('u-2', 0, [next + answerMs, 200])]
    expect(judged('D2.others', exchanges)).toHaveLength(count)
  })

  it.for<[string, Exchange]>([
    ['after an answer for good', ada([0, 400], [1000, 200])],
    ['of nobody', trying([0, 1000].map((at): Sent => [at, at === 0 ? 503 : 200, { body: {} }]))],
    ['that ends with no further try', ada([0, 503])],
  ])('%s is none', ([, exchange]) => {
    expect(judged('D2.others', [exchange, of('u-2', 10, [answered, 200])])).toEqual([])
  })

  it('is looked at up to the thousandth', () => {
    const heldUpByLastOf = (waits: number) => {
      const failing = ada(...Array.from({ length: waits + 1 }, (_, place): Sent => [place * 1000, 503]))
      return wrongIn('D2.others', failing, of('u-2', waits * 1000 - 900, [waits * 1000 + answerMs, 200]))
    }
    expect([heldUpByLastOf(1000), heldUpByLastOf(1001)]).toEqual([[1], []])
  })
})
