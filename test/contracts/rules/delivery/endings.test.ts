import { describe, expect, it } from 'vitest'
import type { DeliveryAccounting, Exchange } from '../../../../contracts/wire/index.ts'
import { givenUp, judged, trying } from './played-tries.ts'

const delivered = trying([[0, 200]])
const dropped = (reason: string): Exchange => trying([], { outcome: { kind: 'dropped', reason } })
const company = { path: '/companies', body: { company_id: 'c-1' } }

describe('an event ends', () => {
  const silent = { message: 'An event is dropped or given up without a reason.' }
  const endless = (received: string) => ({ message: 'An event ends neither delivered nor with a reason.', received })

  it.for<[string, Exchange, object[]]>([
    ['when its request was taken', delivered, []],
    [
      'when its request was taken at last',
      trying([
        [0, 503],
        [1000, 200],
      ]),
      [],
    ],
    [
      'when all its requests were taken',
      trying([
        [0, 200],
        [100, 201, company],
      ]),
      [],
    ],
    ['dropped with a reason', dropped('no email'), []],
    ['given up with a reason', trying([[0, 503]], givenUp), []],
    ['not with an empty reason', dropped(''), [silent]],
    ['not with a blank reason', dropped(' \n'), [silent]],
    [
      'not when one of its requests was not taken',
      trying([
        [0, 200],
        [100, 503, company],
      ]),
      [endless('not delivered')],
    ],
    ['not when it was refused', trying([[0, 400]]), [endless('not delivered')]],
    ['not when its answer was lost', trying([[0, 'lost']]), [endless('not delivered')]],
    ['not when it was never tried', trying([]), [endless('never tried')]],
  ])('%s', ([, exchange, findings]) => {
    expect(judged('D3', [delivered, exchange, delivered])).toEqual([[], findings, []])
  })
})

describe('what is counted', () => {
  const exchanges = [delivered, dropped('no email'), trying([[0, 400]], givenUp)]
  const sums = { accepted: 3, delivered: 1, dropped: 1, aborted: 1 }
  const unequal = 'The events that were delivered, dropped and given up are not all that were accepted.'

  it.for<[DeliveryAccounting, object[]]>([
    [sums, []],
    [{ ...sums, delivered: 3, dropped: 0, aborted: 0 }, []],
    [{ ...sums, delivered: 0 }, [{ message: unequal, received: { ...sums, delivered: 0 } }]],
    [{ ...sums, dropped: 2 }, [{ message: unequal, received: { ...sums, dropped: 2 } }]],
    [{ ...sums, aborted: 0 }, [{ message: unequal, received: { ...sums, aborted: 0 } }]],
    [
      { ...sums, accepted: 2, aborted: 0 },
      [{ message: 'Another number of events is counted than was sent.', expected: 3, received: 2 }],
    ],
    [
      { ...sums, accepted: 4, aborted: 2 },
      [{ message: 'Another number of events is counted than was sent.', expected: 3, received: 4 }],
    ],
  ])('%j is told of the last event', ([accounting, findings]) => {
    expect(judged('D3', exchanges, { accounting })).toEqual([[], [], findings])
  })

  it('is not asked of those who leave delivery to others', () => {
    expect(judged('D3', [dropped(''), trying([])], { accounting: { ...sums, accepted: 9 } })).toEqual([])
  })
})
