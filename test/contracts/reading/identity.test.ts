import { describe, expect, it } from 'vitest'
import { acceptanceOf, isAccepted, readEmail, readUserId } from '../../../contracts/reading/index.ts'
import type { Event, Exchange, Settings } from '../../../contracts/wire/index.ts'

function exchangeOf(event: Event, settings: Settings = {}): Exchange {
  const outcome = { kind: 'dropped' as const, reason: 'not asked' }
  return { connection: 'server-cloud', settings: { apiKey: 't', ...settings }, event, outcome, delivered: [] }
}

const on = { sendAnonymousId: true }

describe('reading the user id', () => {
  it('passes over zero or takes it', () => {
    expect(readUserId(exchangeOf({ type: 'identify', userId: 0, traits: { id: 'u-3' } }))).toEqual({
      accepted: [0, 'u-3'],
      none: false,
    })
    expect(readUserId(exchangeOf({ type: 'identify', userId: 0 }))).toEqual({ accepted: [0], none: true })
  })

  it('demands one of zero and the anonymousId that stands in', () => {
    const event = { type: 'identify', userId: 0, anonymousId: 'a-1' }
    expect(readUserId(exchangeOf(event, on))).toEqual({ accepted: [0, 'a-1'], none: false })
    expect(readUserId(exchangeOf(event))).toEqual({ accepted: [0], none: true })
  })

  it('takes a number for an id, however large', () => {
    expect(readUserId(exchangeOf({ type: 'identify', userId: 2 ** 60 }))).toEqual({ accepted: [2 ** 60], none: false })
  })

  it('takes no anonymousId where the setting is off or absent, and leaves one of another kind open', () => {
    const read = (sendAnonymousId: unknown) =>
      readUserId(exchangeOf({ type: 'identify', anonymousId: 'a-1' }, { sendAnonymousId }))
    for (const off of [undefined, null, false]) expect(read(off)).toEqual({ accepted: [], none: true })
    expect(read('true')).toEqual({ accepted: ['a-1'], none: true })
    expect(read(true)).toEqual({ accepted: ['a-1'], none: false })
  })

  it("lets a group's traits give the user id anywhere behind its own", () => {
    const traits = { userId: 'u-2' }
    const context = { traits: { userId: 'u-3' } }
    expect(readUserId(exchangeOf({ type: 'group', userId: 'u-1', traits })).accepted).toEqual(['u-1'])
    expect(readUserId(exchangeOf({ type: 'group', traits }))).toEqual({ accepted: ['u-2'], none: true })
    expect(readUserId(exchangeOf({ type: 'group', traits, context }))).toEqual({
      accepted: ['u-3', 'u-2'],
      none: false,
    })
    expect(readUserId(exchangeOf({ type: 'identify', traits: { userId: 0 } })).accepted).toEqual([0])
  })

  it('never takes the own ids of a group for the user', () => {
    const event = { type: 'group', groupId: 'g-1', traits: { id: 'g-2' }, context: { traits: { id: 'u-5' } } }
    expect(readUserId(exchangeOf(event)).accepted).toEqual(['u-5'])
  })
})

describe('reading the email', () => {
  it('lets a number count as an identifier or as no email', () => {
    const event = { type: 'identify', traits: { email: 42 }, context: { traits: { email: 'ada@example.com' } } }
    expect(readEmail(exchangeOf(event))).toEqual({ accepted: [42, 'ada@example.com'], none: false })
    expect(acceptanceOf(exchangeOf({ type: 'identify', traits: { email: 42 } })).end).toBe('either')
  })

  it('lets a track take the property, whether it has the trait or not', () => {
    const properties = { email: 'friend@example.com' }
    expect(readEmail(exchangeOf({ type: 'track', properties }))).toEqual({
      accepted: ['friend@example.com'],
      none: true,
    })
    expect(readEmail(exchangeOf({ type: 'track', properties, traits: { email: 'ada@example.com' } }))).toEqual({
      accepted: ['ada@example.com', 'friend@example.com'],
      none: false,
    })
  })
})

describe('accepting what was sent', () => {
  it.for([
    [30, '30', true],
    [30, '30.0', true],
    [30, 30, true],
    [1e21, '1000000000000000000000', true],
    [30.5, '30', false],
    [30, '0x1e', false],
    ['30', '30.0', false],
    ['007', 7, false],
    [' u-1 ', 'u-1', true],
    ['u-1', 'U-1', false],
    ['u-1', true, false],
    ['true', true, false],
    [30, '3e1', true],
    [30, ' 3E+1 ', true],
    [30, '300e-1', true],
    [1e10, '1e10', true],
    [30.5, '30.50', true],
    [48, '0x30', false],
    [30, '3e', false],
    [2 ** 60, '1152921504606846976.0', true],
  ] as const)('%j sent as %j', ([given, sent, accepted]) => {
    expect(isAccepted(sent, { accepted: [given] })).toBe(accepted)
  })
})

describe('acceptance', () => {
  it.for([
    [{ type: 'group', groupId: 'k'.repeat(256) }, 'either', 'I5'],
    [{ type: 'group', groupId: '👩'.repeat(255) }, 'delivered', 'C1'],
    [{ type: 'identify', userId: '👩'.repeat(256) }, 'either', 'I5'],
    [{ type: 'identify', userId: 'u-1', traits: 'text' }, 'either', 'G11'],
    [{ type: 'identify', userId: 'u-1', context: { traits: null } }, 'either', 'G11'],
    [{ type: 'identify', traits: 'text' }, 'rejected', 'I3'],
    [{ type: 'identify', userId: 'u-1', traits: { ['x'.repeat(100_001)]: 1 } }, 'either', 'G8'],
  ] as const)('%# is read by the letter', ([event, end, because]) => {
    expect(acceptanceOf(exchangeOf(event as unknown as Event))).toEqual({ end, because })
  })
})
