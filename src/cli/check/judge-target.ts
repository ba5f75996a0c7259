import { contractVersion, type Rule } from '../../../contracts/rules/index.ts'
import { check, factsOf, isGeneratedId, toolVersion } from '../../conformance/index.ts'
import { type Case, HistoryWriter, loadCases, type News, openStand, type Stand } from '../../runner/index.ts'
import { type Target, targetKindOf } from '../../targets/index.ts'
import { untilInterrupted } from '../interrupt.ts'
import { createProgress } from '../progress.ts'
import { askedOf } from './asked-of.ts'
import { type CheckOptions, readConnections, readSuites } from './check-options.ts'
import { type Judged, judgePlan, type OnInterrupted } from './judge-plan.ts'
import { openTrace } from './open-trace.ts'
import { readSettings } from './pairs.ts'
import { standOptions } from './stand-options.ts'

/** How many cases are generated unless somebody says. */
const runsUsual = 2000

/** Plays cases on a target, and judges it. */
export async function judgeTarget(
  word: string,
  options: CheckOptions,
  selected: readonly Rule[],
  onInterrupted: OnInterrupted,
): Promise<Judged> {
  const suites = readSuites(options.suite)
  const fixed = readSettings(options.setting)
  const { interrupted, release } = untilInterrupted()
  let stand: Stand | undefined
  try {
    const trace = targetKindOf(word) === 'trace' ? await openTrace(word, options) : undefined
    const isGenerated = trace === undefined && options.case !== undefined && isGeneratedId(options.case)
    const generatedId = isGenerated ? options.case : undefined
    const cases = trace?.cases ?? (generatedId === undefined ? writtenCases(options, suites) : [])
    stand = trace ?? (await openStand(word, standOptions(options, interrupted)))
    const wanted = readConnections(options.connection, stand.target)
    const plan = judgePlan(word, options, selected, wanted, { interrupted, onInterrupted })
    const { target, world } = stand
    const { shard, bail } = options
    const chosen =
      options.connection === undefined || trace ? cases : cases.filter(({ connection }) => wanted.includes(connection))
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

function writtenCases(options: CheckOptions, suites: ReturnType<typeof readSuites>): Case[] {
  return loadCases({ scenarios: options.scenarios, folder: process.cwd(), caseId: options.case, suites })
}

/** Who looks on while a run goes: progress on a terminal, the history that is saved. */
interface Watch {
  onCase(done: number, total: number): void
  onNews?(news: News): void
}

/** Runs with progress and history, and cleans up where it ends early. */
async function watched<Result>(
  target: Target,
  options: CheckOptions,
  interrupted: AbortSignal,
  run: (watch: Watch) => Promise<Result>,
): Promise<Result> {
  const history = openHistoryFor(target, options)
  const progress = createProgress(process.stderr, () => performance.now())
  const leave = () => {
    progress.end()
    history?.abandon()
  }
  interrupted.addEventListener('abort', leave, { once: true })
  try {
    const result = await run({
      onCase: progress.show,
      ...(history === undefined ? {} : { onNews: (news) => history.take(news) }),
    })
    history?.end()
    return result
  } catch (error) {
    history?.abandon()
    throw error
  } finally {
    interrupted.removeEventListener('abort', leave)
    progress.end()
  }
}

function openHistoryFor(target: Target, { record, seed, shard }: CheckOptions): HistoryWriter | undefined {
  if (record === undefined) return undefined
  return new HistoryWriter(record, {
    kind: 'run',
    version: 1,
    tool: { name: 'intercom-conformance', version: toolVersion },
    contract: { version: contractVersion },
    ...factsOf({ target, seed }),
    ...(shard ? { shard } : {}),
  })
}
