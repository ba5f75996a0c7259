import { describe, expect, it } from 'vitest'
import { answerMs, judged, retriedAfter, type Sent, trying } from './played-tries.ts'

const flat = 'The waits before further tries do not grow.'
const alike = 'Two requests are tried again after the very same waits: there is no jitter in them.'
const told = (...tries: (readonly Sent[])[]) =>
  judged(
    'D1.backoff',
    tries.map((some) => trying(some)),
  )?.map((findings) => findings.map(({ message }) => message))

describe('the waits of a request', () => {
  it.for<[string, number[], string[]]>([
    ['grow', [1000, 2000, 4000], []],
    ['grow on the whole', [1000, 2000, 1500], []],
    ['shrink, and then not', [4000, 2000, 2000], []],
    ['shrink', [4000, 2000, 1000], [flat]],
    ['are constant', [1000, 1000, 1000], [flat]],
    ['are constant but for the clock', [1000, 1010, 1005], [flat]],
    ['are constant to a hundredth of the longest', [1000, 990, 995], [flat]],
    ['are constant to a hundredth of the longest, not the shortest', [10_000, 10_101, 10_050], [flat]],
    ['differ by more than the clock may be off', [1000, 1011, 1000], []],
  ])('%s', ([, waits, messages]) => {
    expect(told(retriedAfter(waits))).toEqual([messages])
    expect(told(retriedAfter(waits, 'lost', 'lost'))).toEqual([messages])
  })

  it('show nothing where there are fewer than three', () => {
    expect(told(retriedAfter([1000, 1000]), retriedAfter([]))).toEqual([])
  })

  it('are told, the first ten of them', () => {
    const waits = Array.from({ length: 12 }, () => 1000)
    expect(judged('D1.backoff', [trying(retriedAfter(waits))])).toEqual([
      [{ message: flat, received: waits.slice(0, 10) }],
    ])
  })

  it('are those after failures: how long a rate limit lasts is not chosen', () => {
    expect(told(retriedAfter([1000, 1000, 1000], 429))).toEqual([])
    const [first, second, ...others] = retriedAfter([1000, 1000, 1000]) as [Sent, Sent, ...Sent[]]
    expect(told([first, [second[0], 429], ...others])).toEqual([])
  })

  it('are looked at up to the hundredth', () => {
    const waits = Array.from({ length: 100 }, () => 1000)
    expect(told(retriedAfter([...waits, 9000]))).toEqual([[flat]])
    expect(told(retriedAfter([...waits.slice(1), 9000, 1000]))).toEqual([[]])
  })
})

describe('the waits of several requests', () => {
  const waits = [1000, 2000, 4000]

  it('are drawn for each', () => {
    expect(told(retriedAfter(waits), retriedAfter([1001, 2000, 4000]))).toEqual([[], []])
    expect(told(retriedAfter(waits), retriedAfter([900, 2000]), retriedAfter(waits))).toEqual([[], [alike]])
    expect(told(retriedAfter(waits), retriedAfter([...waits, 8000]))).toEqual([[], [alike]])
    expect(judged('D1.backoff', [trying(retriedAfter(waits)), trying(retriedAfter(waits))])?.[1]).toEqual([
      { message: alike, received: waits },
    ])
  })

  it('are drawn for each of one event too', () => {
    const company = { path: '/companies', body: { company_id: 'c-1' } }
    const other = retriedAfter(waits).map(([at, answer]): Sent => [at + answerMs / 2, answer, company])
    expect(told([...retriedAfter(waits), ...other])).toEqual([[alike]])
  })
})
