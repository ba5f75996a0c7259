import { type Random, seededRandom } from '../../../contracts/wire/index.ts'

/**
 * Chance for one decision, from the seed and what is decided about. It does not depend on the order in which requests
 * arrive, so that parallel clients meet the same faults in each run.
 */
export function chanceFor(seed: number, subject: string): Random {
  return seededRandom(seed ^ hashText(subject))
}

/** FNV-1a, 32 bits. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5
  for (let place = 0; place < text.length; place += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(place), 0x01000193)
  }
  return hash >>> 0
}

/** A log-normal sample of this median, 1 % of which lie above `p99`. */
export function logNormal(random: Random, median: number, p99: number): number {
  if (median === 0 || p99 <= median) return median
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  return median * Math.exp((Math.log(p99 / median) / 2.326) * normal)
}
