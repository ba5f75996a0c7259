import type { Case } from '../../../runner/index.ts'
import type { LoadCases } from '../judge-target.ts'

/** Cases that are read once for all rounds. */
export interface RememberedCases {
  load: LoadCases
  /** Has them read again: their files changed. */
  forget(): void
}

/** Reads cases through `load`, and keeps them while the same ones are asked for. */
export function remembering(load: LoadCases): RememberedCases {
  let known: { asked: string; cases: Case[] } | undefined
  return {
    load(options, suites) {
      const asked = JSON.stringify([options.scenarios, options.case, suites])
      if (known?.asked !== asked) known = { asked, cases: load(options, suites) }
      return known.cases
    },
    forget() {
      known = undefined
    },
  }
}
