import { describe, expect, it } from 'vitest'
import type { Exchange, JsonObject } from '../../../../contracts/wire/index.ts'
import { givenUp, judged, type Sent, trying, untold, wrongIn } from './played-tries.ts'

const of = (body: JsonObject, ...tries: Sent[]) => trying(tries.map(([at, answer]): Sent => [at, answer, { body }]))
const ada = (...tries: Sent[]) => of({ user_id: 'u-1' }, ...tries)

describe('events of one person', () => {
  it.for<[string, Exchange[], number[]]>([
    ['in order', [ada([0, 200]), ada([100, 200]), ada([200, 200])], []],
    ['at the same time', [ada([0, 200]), ada([0, 200])], []],
    ['the second first', [ada([100, 200]), ada([99, 200])], [1]],
    ['the third before the first', [ada([200, 200]), ada([300, 200]), ada([100, 200])], [2]],
    [
      'the third before the first, and the second long before',
      [ada([200, 200]), ada([50, 200]), ada([100, 200])],
      [1, 2],
    ],
    ['the second while the first waits', [ada([0, 503], [1000, 200]), ada([500, 200])], [1]],
    ['the second tried, though not taken, while the first waits', [ada([0, 503], [1000, 200]), ada([500, 503])], []],
    ['the second taken after the first', [ada([0, 503], [1000, 200]), ada([500, 503], [1000, 200])], []],
    ['the third while the first waits', [ada([0, 503], [1000, 200]), ada([1, 503]), ada([500, 200])], [2]],
    ['after one that was never taken', [ada([0, 503], [1000, 400]), ada([500, 200])], []],
    ['of ids that are numbers', [of({ user_id: 1 }, [9, 200]), of({ user_id: 1 }, [0, 200])], [1]],
    ['known by email', [of({ email: 'a@b.c' }, [9, 200]), of({ email: 'a@b.c' }, [0, 200])], [1]],
    [
      'known by id before email',
      [of({ user_id: 'u', email: 'a' }, [9, 200]), of({ user_id: 'v', email: 'a' }, [0, 200])],
      [],
    ],
    ['an id, and the same as an email', [of({ user_id: 'a@b.c' }, [9, 200]), of({ email: 'a@b.c' }, [0, 200])], []],
    ['of nobody', [of({ company_id: 'c' }, [9, 200]), of({ company_id: 'c' }, [0, 200])], []],
  ])('%s', ([, exchanges, wrong]) => {
    expect(wrongIn('D2', ...exchanges)).toEqual(wrong)
  })

  it('are told apart: tried before, or delivered before', () => {
    const tried = 'An event is tried before one of the same person that came earlier.'
    const taken = 'An event is delivered before one of the same person that came earlier.'
    expect(judged('D2', [ada([100, 200]), ada([0, 200])])).toEqual([[], [{ message: tried }]])
    expect(judged('D2', [ada([0, 503], [1000, 200]), ada([500, 200])])).toEqual([[], [{ message: taken }]])
  })
})

describe('an event that was given up', () => {
  const message = 'An event is not tried after one of the same person was given up.'
  const lost = trying([[0, 503]], givenUp)
  const refused = trying(
    [
      [0, 503],
      [1000, 400],
    ],
    givenUp,
  )
  const nothing = trying([])
  const as = (userId: string | undefined, exchange: Exchange): Exchange => ({
    ...exchange,
    event: userId === undefined ? { type: 'track' } : { type: 'track', userId },
  })

  it('does not block the next of the same user id', () => {
    expect(judged('D2', [lost, nothing])).toEqual([[], [{ message }]])
    expect(wrongIn('D2', refused, nothing)).toEqual([1])
    expect(wrongIn('D2', lost, trying([[100, 200]]))).toEqual([])
  })

  it.for<[string, Exchange[]]>([
    ['another person', [lost, as('u-2', nothing)]],
    ['nobody', [as(undefined, lost), as(undefined, nothing)]],
    ['one that was never taken on', [lost, untold(nothing)]],
    ['one after an event that was delivered', [trying([[0, 200]]), nothing]],
    [
      'one after an event that was delivered at last',
      [
        trying(
          [
            [0, 503],
            [1000, 200],
          ],
          givenUp,
        ),
        nothing,
      ],
    ],
    ['one after an event of which nobody says that it ended', [trying([[0, 503]]), nothing]],
    ['one after the next was delivered', [lost, trying([[100, 200]]), nothing]],
  ])('says nothing of %s', ([, exchanges]) => {
    expect(wrongIn('D2', ...exchanges)).toEqual([])
  })
})

it('the order is judged of those who deliver by themselves', () => {
  expect(judged('D2', [trying([]), trying([])])).toEqual([])
})
