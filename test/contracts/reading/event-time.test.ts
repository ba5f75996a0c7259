import { describe, expect, it } from 'vitest'
import { readEventTime } from '../../../contracts/reading/index.ts'

const iso = '2026-01-02T03:04:05.000Z'
const read = (event: Record<string, never> | Record<string, string | number | boolean | null>) => {
  const { accepted, none } = readEventTime(event)
  return { ms: accepted.map(({ ms }) => ms), none }
}

describe('the time of an event', () => {
  it('is the timestamp, else the original one', () => {
    expect(read({ timestamp: iso, originalTimestamp: '2026-01-01T00:00:00Z' })).toEqual({
      ms: [1767323045000],
      none: false,
    })
    expect(read({ originalTimestamp: iso })).toEqual({ ms: [1767323045000], none: false })
    expect(read({ timestamp: 'soon', originalTimestamp: iso })).toEqual({ ms: [1767323045000], none: false })
    expect(read({ timestamp: true, originalTimestamp: iso })).toEqual({ ms: [1767323045000], none: false })
  })

  it('is none where neither place holds one', () => {
    for (const event of [{}, { timestamp: null }, { timestamp: '', originalTimestamp: 'never' }]) {
      expect(read(event)).toEqual({ ms: [], none: true })
    }
  })

  it('may be a number, or what comes after it', () => {
    expect(read({ timestamp: 1767323045, originalTimestamp: '2026-01-01T00:00:00Z' })).toEqual({
      ms: [1767323045000, 1767225600000],
      none: false,
    })
    expect(read({ timestamp: '1767323045' })).toEqual({ ms: [1767323045000], none: true })
  })

  it('stays open where the contract does', () => {
    expect(read({ timestamp: '2026-02-30T00:00:00Z', originalTimestamp: iso })).toEqual({
      ms: [undefined, 1767323045000],
      none: true,
    })
  })
})
