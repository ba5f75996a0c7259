/** A ratio measured side by side, round by round: the median of the rounds, and how far they lie apart. */
export interface Ratio {
  median: number
  low: number
  high: number
  /** Runs a second of the first, in the median round. */
  perSecond: number
}

/** One figure of the bench: what is measured against what, and the ratio that is wanted. */
export interface Figure {
  name: string
  /** The least ratio that meets the goal. */
  goal: number
  /** Another way to meet it: this many runs a second. */
  orPerSecond?: number
  /** What has to be met besides: this many runs a second. */
  andPerSecond?: number
  /** What the figure rests on, in sentences that are printed beside it. */
  explain?(): Promise<string>
  measure(): Promise<Ratio> | Ratio
}

const rounds = 9
const roundMs = 120

/**
 * How many times as fast the first is as the second. Both run in turn, so that a machine that slows down slows both; the first
 * round of each warms up and is thrown away.
 */
export function ratioOf(one: () => unknown, other: () => unknown): Ratio {
  const measured: { ratio: number; perSecond: number }[] = []
  for (let round = 0; round <= rounds; round += 1) {
    const perSecond = speedOf(one)
    const ratio = perSecond / speedOf(other)
    if (round > 0) measured.push({ ratio, perSecond })
  }
  return medianOf(measured)
}

/** The round in the middle, and the ratios of the lowest and the highest. */
export function medianOf(measured: readonly { ratio: number; perSecond: number }[]): Ratio {
  const sorted = measured.toSorted((left, right) => left.ratio - right.ratio)
  const median = sorted[Math.floor(sorted.length / 2)]
  return {
    median: median?.ratio ?? 0,
    low: sorted[0]?.ratio ?? 0,
    high: sorted.at(-1)?.ratio ?? 0,
    perSecond: median?.perSecond ?? 0,
  }
}

function speedOf(work: () => unknown): number {
  const start = performance.now()
  let runs = 0
  let passed = 0
  while (passed < roundMs) {
    for (let repeat = 0; repeat < 100; repeat += 1) work()
    runs += 100
    passed = performance.now() - start
  }
  return (runs / passed) * 1000
}
