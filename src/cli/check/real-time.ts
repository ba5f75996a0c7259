import { setTimeout } from 'node:timers/promises'
import type { RealTime } from '../../runner/index.ts'

/** The time of this machine, for so many seconds of patience; none where nobody asked for it. */
export function realTime(patienceSeconds: number | undefined): RealTime | undefined {
  if (patienceSeconds === undefined) return undefined
  return { nowMs: Date.now, wait: (ms) => setTimeout(ms), patienceMs: patienceSeconds * 1000 }
}
