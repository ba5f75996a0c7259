import { contractVersion, type Rule } from '../../contracts/rules/index.ts'
import {
  type Connection,
  type Report,
  type RuleReport,
  type Suite,
  suites,
  verdicts,
} from '../../contracts/wire/index.ts'
import { type Case, createStage, type Performance } from '../runner/index.ts'
import type { Target } from '../targets/index.ts'
import { Tally } from './tally.ts'
import { toolVersion } from './tool-version.ts'

/** What a run of `check` needs. */
export interface CheckPlan {
  target: Target
  rules: readonly Rule[]
  cases: readonly Case[]
  seed: number
  /** The level from which a failed rule fails the run. */
  failOn: 'must' | 'should'
  /** The command that runs exactly one case. */
  replay(caseId: string): string
  /** Called after each case. */
  onCase?(done: number, total: number): void
}

/** Plays every case on the target, judges it by every rule, and answers with the report. */
export async function check(plan: CheckPlan): Promise<Report> {
  const { target, rules, cases, seed, replay, onCase } = plan
  const stage = createStage(target, seed)
  const tallies = rules.map((rule) => new Tally(rule))
  const played = new Map<Suite, number>()
  const connections = new Set<Connection>()
  for (const [index, toPlay] of cases.entries()) {
    if (target.connections.includes(toPlay.connection)) {
      const performance = await stage.play(toPlay)
      judge(tallies, toPlay, performance, replay(toPlay.id))
      played.set(toPlay.suite, (played.get(toPlay.suite) ?? 0) + 1)
      connections.add(toPlay.connection)
    } else {
      for (const tally of tallies) {
        if (tally.rule.connections.includes(toPlay.connection)) tally.skip(`The target has no ${toPlay.connection}.`)
      }
    }
    onCase?.(index + 1, cases.length)
  }
  const ruleReports = tallies.map((tally) => tally.report())
  const bySuite = Object.fromEntries(suites.map((suite) => [suite, played.get(suite) ?? 0]))
  return {
    tool: { name: 'intercom-conformance', version: toolVersion },
    contract: { version: contractVersion },
    target: {
      name: target.name,
      version: target.version ?? toolVersion,
      ...(target.language === undefined ? {} : { language: target.language }),
    },
    environment: { node: process.version, platform: `${process.platform}-${process.arch}` },
    seed,
    complete: true,
    summary: {
      ...verdictOf(ruleReports, plan.failOn),
      cases: [...played.values()].reduce((sum, count) => sum + count, 0),
      casesBySuite: bySuite,
      connections: [...connections],
      rules: Object.fromEntries(
        verdicts.map((verdict) => [verdict, ruleReports.filter((rule) => rule.verdict === verdict).length]),
      ),
    },
    rules: ruleReports,
  }
}

function judge(tallies: readonly Tally[], toPlay: Case, performance: Performance, replay: string): void {
  const fits = (tally: Tally) => tally.rule.connections.includes(toPlay.connection)
  for (const tally of tallies) if (fits(tally)) tally.judge(performance, replay)
  if (performance.error === undefined) return
  const { hide } = performance.secrets
  const owner = toPlay.rule ?? (toPlay.suite === 'scenarios' ? 'J1' : 'G6')
  for (const tally of tallies) if (tally.rule.id === owner) tally.error(`${toPlay.id}: ${hide(performance.error)}`)
}

/** The verdict of the run: what the exit code says. */
function verdictOf(rules: readonly RuleReport[], failOn: 'must' | 'should') {
  const counts = (rule: RuleReport) => rule.level === 'must' || (rule.level === 'should' && failOn === 'should')
  const bad = rules.some((rule) => {
    if (rule.verdict === 'errored' || rule.verdict === 'unexpected-pass') return true
    return rule.verdict === 'failed' && counts(rule)
  })
  if (bad) return { verdict: 'failed' } as const
  if (rules.every(({ exercised }) => exercised === 0)) {
    return { verdict: 'inconclusive', reason: 'No case exercised any of the rules.' } as const
  }
  return { verdict: 'passed' } as const
}

/** The exit code of a verdict: 0 as expected, 1 a rule failed, 2 nothing was proved. */
export function exitCodeOf({ summary }: Report): 0 | 1 | 2 {
  return summary.verdict === 'passed' ? 0 : summary.verdict === 'failed' ? 1 : 2
}
