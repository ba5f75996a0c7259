import { setImmediate } from 'node:timers/promises'
import type { Rule } from '../../contracts/rules/index.ts'
import type { Connection, JsonValue, Report, Shard, Suite } from '../../contracts/wire/index.ts'
import { type Case, createStage, type FixedSettings, type News, type World } from '../runner/index.ts'
import type { Target } from '../targets/index.ts'
import { KnownDeviations } from './baseline/known-deviations.ts'
import { connectionsOf, plannedCases, playAll } from './jobs-of.ts'
import { Judge } from './judge.ts'
import { type RunFacts, reportOf } from './report-of.ts'
import { Evidencing } from './shards/evidencing.ts'
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
  /** Where it aborts, `onInterrupted` gets the report of what was judged so far, before anything else happens. */
  interrupted?: AbortSignal
  onInterrupted?(report: Report): void
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
  /** Which part of the run is played; all of it unless given. */
  shard?: Shard | undefined
  /** What the run was asked to do, by option: shards that differ in it are not merged. */
  asked?: Readonly<Record<string, JsonValue>>
  /** After how many failing cases the run stops; never unless given. */
  bail?: number | undefined
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
    environment: {
      node: process.version,
      platform: `${process.platform}-${process.arch}`,
      ...(target.browser === undefined ? {} : { browser: target.browser }),
    },
    seed,
  }
}

/** Plays every case on the target, judges it by every rule, and answers with the report. */
export async function check(plan: CheckPlan): Promise<Report> {
  const { world, fixed, shard, failOn } = plan
  const known = plan.known ?? new KnownDeviations()
  if (shard) known.seeOnlyPart()
  const stage = createStage(plan.target, plan.seed, { ...(world ? { world } : {}), ...(fixed ? { fixed } : {}) })
  const judge = judgeOf({ ...plan, known })
  const evidencing = shard ? new Evidencing(judge, { ...plan, known, shard }) : undefined
  const total = plannedCases(plan)
  let done = 0
  const finish = (stopped?: string) => {
    if (stopped !== undefined) known.seeOnlyPart()
    return reportOf(judge.met(), factsOf(plan), {
      ...plan,
      known,
      today: plan.today ?? '',
      stopped,
      ...evidencing?.shard(),
    })
  }
  const take = (news: News, at: number) => {
    judge.take(news, at)
    plan.onNews?.(news)
  }
  const far = () => `${done} of ${total} cases were played`
  return watched(
    plan,
    () => finish(`The run was interrupted: ${far()}.`),
    async () => {
      let failing = 0
      let taken = 0
      for await (const { at, news } of playAll(plan, stage)) {
        const before = judge.failures(failOn)
        for (const one of news) {
          take(one, at)
          taken += 1
          if (taken % newsBetweenPauses === 0) await setImmediate()
        }
        done += 1
        if (plan.generatedId === undefined) plan.onCase?.(done, total)
        if (judge.failures(failOn) > before) failing += 1
        if (failing === plan.bail) break
      }
      evidencing?.endOfCases()
      for await (const { sought, smaller } of smallerCases(
        judge,
        stage,
        connectionsOf(plan),
        plan.nowMs ?? (() => 0),
      )) {
        evidencing?.note(sought, smaller)
        for (const performance of smaller) take({ kind: 'played', performance }, total)
      }
      const isStopped = failing === plan.bail && done < total
      const after = failing === 1 ? 'the first failing case' : `${failing} failing cases`
      return finish(isStopped ? `The run was stopped after ${after} (--bail): ${far()}.` : undefined)
    },
  )
}

/** Judges what was played before: the same news give the same report. What was recorded of a shard is judged as a part. */
export async function recheck(
  news: AsyncIterable<News>,
  facts: RunFacts & { shard?: Shard },
  plan: JudgePlan,
): Promise<Report> {
  const known = plan.known ?? new KnownDeviations()
  const { shard } = facts
  if (shard) known.seeOnlyPart()
  const judge = judgeOf({ ...plan, known })
  let done = 0
  const finish = (stopped?: string) => {
    if (stopped !== undefined) known.seeOnlyPart()
    return reportOf(judge.met(), facts, {
      ...plan,
      known,
      today: plan.today ?? '',
      stopped,
      ...(shard ? { shard } : {}),
    })
  }
  return watched(
    plan,
    () => finish(`The run was interrupted: ${done} cases were judged.`),
    async () => {
      for await (const one of news) {
        judge.take(one)
        done += 1
      }
      return finish()
    },
  )
}

const judgeOf = ({ rules, known = new KnownDeviations(), replay, byHand }: JudgePlan) =>
  new Judge(rules, { known, replay, ...(byHand ? { byHand } : {}) })

/** Does the work; where that is interrupted, tells at once what was judged so far. */
async function watched(
  { interrupted, onInterrupted }: JudgePlan,
  reportSoFar: () => Report,
  work: () => Promise<Report>,
): Promise<Report> {
  const tell = () => onInterrupted?.(reportSoFar())
  interrupted?.addEventListener('abort', tell, { once: true })
  try {
    return await work()
  } finally {
    interrupted?.removeEventListener('abort', tell)
  }
}
