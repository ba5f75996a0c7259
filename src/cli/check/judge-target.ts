import { contractVersion, type Rule } from '../../../contracts/rules/index.ts'
import { check, factsOf, isGeneratedId, toolVersion } from '../../conformance/index.ts'
import { type Case, connectionsOf, HistoryWriter, loadCases, type News } from '../../runner/index.ts'
import { type Target, targetKindOf } from '../../targets/index.ts'
import { untilInterrupted } from '../interrupt.ts'
import { createProgress } from '../progress.ts'
import { type CheckOptions, readConnections, readSuites } from './check-options.ts'
import { type Judged, judgePlan } from './judge-plan.ts'
import { openTrace } from './open-trace.ts'
import { readSettings } from './pairs.ts'
import { openStand, type Stand } from './stand.ts'

/** How many cases are generated unless somebody says. */
const runsUsual = 2000

/** Plays cases on a target, and judges it. */
export async function judgeTarget(word: string, options: CheckOptions, selected: readonly Rule[]): Promise<Judged> {
  const suites = readSuites(options.suite)
  const fixed = readSettings(options.setting)
  const { interrupted, release } = untilInterrupted()
  let stand: Stand | undefined
  try {
    const trace = targetKindOf(word) === 'trace' ? await openTrace(word, options) : undefined
    const isGenerated = trace === undefined && options.case !== undefined && isGeneratedId(options.case)
    const generatedId = isGenerated ? options.case : undefined
    const cases = trace?.cases ?? (generatedId === undefined ? writtenCases(options, suites) : [])
    stand = trace ?? (await openStand(word, options, interrupted))
    const wanted = readConnections(options.connection, stand.target)
    const plan = judgePlan(word, options, selected, wanted)
    const { target, world } = stand
    const report = await watched(target, options, interrupted, (watch) =>
      check({
        ...plan,
        ...(target.byHand ? { byHand: (given) => target.byHand?.(given) } : {}),
        target,
        world,
        fixed,
        cases:
          options.connection === undefined || trace
            ? cases
            : cases.filter((one) => connectionsOf(one).every((connection) => wanted.includes(connection))),
        seed: options.seed,
        ...(options.case === undefined && trace === undefined
          ? { generate: { runs: options.runs ?? target.runs ?? runsUsual, suites } }
          : {}),
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

function openHistoryFor(target: Target, { record, seed }: CheckOptions): HistoryWriter | undefined {
  if (record === undefined) return undefined
  return new HistoryWriter(record, {
    kind: 'run',
    version: 1,
    tool: { name: 'intercom-conformance', version: toolVersion },
    contract: { version: contractVersion },
    ...factsOf({ target, seed }),
  })
}
