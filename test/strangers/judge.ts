import { expect } from 'vitest'
import { type Rule, rules } from '../../contracts/rules/index.ts'
import { cloudConnections } from '../../contracts/wire/index.ts'
import { type CheckPlan, check } from '../../src/conformance/index.ts'
import { type Case, loadCases } from '../../src/runner/index.ts'
import type { Stranger } from './index.ts'

type Cases = Pick<CheckPlan, 'cases' | 'generate' | 'seed'>

const seed = 20_260_304

/** How many cases are generated for each stranger: `STRANGER_RUNS=100000` goes deeper. */
export const runs = Number(process.env['STRANGER_RUNS'] ?? 20_000)

/** For a test that judges that many. */
export const timeout = 15 * 60_000

const writtenCases: readonly Case[] = loadCases({ folder: process.cwd() })

/** Vectors, recordings and scenarios. */
export const written: Cases = { cases: writtenCases, seed }

/** Generated events, their variants and journeys. Each stranger may have a seed of its own. */
export const generated = (count: number, number = 0): Cases => ({
  cases: [],
  seed: seed + number,
  generate: { runs: count, suites: ['properties', 'sequences'] },
})

/** The rules that turn red, each with the smallest case that shows it. */
export async function redOf({ name, transform }: Stranger, cases: Cases, judging: readonly Rule[] = rules) {
  const target = { name, connections: cloudConnections, transform }
  const clock = { nowMs: () => performance.now() }
  const report = await check({ ...cases, ...clock, target, rules: judging, failOn: 'should', replay: (id) => id })
  expect(report.summary.cases).toBeGreaterThan(0)
  return report.rules
    .filter(({ verdict }) => verdict === 'failed' || verdict === 'errored')
    .map(({ id, level, reason, failures }) => ({ id, level, reason, smallest: failures[0] }))
}
