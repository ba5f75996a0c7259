import { contractVersion } from '../../contracts/rules/index.ts'
import { type JsonObject, type Report, type RuleReport, verdicts } from '../../contracts/wire/index.ts'
import type { KnownDeviations } from './baseline/known-deviations.ts'
import { staleEntries } from './baseline/stale-entries.ts'
import type { Judge } from './judge.ts'
import { toolVersion } from './tool-version.ts'

/** Who was judged, where, and from which seed: the first line of a history. */
export interface RunFacts {
  target: Report['target']
  environment: Report['environment']
  seed: number
}

/** How a run is weighed. */
export interface Weighing {
  /** The level from which a failed rule fails the run. */
  failOn: 'must' | 'should'
  known: KnownDeviations
  /** Today, as `2026-11-23`. */
  today: string
}

/** The report of what a judge has seen. */
export function reportOf(judge: Judge, { target, environment, seed }: RunFacts, weighing: Weighing): Report {
  const rules = judge.tallies.map((tally) => tally.report())
  const stale = staleEntries(weighing.known, rules, weighing.today)
  const nothing = judge.provesNothing()
  const verdict = verdictOf(
    rules,
    weighing.failOn,
    stale.length > 0 || judge.facts().errored > 0,
    nothing !== undefined,
  )
  return {
    tool: { name: 'intercom-conformance', version: toolVersion },
    contract: { version: contractVersion },
    target,
    environment,
    seed,
    complete: true,
    summary: {
      verdict,
      ...(verdict === 'inconclusive' && nothing !== undefined ? { reason: nothing } : {}),
      ...judge.facts(),
      ...(stale.length > 0
        ? { stale: stale.map(({ entry, why }) => ({ rule: entry.rule, entry: entry as unknown as JsonObject, why })) }
        : {}),
      rules: Object.fromEntries(verdicts.map((one) => [one, rules.filter((rule) => rule.verdict === one).length])),
    },
    rules,
    errors: [...judge.errors()],
  }
}

/** The verdict of the run: what the exit code says. A run that proves nothing says so before it says that it failed. */
function verdictOf(
  rules: readonly RuleReport[],
  failOn: 'must' | 'should',
  isSpoiled: boolean,
  provesNothing: boolean,
) {
  const counts = ({ level }: RuleReport) => level === 'must' || (level === 'should' && failOn === 'should')
  const bad = rules.some(
    (rule) =>
      rule.verdict === 'errored' || rule.verdict === 'unexpected-pass' || (rule.verdict === 'failed' && counts(rule)),
  )
  if (provesNothing) return bad && rules.some(({ verdict }) => verdict === 'errored') ? 'failed' : 'inconclusive'
  return bad || isSpoiled ? 'failed' : 'passed'
}

/** The exit code of a report: 0 as expected, 1 a rule failed, 2 nothing was proved. */
export function exitCodeOf({ summary }: Report): 0 | 1 | 2 {
  return summary.verdict === 'passed' ? 0 : summary.verdict === 'failed' ? 1 : 2
}
