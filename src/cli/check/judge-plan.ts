import type { Rule } from '../../../contracts/rules/index.ts'
import type { Connection, Report } from '../../../contracts/wire/index.ts'
import { type JudgePlan, type KnownDeviations, readKnown } from '../../conformance/index.ts'
import type { CheckOptions } from './check-options.ts'
import { replayCommand } from './replay.ts'

/** A report, and the baseline that it was held against. */
export interface Judged {
  report: Report
  known: KnownDeviations
}

/** What becomes of a run that is interrupted: gets what was judged so far, and ends before it returns. */
export type OnInterrupted = (soFar: Judged) => void

/** How a run is judged, from the words of the command line. */
export function judgePlan(
  word: string,
  options: CheckOptions,
  selected: readonly Rule[],
  wanted: readonly Connection[],
  interruption: { interrupted: AbortSignal; onInterrupted: OnInterrupted },
): JudgePlan & Pick<Judged, 'known'> {
  const { baseline, updateBaseline: isUpdate, failOn, suite, scenarios, watch } = options
  const isPartial = options.case !== undefined || suite !== undefined || scenarios !== undefined || watch === true
  const scope = { rules: selected.map(({ id }) => id), connections: wanted, isPartial }
  const known = readKnown(baseline, scope, { mayBeAbsent: isUpdate === true })
  return {
    rules: selected,
    failOn,
    known,
    interrupted: interruption.interrupted,
    onInterrupted: (report) => interruption.onInterrupted({ report, known }),
    today: new Date().toISOString().slice(0, 10),
    replay: (caseId: string) => replayCommand(word, options, caseId),
  }
}
