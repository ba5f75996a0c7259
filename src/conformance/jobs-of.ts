import type { Connection } from '../../contracts/wire/index.ts'
import {
  connectionsOf as connectionsOfCase,
  inOrder,
  type News,
  type Performance,
  type Stage,
} from '../runner/index.ts'
import type { CheckPlan } from './check-plan.ts'
import { generatedCount, generatedJobs, playGeneratedId } from './generation/index.ts'
import { isDealtTo } from './shards/split.ts'

/** What one case of a run had to say, and its place in the whole run. */
export interface Told {
  at: number
  news: readonly News[]
}

/** Over which connections cases are generated. */
export const connectionsOf = ({ connections, target }: CheckPlan): readonly Connection[] =>
  connections ?? target.connections

/** How many cases a run plays. */
export function plannedCases(plan: CheckPlan): number {
  const { cases, generate, shard } = plan
  const written = cases.filter((_, place) => isDealtTo(shard, place)).length
  return written + (generate ? generatedCount({ ...generate, connections: connectionsOf(plan), shard }) : 0)
}

/** Plays the cases of a run, several at a time where the target allows it, and tells of them in order. */
export function playAll(plan: CheckPlan, stage: Stage): AsyncGenerator<Told, void, void> {
  return inOrder(jobsOf(plan, stage), plan.target.parallel ?? 1)
}

/** What there is to play, in the order in which it is told. */
function* jobsOf(plan: CheckPlan, stage: Stage): Generator<() => Promise<Told>> {
  const { cases, generate, generatedId, target, seed, shard } = plan
  const connections = connectionsOf(plan)
  for (const [at, toPlay] of cases.entries()) {
    if (!isDealtTo(shard, at)) continue
    const { id, connection } = toPlay
    const lacking = connectionsOfCase(toPlay).find((one) => !target.connections.includes(one))
    const reason = `The target has no ${lacking}.`
    yield lacking === undefined
      ? async () => ({ at, news: [toldOf(await stage.play(toPlay))] })
      : async () => ({ at, news: [{ kind: 'skipped', caseId: id, connection, reason }] })
  }
  if (generatedId !== undefined) {
    yield async () => ({ at: 0, news: (await playGeneratedId(stage, generatedId, connections)).map(toldOf) })
  } else if (generate) {
    for (const { place, play } of generatedJobs(stage, { ...generate, connections, seed, shard })) {
      yield async () => ({ at: cases.length + place, news: (await play()).map(toldOf) })
    }
  }
}

function toldOf(performance: Performance): News {
  const { played, skipped } = performance
  if (skipped === undefined) return { kind: 'played', performance }
  return { kind: 'skipped', caseId: played.id, connection: played.connection, reason: skipped, isOfTarget: true }
}
