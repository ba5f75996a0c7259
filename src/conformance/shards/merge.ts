import { rules } from '../../../contracts/rules/index.ts'
import type { Report } from '../../../contracts/wire/index.ts'
import { KnownDeviations } from '../baseline/known-deviations.ts'
import { reportOf } from '../report-of.ts'
import { findRule } from '../select-rules.ts'
import { addUp, withSmaller } from './add-up.ts'
import { type Part, type ShardReport, shardsOfOneRun } from './same-run.ts'

/** The report of a run whose shards were played apart, and the baseline that it was held against. */
export interface Merged {
  report: Report
  known: KnownDeviations
}

/**
 * Makes the reports of all shards of one run into the report of that run: the same that one process would have written. `failOn` weighs
 * it anew. An `InputError` where they are not all shards of one run.
 */
export function mergeShards(
  parts: readonly Part[],
  { failOn }: { failOn?: 'must' | 'should' | undefined } = {},
): Merged {
  const shards = shardsOfOneRun(parts)
  const [first] = shards as [ShardReport, ...ShardReport[]]
  const evidence = shards.map(({ shard }) => shard.evidence)
  const known = KnownDeviations.together(evidence.flatMap((one) => one.known ?? []))
  const stopped = shards.flatMap((report) =>
    report.complete && report.stopped === undefined
      ? []
      : [`Shard ${report.shard.index} of ${shards.length}: ${report.stopped ?? 'It is not complete.'}`],
  )
  if (stopped.length > 0) known.seeOnlyPart()
  const met = withSmaller(
    addUp(evidence.map((one) => one.met)),
    evidence.flatMap(({ smaller }) => smaller),
    (rule, { connection, case: caseId, message }) => {
      if (findRule(rules, rule).level !== 'info') known.find({ rule, connection, caseId, message })
    },
  )
  const report = reportOf(
    met,
    { target: first.target, environment: environmentOf(shards), seed: first.seed },
    {
      rules: met.rules.map(({ id }) => findRule(rules, id)),
      failOn: failOn ?? first.shard.evidence.failOn,
      known,
      today:
        evidence
          .map(({ today }) => today)
          .toSorted()
          .at(-1) ?? '',
      stopped: stopped.length === 0 ? undefined : stopped.join(' '),
    },
  )
  return { report, known }
}

/** Shards may have been played on machines of several kinds: all are named. */
function environmentOf(shards: readonly ShardReport[]): Report['environment'] {
  const all = (values: readonly string[]) => [...new Set(values)].join(', ')
  return {
    ...shards[0]?.environment,
    node: all(shards.map(({ environment }) => environment.node)),
    platform: all(shards.map(({ environment }) => environment.platform)),
  }
}
