import { contractVersion, type Rule } from '../../contracts/rules/index.ts'
import {
  type JsonObject,
  type Met,
  type Report,
  type RuleReport,
  standingOf,
  verdicts,
} from '../../contracts/wire/index.ts'
import { abridge } from './abridge.ts'
import type { KnownDeviations } from './baseline/known-deviations.ts'
import { staleEntries } from './baseline/stale-entries.ts'
import { casesOf, provesNothing } from './proves-nothing.ts'
import { ruleReportOf } from './rule-report-of.ts'
import { untakenOf } from './takings.ts'
import { toolVersion } from './tool-version.ts'

/** Who was judged, where, and from which seed: the first line of a history. */
export interface RunFacts {
  target: Report['target']
  environment: Report['environment']
  seed: number
}

/** How a run is weighed. */
export interface Weighing {
  rules: readonly Rule[]
  /** The level from which a failed rule fails the run. */
  failOn: 'must' | 'should'
  known: KnownDeviations
  /** Today, as `2026-11-23`. */
  today: string
  /** Why the run ended before its time, where it did. */
  stopped?: string | undefined
  /** Which part of a run this is, where it is one. */
  shard?: Report['shard']
}

/** The report of what a run has met: every verdict is a function of it. */
export function reportOf(met: Met, { target, environment, seed }: RunFacts, weighing: Weighing): Report {
  const { known, failOn, today, stopped, shard } = weighing
  const rules = weighing.rules.map((rule, index) => ruleReportOf(rule, met.rules[index] as Met['rules'][number], known))
  const stale = staleEntries(known, rules, today)
  const nothing = provesNothing(met, weighing.rules)
  const verdict = verdictOf(rules, failOn, {
    provesNothing: nothing !== undefined,
    isSpoiled: stale.length > 0 || met.errored > 0,
    isStopped: stopped !== undefined,
  })
  const reason = verdict === 'inconclusive' ? (stopped ?? nothing) : undefined
  return {
    tool: { name: 'intercom-conformance', version: toolVersion },
    contract: { version: contractVersion },
    target,
    environment,
    seed,
    failOn: weighing.failOn,
    ...(shard === undefined ? {} : { shard }),
    complete: stopped === undefined,
    ...(stopped === undefined ? {} : { stopped }),
    summary: {
      verdict,
      ...(reason === undefined ? {} : { reason }),
      cases: casesOf(met),
      casesBySuite: met.casesBySuite,
      errored: met.errored,
      ...leftOutOf(met),
      ...untakenOf(met, rules),
      connections: met.connections.map(({ connection }) => connection),
      ...(stale.length > 0
        ? { stale: stale.map(({ entry, why }) => ({ rule: entry.rule, entry: entry as unknown as JsonObject, why })) }
        : {}),
      rules: Object.fromEntries(verdicts.map((one) => [one, rules.filter((rule) => rule.verdict === one).length])),
    },
    rules,
    errors: met.errors.map(({ at: _, ...error }) => error),
  }
}

function leftOutOf({ leftOut }: Met): Pick<Report['summary'], 'leftOut'> {
  if (leftOut.length === 0) return {}
  const reasons = leftOut.map(({ reason, count }) => ({ reason: String(abridge(reason)), count }))
  return { leftOut: reasons.sort((one, other) => other.count - one.count).slice(0, 10) }
}

/** The verdict of the run: what the exit code says. A run that proves nothing says so before it says that it failed. */
function verdictOf(
  rules: readonly RuleReport[],
  failOn: 'must' | 'should',
  run: { provesNothing: boolean; isSpoiled: boolean; isStopped: boolean },
) {
  const bad = rules.some((rule) => standingOf(rule, failOn) === 'fails')
  if (run.provesNothing) return bad && rules.some(({ verdict }) => verdict === 'errored') ? 'failed' : 'inconclusive'
  if (bad || run.isSpoiled) return 'failed'
  return run.isStopped ? 'inconclusive' : 'passed'
}

/** The exit code of a report: 0 as expected, 1 a rule failed, 2 nothing was proved. */
export function exitCodeOf({ summary }: Report): 0 | 1 | 2 {
  return summary.verdict === 'passed' ? 0 : summary.verdict === 'failed' ? 1 : 2
}
