/** Chance in [0, 1), from a seed. Passed in wherever chance matters. */
export type Random = () => number

/**
 * A seeded source of chance: the same seed gives the same numbers on every machine (mulberry32, public domain).
 * Good for names and faults; not for secrets.
 */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
