import { setImmediate } from 'node:timers/promises'
import type { Rule } from '../../contracts/rules/index.ts'
import type { Connection, Report, Suite } from '../../contracts/wire/index.ts'
import {
  type Case,
  createStage,
  type FixedSettings,
  inOrder,
  type News,
  type Performance,
  type Stage,
  type World,
} from '../runner/index.ts'
import type { Target } from '../targets/index.ts'
import { KnownDeviations } from './baseline/known-deviations.ts'
import { generatedCount, generatedJobs, playGeneratedId } from './generation/index.ts'
import { Judge } from './judge.ts'
import { type RunFacts, reportOf } from './report-of.ts'
import { smallerCases } from './shrink.ts'
import type { TallyContext } from './tally-context.ts'
import { toolVersion } from './tool-version.ts'

/** How a run is judged, whether it is played now or was saved. */
export interface JudgePlan {
  rules: readonly Rule[]
  failOn: 'must' | 'should'
  /** The known deviations; none unless given. */
  known?: KnownDeviations
  /** Today, as `2026-11-23`: the dates of a baseline are held against it. */
  today?: string
  /** The command that runs exactly one case. */
  replay(caseId: string): string
  /** A line for a shell that gives the target one event without this program. */
  byHand?: TallyContext['byHand']
}

/** What a run of `check` needs. */
export interface CheckPlan extends JudgePlan {
  target: Target
  /** Written cases: vectors, recordings, scenarios. */
  cases: readonly Case[]
  seed: number
  /** Generated cases; none unless given. */
  generate?: { runs: number; suites: readonly Suite[] } | undefined
  /** Exactly one generated case. */
  generatedId?: string | undefined
  /** Over which connections cases are generated; those of the target unless given. */
  connections?: readonly Connection[]
  /** The Intercom of the run; a new one unless given. */
  world?: World
  /** Settings that hold for every case. */
  fixed?: FixedSettings | undefined
  /** Milliseconds that pass, for the limits of shrinking. */
  nowMs?: () => number
  /** Called after each case. */
  onCase?(done: number, total: number): void
  /** Gets all news, in order: what a history holds. */
  onNews?(news: News): void
}

/** After so many cases the process looks up: signals and streams get their turn. */
const newsBetweenPauses = 50

/** Who is judged, where: what the first line of a history says. */
export function factsOf({ target, seed }: Pick<CheckPlan, 'target' | 'seed'>): RunFacts {
  const version = target.version ?? (target.name === 'reference' ? toolVersion : undefined)
  return {
    target: {
      name: target.name,
      ...(version === undefined ? {} : { version }),
      ...(target.language === undefined ? {} : { language: target.language }),
    },
    environment: { ...thisMachine(), ...(target.browser === undefined ? {} : { browser: target.browser }) },
    seed,
  }
}

const thisMachine = (): RunFacts['environment'] => ({
  node: process.version,
  platform: `${process.platform}-${process.arch}`,
})

/** Plays every case on the target, judges it by every rule, and answers with the report. */
export async function check(plan: CheckPlan): Promise<Report> {
  const { world, fixed } = plan
  const stage = createStage(plan.target, plan.seed, { ...(world ? { world } : {}), ...(fixed ? { fixed } : {}) })
  const judge = judgeOf(plan)
  const take = (news: News) => {
    judge.take(news)
    plan.onNews?.(news)
  }
  let taken = 0
  for await (const news of play(plan, stage)) {
    take(news)
    taken += 1
    if (taken % newsBetweenPauses === 0) await setImmediate()
  }
  const connections = connectionsOf(plan)
  for await (const smaller of smallerCases(judge, stage, connections, plan.nowMs ?? (() => 0))) {
    for (const performance of smaller) take({ kind: 'played', performance })
  }
  return finish(judge, factsOf(plan), plan)
}

/** What is known of a saved run: a simulation is of no machine. */
export type SavedFacts = Omit<RunFacts, 'environment'> & { environment?: RunFacts['environment'] }

/** Judges what was played before: the same news give the same report. */
export async function recheck(news: AsyncIterable<News>, facts: SavedFacts, plan: JudgePlan): Promise<Report> {
  const judge = judgeOf(plan)
  for await (const one of news) judge.take(one)
  return finish(judge, { environment: thisMachine(), ...facts }, plan)
}

const connectionsOf = ({ connections, target }: CheckPlan) => connections ?? target.connections

const judgeOf = ({ rules, known = new KnownDeviations(), replay, byHand }: JudgePlan) =>
  new Judge(rules, { known, replay, ...(byHand ? { byHand } : {}) })

const finish = (judge: Judge, facts: RunFacts, { failOn, known = new KnownDeviations(), today = '' }: JudgePlan) =>
  reportOf(judge, facts, { failOn, known, today })

async function* play(plan: CheckPlan, stage: Stage): AsyncGenerator<News> {
  const { cases, generate, generatedId, target, onCase } = plan
  const total = cases.length + (generate ? generatedCount({ ...generate, connections: connectionsOf(plan) }) : 0)
  let done = 0
  for await (const news of inOrder(jobsOf(plan, stage), target.parallel ?? 1)) {
    yield* news
    done += 1
    if (generatedId === undefined) onCase?.(done, total)
  }
}

/** What there is to play, in the order in which it is told. */
function* jobsOf(plan: CheckPlan, stage: Stage): Generator<() => Promise<News[]>> {
  const { cases, generate, generatedId, target, seed } = plan
  const connections = connectionsOf(plan)
  for (const toPlay of cases) {
    const { id, connection } = toPlay
    yield target.connections.includes(connection)
      ? async () => [toldOf(await stage.play(toPlay))]
      : async () => [{ kind: 'skipped', caseId: id, connection, reason: `The target has no ${connection}.` }]
  }
  if (generatedId !== undefined) {
    yield async () => (await playGeneratedId(stage, generatedId, connections)).map(toldOf)
  } else if (generate) {
    for (const job of generatedJobs(stage, { ...generate, connections, seed })) {
      yield async () => (await job()).map(toldOf)
    }
  }
}

function toldOf(performance: Performance): News {
  const { played, skipped } = performance
  if (skipped === undefined) return { kind: 'played', performance }
  return { kind: 'skipped', caseId: played.id, connection: played.connection, reason: skipped, isOfTarget: true }
}
