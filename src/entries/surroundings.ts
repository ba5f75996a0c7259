import type { Surroundings } from '../suite/index.ts'

/** Where a suite runs: the clock and the environment of this process, and the command that runs its tests again. */
export function surroundings(again: string): Surroundings {
  return {
    again,
    env: process.env,
    today: new Date().toISOString().slice(0, 10),
    nowMs: () => performance.now(),
  }
}
