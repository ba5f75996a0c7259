import type { Random } from '../../contracts/wire/index.ts'
import { type Answer, type Meaning, meaningOf } from './answer.ts'
import type { Parcel } from './parcel.ts'

/** What a delivery decides by. Pure functions, so that one can be replaced without the others. */
export interface Policy {
  /** How often one request is sent again; then its event is given up. */
  retriesMax: number
  /** What an answer means. */
  meaningOf(answer: Answer, nowMs: number): Meaning
  /** How long to wait, in milliseconds, before a request is sent again that failed `failures` times (1 after the first). Never 0. */
  waitMs(failures: number, random: Random): number
  /** Parcels that share one of these names are delivered in order. */
  keysOf(parcel: Parcel): readonly string[]
}

const firstWaitMs = 1000
const longestWaitMs = 5 * 60_000

/**
 * The usual policy: 15 retries, over half an hour at least. Waits double from one second up to five minutes; each is drawn from
 * the upper half of its span, so that those who failed together do not come back together.
 */
export const usualPolicy: Policy = {
  retriesMax: 15,
  meaningOf,
  waitMs: (failures, random) => spanMs(failures) * (0.5 + random() / 2),
  keysOf: ({ keys }) => keys,
}

const spanMs = (failures: number) => Math.min(longestWaitMs, firstWaitMs * 2 ** (failures - 1))
