import { accounting } from './accounting.ts'
import { answers } from './answers.ts'
import { finality } from './finality.ts'
import { identity } from './identity.ts'
import { nothingLost } from './nothing-lost.ts'
import { order } from './order.ts'
import { rateWindow } from './rate-window.ts'
import { separation } from './separation.ts'
import type { Invariant } from './watcher.ts'

export { answers } from './answers.ts'
export { endState, endStateTerms, type ModelEnd } from './end-state.ts'
export { compareEnds, sameEndTerms } from './same-end.ts'
export type { Breach, DeedEnd, Invariant, RunEnd, Sending, Tell, Watcher } from './watcher.ts'

/** What holds while people live, whatever the weather. */
export const invariants: readonly Invariant[] = [
  answers,
  accounting,
  order,
  identity,
  separation,
  finality,
  rateWindow,
  nothingLost,
]
