import { describe, expect, it } from 'vitest'
import { amongAttributes, inMetadata, isFormOf, type Leaf, missingLeaves } from '../../../contracts/reading/index.ts'
import type { JsonValue } from '../../../contracts/wire/index.ts'

const leaf = (value: Leaf['value'], ...path: Leaf['path']): Leaf => ({ path: path.length > 0 ? path : ['plan'], value })
const isMissing = (given: Leaf, ...sent: JsonValue[]) => missingLeaves([given], sent, amongAttributes).length > 0

const at = '2026-01-02T03:04:05Z'
const seconds = 1767323045
const long = 'word '.repeat(100)

describe('a leaf that may be left out', () => {
  it.for<Leaf>([
    leaf(null),
    ...['', ' \n', 'a\u0000b', '\ud800'].map((text) => leaf(text)),
    ...[2 ** 53, -(2 ** 53), Number.NaN, Number.POSITIVE_INFINITY].map((number) => leaf(number)),
    leaf(1, ''),
    leaf(1, 'a', ''),
    leaf(1, 'a\u0000b'),
    leaf(1, 'a', '\udc00', 'b'),
  ])('is never missing: %j', (given) => {
    expect([isMissing(given), isFormOf(undefined, given, amongAttributes)]).toEqual([false, true])
  })

  it.for<Leaf>([leaf('a'), leaf(0), leaf(2 ** 53 - 1), leaf(false), leaf('😀'), leaf(1, '😀'), leaf(1, 'a', 0)])(
    'is none of the ordinary ones: %j',
    (given) => {
      expect([isMissing(given), isFormOf(undefined, given, amongAttributes)]).toEqual([true, false])
    },
  )
})

describe('a leaf is reached', () => {
  it('by its own value and type', () => {
    for (const value of ['1', 1, true, 'true']) expect(isMissing(leaf(value), value)).toBe(false)
    expect([isMissing(leaf('1'), 1), isMissing(leaf(1), '1'), isMissing(leaf(true), 'true')]).toEqual([
      true,
      true,
      true,
    ])
    expect(isMissing(leaf('a'), { a: 'a' }, ['a'])).toBe(true)
  })

  it('as often as it was sent', () => {
    const twice = [leaf('x', 'a'), leaf('x', 'b')]
    expect(missingLeaves(twice, ['x', 'x'], amongAttributes)).toEqual([])
    expect(missingLeaves(twice, ['x'], amongAttributes)).toHaveLength(1)
  })

  it('as text, a boolean in metadata alone', () => {
    expect(missingLeaves([leaf(true)], ['true'], inMetadata)).toEqual([])
    expect(missingLeaves([leaf(false)], ['true'], inMetadata)).toHaveLength(1)
    expect(isFormOf('true', leaf(true), inMetadata)).toBe(true)
    expect(isFormOf('true', leaf(true), amongAttributes)).toBe(false)
    expect(isFormOf('1', leaf(1), inMetadata)).toBe(false)
  })
})

describe('a dated leaf is reached', () => {
  it('as whole seconds, dropped or rounded up, under a direct key of the right ending', () => {
    expect([seconds, seconds + 1].map((sent) => isMissing(leaf(at, 'trial_at'), sent))).toEqual([false, false])
    expect([seconds - 1, seconds + 2].map((sent) => isMissing(leaf(at, 'trial_at'), sent))).toEqual([true, true])
    expect(isMissing(leaf(at, 'trial_at'), at)).toBe(false)
  })

  it('as nothing but text under any other key', () => {
    for (const path of [['trial'], ['a', 'trial_at'], ['trial_at', 'a'], [0], ['trial_date']]) {
      expect(isMissing(leaf(at, ...path), seconds)).toBe(true)
    }
    expect(missingLeaves([leaf(at, 'end_date')], [seconds], inMetadata)).toEqual([])
    expect(isMissing(leaf('soon', 'trial_at'), seconds)).toBe(true)
  })

  it('in the zone of any machine where it names none', () => {
    const zoneless = leaf('2026-01-02T03:04:05', 'trial_at')
    const hours = (count: number) => seconds + count * 3600
    expect([0, -14, 14, 5.75].map((count) => isMissing(zoneless, hours(count)))).toEqual([false, false, false, false])
    expect([-16, 16, 0.1].map((count) => isMissing(zoneless, hours(count)))).toEqual([true, true, true])
  })

  it('by any whole number where nobody knows which time it is, once', () => {
    const open = leaf('2026-02-30', 'trial_at')
    expect([isMissing(open, 7), isMissing(open, 7.5), isMissing(open, '7'), isMissing(open)]).toEqual([
      false,
      true,
      true,
      true,
    ])
    expect(missingLeaves([open, leaf('2026-02-31', 'end_at')], [-7], amongAttributes)).toHaveLength(1)
    expect([isFormOf(7, open, amongAttributes), isFormOf(7.5, open, amongAttributes)]).toEqual([true, false])
    for (const path of [['trial'], ['trial_at', 0], ['a', 'trial_at']]) {
      expect(isFormOf(7, leaf('2026-02-30', ...path), amongAttributes)).toBe(false)
    }
    expect(isMissing(leaf(5, 'trial_at'), 7)).toBe(true)
  })

  it('by a whole number that reaches no other leaf', () => {
    const leaves = [leaf(7, 'seats'), leaf('2026-02-30', 'trial_at')]
    expect(missingLeaves(leaves, [7, 8], amongAttributes)).toEqual([])
    expect(missingLeaves(leaves, [7], amongAttributes)).toEqual([leaves[1]])
  })
})

describe('long text is reached', () => {
  const isCut = (sent: string, given = long) => isFormOf(sent, leaf(given), amongAttributes)

  it('by what is left of it where it was cut, with or without dots', () => {
    for (const sent of [long.slice(0, 255), `${long.slice(0, 100)}…`, `${long.slice(0, 100)}...`, long.slice(0, 60)]) {
      expect([isCut(sent), isMissing(leaf(long), sent)]).toEqual([true, false])
    }
  })

  it('not by nothing, by other text, or by half a character', () => {
    for (const sent of ['', long.slice(0, 59), `x${long.slice(0, 254)}`, long.slice(1, 256)]) {
      expect([isCut(sent), isMissing(leaf(long), sent)]).toEqual([false, true])
    }
    const faces = '😀'.repeat(130)
    expect([isCut(faces.slice(0, 100), faces), isCut(faces.slice(0, 101), faces)]).toEqual([true, false])
  })

  it('with the dots that it has itself', () => {
    for (const dots of ['…', '...']) {
      const given = `word${dots} `.repeat(60)
      expect(isCut(given.slice(0, 102), given)).toBe(true)
      expect(isCut(`${given.slice(0, 102)}…`, given)).toBe(true)
    }
  })

  it('by no value of another kind', () => {
    for (const sent of [5, null, true, [long], { a: long }]) {
      expect([isFormOf(sent, leaf(long), amongAttributes), isMissing(leaf(long), sent)]).toEqual([false, true])
    }
  })

  it('only where it is over 255 characters', () => {
    expect([isCut('x'.repeat(100), 'x'.repeat(255)), isCut('x'.repeat(100), 'x'.repeat(256))]).toEqual([false, true])
  })

  it('each cut text once', () => {
    const cut = long.slice(0, 100)
    expect(missingLeaves([leaf(long, 'a'), leaf(long, 'b')], [cut], amongAttributes)).toHaveLength(1)
    expect(missingLeaves([leaf(long, 'a'), leaf(long, 'b')], [cut, cut], amongAttributes)).toEqual([])
  })
})
