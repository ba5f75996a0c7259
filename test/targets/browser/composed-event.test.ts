import { describe, expect, it } from 'vitest'
import { composedEvent } from '../../../src/targets/browser/composed-event.ts'

const arrived = {
  type: 'track',
  userId: 'u-1',
  messageId: '0f8fad5b',
  sentAt: '2026-03-04T05:06:08.000Z',
  originalTimestamp: '2026-03-04T05:06:07.000Z',
  properties: { seats: 1, address: {} },
  context: { traits: { plan: 'pro' }, userAgent: 'jsdom', sessionId: 1, Intercom: { user_hash: 'a1' } },
}

describe('the event that is judged', () => {
  it('is what arrived, without what the SDK made up and its account of the browser', () => {
    expect(composedEvent(arrived, { type: 'track' }, undefined)).toEqual({
      type: 'track',
      userId: 'u-1',
      properties: { seats: 1, address: {} },
      context: { traits: { plan: 'pro' }, Intercom: { user_hash: 'a1' } },
    })
  })

  it('keeps what the app said, also where the SDK says the like', () => {
    const given = { type: 'track', originalTimestamp: arrived.originalTimestamp, context: { userAgent: 'mine' } }
    expect(composedEvent(arrived, given, undefined)).toMatchObject({
      originalTimestamp: arrived.originalTimestamp,
      context: { userAgent: 'jsdom' },
    })
  })

  it('has the nulls of the app, which only the wire leaves out', () => {
    const given = { type: 'track', properties: { coupon: null, seats: null, address: { street: null } } }
    expect(composedEvent(arrived, given, undefined)['properties']).toEqual({
      seats: 1,
      coupon: null,
      address: { street: null },
    })
  })

  it('has the nulls that the SDK remembers of the same user', () => {
    const before = { type: 'identify', userId: 'u-1', context: { traits: { fax: null } } }
    expect(composedEvent(arrived, { type: 'track' }, before)).toMatchObject({ context: { traits: { fax: null } } })
    const other = { ...before, userId: 'u-2' }
    expect(composedEvent(arrived, { type: 'track' }, other)).not.toHaveProperty('context.traits.fax')
  })
})
