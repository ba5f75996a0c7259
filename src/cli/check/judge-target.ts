import type { Rule } from '../../../contracts/rules/index.ts'
import { check, isGeneratedId, runsUsual } from '../../conformance/index.ts'
import { type Case, casesOver, liveOnce, loadCases, openStand, type Stand } from '../../runner/index.ts'
import { targetKindOf } from '../../targets/index.ts'
import { untilInterrupted } from '../interrupt.ts'
import { askedOf } from './asked-of.ts'
import { type CheckOptions, readConnections, readSuites } from './check-options.ts'
import { type Judged, judgePlan, type OnInterrupted } from './judge-plan.ts'
import { openTrace } from './open-trace.ts'
import { readSettings } from './pairs.ts'
import { realTime } from './real-time.ts'
import { standOptions } from './stand-options.ts'
import { watched } from './watched.ts'

/** How the written cases that were asked for are had. */
export type LoadCases = (options: CheckOptions, suites: ReturnType<typeof readSuites>) => Case[]

/** Plays cases on a target, and judges it. */
export async function judgeTarget(
  word: string,
  options: CheckOptions,
  selected: readonly Rule[],
  onInterrupted: OnInterrupted,
  load: LoadCases = writtenCases,
): Promise<Judged> {
  const suites = readSuites(options.suite)
  const fixed = readSettings(options.setting)
  const { interrupted, release } = untilInterrupted()
  let stand: Stand | undefined
  try {
    const trace = targetKindOf(word) === 'trace' ? await openTrace(word, options) : undefined
    const isGenerated = trace === undefined && options.case !== undefined && isGeneratedId(options.case)
    const generatedId = isGenerated ? options.case : undefined
    const cases = trace?.cases ?? (generatedId === undefined ? load(options, suites) : [])
    stand = trace ?? (await openStand(word, standOptions(options, interrupted)))
    const wanted = readConnections(options.connection, stand.target)
    const plan = judgePlan(word, options, selected, wanted, { interrupted, onInterrupted })
    const { target, world } = stand
    const { shard, bail } = options
    const chosen = liveOnce(options.connection === undefined || trace ? cases : casesOver(cases, wanted), wanted)
    const runs = options.runs ?? target.runs ?? runsUsual
    const isGenerating = options.case === undefined && trace === undefined
    const report = await watched(target, options, interrupted, (watch) =>
      check({
        ...plan,
        ...(target.byHand ? { byHand: (given) => target.byHand?.(given) } : {}),
        target,
        world,
        fixed,
        cases: chosen,
        time: realTime(options.delivery),
        seed: options.seed,
        bail,
        ...(shard
          ? { shard, asked: askedOf(options, { wanted, fixed, cases: chosen, runs: isGenerating ? runs : 0 }) }
          : {}),
        ...(isGenerating ? { generate: { runs, suites } } : {}),
        ...(generatedId === undefined ? {} : { generatedId }),
        connections: wanted,
        nowMs: () => performance.now(),
        ...watch,
      }),
    )
    return { report, known: plan.known }
  } finally {
    await stand?.close()
    release()
  }
}

/** Reads them from their files. */
export const writtenCases: LoadCases = (options, suites) =>
  loadCases({ scenarios: options.scenarios, folder: process.cwd(), caseId: options.case, suites })
