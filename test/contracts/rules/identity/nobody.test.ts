import { describe, expect, it } from 'vitest'
import { findingsOf, messagesOf, verdictOf } from '../device/verdict-of.ts'
import { exchangeOf, playedCase } from '../played.ts'
import { events, sentFor, track, users } from './sent.ts'

const nobody = { type: 'identify', traits: { plan: 'pro' } }
const droppedBecause = (reason: string) =>
  playedCase({ ...exchangeOf(nobody, []), outcome: { kind: 'dropped', reason } })

describe('I3: an event of nobody', () => {
  it('is dropped with a reason', () => {
    const silent = ['An event with neither user id nor email is dropped without a reason.']
    expect(verdictOf('I3', droppedBecause('nobody'))).toBe('kept')
    expect(messagesOf('I3', droppedBecause(' '))).toEqual(silent)
    expect(messagesOf('I3', sentFor(nobody, []))).toEqual(silent)
  })

  it('is told with all that was sent for it', () => {
    expect(findingsOf('I3', sentFor(nobody, users({}, { name: 'x' })))).toEqual([
      {
        message: 'An event with neither user id nor email is delivered.',
        expected: 'dropped',
        received: ['POST /users', 'POST /users'],
      },
    ])
    expect(verdictOf('I3', sentFor(track({}), events({})))).toBe('broken')
  })

  it('is none that has an identifier in doubt, or that is rejected for another reason', () => {
    expect(verdictOf('I3', sentFor({ ...nobody, userId: 0 }, users({})))).toBe('not judged')
    expect(verdictOf('I3', sentFor({ ...nobody, userId: 'u-1' }, users({})))).toBe('not judged')
    expect(verdictOf('I3', sentFor({ type: 'page' }, users({})))).toBe('not judged')
  })
})
