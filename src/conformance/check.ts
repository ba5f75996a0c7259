import { setImmediate } from 'node:timers/promises'
import type { Report, Shard } from '../../contracts/wire/index.ts'
import { createStage, type News } from '../runner/index.ts'
import { KnownDeviations } from './baseline/known-deviations.ts'
import type { CheckPlan, JudgePlan } from './check-plan.ts'
import { connectionsOf, plannedCases, playAll } from './jobs-of.ts'
import { Judge } from './judge.ts'
import { type RunFacts, reportOf } from './report-of.ts'
import { Evidencing } from './shards/evidencing.ts'
import { smallerCases } from './shrink.ts'
import { toolVersion } from './tool-version.ts'

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
  const { world, fixed, time, shard, failOn } = plan
  const known = plan.known ?? new KnownDeviations()
  if (shard) known.seeOnlyPart()
  const stage = createStage(plan.target, plan.seed, { ...(world ? { world } : {}), fixed, time })
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
      let [failures, failing, taken] = [0, 0, 0]
      for await (const { at, news } of playAll(plan, stage)) {
        // Counted before it is judged: an interruption may come in between.
        done += 1
        for (const one of news) {
          take(one, at)
          taken += 1
          if (taken % newsBetweenPauses === 0) await setImmediate()
        }
        if (plan.generatedId === undefined) plan.onCase?.(done, total)
        const failuresBefore = failures
        failures = judge.failures(failOn)
        if (failures > failuresBefore) failing += 1
        if (failing === plan.bail) break
      }
      evidencing?.endOfCases()
      const nowMs = plan.nowMs ?? (() => 0)
      for await (const { sought, smaller } of smallerCases(judge, stage, connectionsOf(plan), nowMs)) {
        evidencing?.note(sought, smaller)
        for (const performance of smaller) take({ kind: 'played', performance }, total)
      }
      const isStopped = failing === plan.bail && done < total
      const after = failing === 1 ? 'the first failing case' : `${failing} failing cases`
      return finish(isStopped ? `The run was stopped after ${after} (--bail): ${far()}.` : undefined)
    },
  )
}

/** What is known of a saved run: a simulation is of no machine. */
export type SavedFacts = Omit<RunFacts, 'environment'> & { environment?: RunFacts['environment'] }

/** Judges what was played before: the same news give the same report. What was recorded of a shard, or of a run that was stopped, is judged as a part. */
export async function recheck(
  news: AsyncIterable<News>,
  facts: SavedFacts & { shard?: Shard; stopped?: string | undefined },
  plan: JudgePlan,
): Promise<Report> {
  const known = plan.known ?? new KnownDeviations()
  const { shard } = facts
  if (shard) known.seeOnlyPart()
  const judge = judgeOf({ ...plan, known })
  let done = 0
  const finish = (stopped?: string) => {
    if (stopped !== undefined) known.seeOnlyPart()
    return reportOf(
      judge.met(),
      { environment: thisMachine(), ...facts },
      {
        ...plan,
        known,
        today: plan.today ?? '',
        stopped,
        ...(shard ? { shard } : {}),
      },
    )
  }
  return watched(
    plan,
    () => finish(`The run was interrupted: ${done} cases were judged.`),
    async () => {
      for await (const one of news) {
        judge.take(one)
        done += 1
      }
      return finish(facts.stopped)
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
