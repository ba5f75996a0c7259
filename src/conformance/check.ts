import { setImmediate } from 'node:timers/promises'
import type { Rule } from '../../contracts/rules/index.ts'
import type { Connection, Report, Suite } from '../../contracts/wire/index.ts'
import { type Case, createStage, type News, type Performance, type Stage } from '../runner/index.ts'
import type { Target } from '../targets/index.ts'
import { KnownDeviations } from './baseline/known-deviations.ts'
import { generatedCount, playGenerated, playGeneratedId } from './generation/index.ts'
import { Judge } from './judge.ts'
import { type RunFacts, reportOf } from './report-of.ts'
import { smallerCases } from './shrink.ts'
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
  return {
    target: {
      name: target.name,
      version: target.version ?? toolVersion,
      ...(target.language === undefined ? {} : { language: target.language }),
    },
    environment: { node: process.version, platform: `${process.platform}-${process.arch}` },
    seed,
  }
}

/** Plays every case on the target, judges it by every rule, and answers with the report. */
export async function check(plan: CheckPlan): Promise<Report> {
  const stage = createStage(plan.target, plan.seed)
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

/** Judges what was played before: the same news give the same report. */
export async function recheck(news: AsyncIterable<News>, facts: RunFacts, plan: JudgePlan): Promise<Report> {
  const judge = judgeOf(plan)
  for await (const one of news) judge.take(one)
  return finish(judge, facts, plan)
}

const connectionsOf = ({ connections, target }: CheckPlan) => connections ?? target.connections

const judgeOf = ({ rules, known = new KnownDeviations(), replay }: JudgePlan) => new Judge(rules, { known, replay })

const finish = (judge: Judge, facts: RunFacts, { failOn, known = new KnownDeviations(), today = '' }: JudgePlan) =>
  reportOf(judge, facts, { failOn, known, today })

async function* play(plan: CheckPlan, stage: Stage): AsyncGenerator<News> {
  const { cases, generate, generatedId, target, seed, onCase } = plan
  const connections = connectionsOf(plan)
  const total = cases.length + (generate ? generatedCount(generate) : 0)
  let done = 0
  const told = () => {
    done += 1
    onCase?.(done, total)
  }
  for (const toPlay of cases) {
    const { id, connection } = toPlay
    if (target.connections.includes(connection)) yield played(await stage.play(toPlay))
    else yield { kind: 'skipped', caseId: id, connection, reason: `The target has no ${connection}.` }
    told()
  }
  if (generatedId !== undefined) {
    for (const performance of await playGeneratedId(stage, generatedId, connections)) yield played(performance)
  } else if (generate) {
    for await (const performances of playGenerated(stage, { ...generate, connections, seed })) {
      for (const performance of performances) yield played(performance)
      told()
    }
  }
}

const played = (performance: Performance): News => ({ kind: 'played', performance })
