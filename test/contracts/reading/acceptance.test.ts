import { describe, expect, it } from 'vitest'
import { acceptanceOf } from '../../../contracts/reading/index.ts'
import type { Event, Exchange, Settings } from '../../../contracts/wire/index.ts'

function accepted(event: Event, settings: Settings = { apiKey: 't' }) {
  const outcome = { kind: 'dropped' as const, reason: 'not asked' }
  const exchange: Exchange = { connection: 'server-cloud', settings, event, outcome, delivered: [] }
  const { end, because } = acceptanceOf(exchange)
  return `${end} ${because}`
}

const identify = { type: 'identify', userId: 'u-1' }
const track = { type: 'track', userId: 'u-1', event: 'Sold', timestamp: '2026-01-02T03:04:05Z' }
const group = { type: 'group', groupId: 'g-1' }
const long = 'k'.repeat(256)

describe('what has to become of an event', () => {
  it.for<[Event, string]>([
    [identify, 'delivered U1'],
    [track, 'delivered T1'],
    [group, 'delivered C1'],
    [{ ...identify, type: 'IDENTIFY' }, 'delivered U1'],
  ])('delivery: %j', ([event, end]) => {
    expect(accepted(event)).toBe(end)
  })

  it.for<[Event, string]>([
    [{ userId: 'u-1' }, 'rejected G1'],
    [{ ...identify, type: 7 }, 'rejected G1'],
    [{ ...identify, type: 'page' }, 'rejected G2'],
    [{ type: 'identify' }, 'rejected I3'],
    [{ ...track, userId: ' ' }, 'rejected I3'],
    [{ ...track, event: undefined as never }, 'rejected T1'],
    [{ ...track, event: ' ' }, 'rejected T1'],
    [{ ...track, event: {} }, 'rejected T1'],
    [{ ...track, timestamp: 'soon' }, 'rejected T2'],
    [{ type: 'group', groupId: ' ' }, 'rejected C1'],
  ])('rejection: %j', ([event, end]) => {
    expect(accepted(event)).toBe(end)
  })

  it.for<[Event, string]>([
    [{ ...identify, type: ' identify ' }, 'either G1'],
    [{ ...identify, userId: 0 }, 'either I3'],
    [{ type: 'identify', traits: { email: 'a\u0000b' } }, 'either I3'],
    [{ ...track, event: 7 }, 'either T1'],
    [{ ...track, event: true }, 'either T1'],
    [{ ...track, event: 'So\u0000ld' }, 'either T1'],
    [{ ...track, timestamp: 1767323045 }, 'either T2'],
    [{ ...group, groupId: 0 }, 'either C1'],
    [{ type: 'group', traits: { groupId: 'g-1' } }, 'either C1'],
    [{ ...identify, traits: { id: long } }, 'either I5'],
    [{ ...identify, traits: { company: { id: long } } }, 'either I5'],
    [{ ...group, groupId: long }, 'either I5'],
    [{ ...identify, traits: 'text' }, 'either G11'],
    [{ ...identify, traits: { a: '\ud800' } }, 'either G8'],
  ])('either: %j', ([event, end]) => {
    expect(accepted(event)).toBe(end)
  })

  it('is no affair of a company that stands where none is read', () => {
    expect(accepted({ ...track, traits: { company: { id: long } } })).toBe('delivered T1')
  })

  it('rests on the setting: blank rejects, and a number may count as a token', () => {
    for (const apiKey of [undefined, null, '', ' ', true]) expect(accepted(identify, { apiKey })).toBe('rejected S1')
    expect(accepted(identify, { apiKey: 7 })).toBe('either S1')
  })

  it('is a rejection where one thing is doubtful and another refused', () => {
    expect(accepted({ ...track, userId: 0, event: '' })).toBe('rejected T1')
    expect(accepted({ ...track, event: 7, timestamp: 'soon' })).toBe('rejected T2')
    expect(accepted({ ...track, userId: 0, event: 7 })).toBe('either I3')
  })
})
