import { describe, expect, it } from 'vitest'
import { rules } from '../../../contracts/rules/index.ts'
import type { Deviation, Report } from '../../../contracts/wire/index.ts'
import { reportSchema } from '../../../contracts/wire/index.ts'
import { type CheckPlan, check, KnownDeviations, mergeShards } from '../../../src/conformance/index.ts'
import { findFault } from '../../../src/input/index.ts'
import { loadCases } from '../../../src/runner/index.ts'
import { reference } from '../../../src/targets/index.ts'
import { muddler } from './muddler.ts'

const cases = loadCases({ folder: process.cwd() })
const count = 8

/** One run, or one shard of it; nothing is shared between two of them but what they were asked to do. */
const play = (given: Partial<CheckPlan>, entries: readonly Deviation[] = []): Promise<Report> => {
  const scope = { rules: rules.map(({ id }) => id), connections: reference.connections, isPartial: false }
  return check({
    target: reference,
    rules,
    cases,
    seed: 7,
    generate: { runs: 400, suites: ['properties', 'sequences'] },
    failOn: 'must',
    known: new KnownDeviations(entries, scope),
    today: '2026-11-23',
    replay: (id) => `check --case ${id}`,
    ...given,
  })
}

/** The reports of all shards, as they are read from files, in no order. */
async function played(given: Partial<CheckPlan>, entries?: readonly Deviation[]) {
  const parts = []
  for (const index of [3, 1, 8, 2, 7, 4, 6, 5]) {
    const report = await play({ ...given, shard: { index, count } }, entries)
    parts.push({ name: `${index}.json`, report: JSON.parse(JSON.stringify(report)) as Report })
  }
  return parts
}

const known: readonly Deviation[] = [
  { rule: 'U2', reason: 'The name is mended next week.', atMost: 2 },
  { rule: 'U3', where: { connection: 'web-cloud' }, reason: 'Only some of it is known.' },
  { rule: 'U3', where: { case: 'vectors/nowhere/*' }, reason: 'This one matches nothing.' },
  { rule: 'T1', reason: 'This rule is kept.' },
  { rule: 'G1', reason: 'This is over.', until: '2026-11-22' },
]

describe('eight shards, merged', () => {
  it.for([
    ['a target that keeps the contract', { target: reference }, []],
    ['a target that breaks much of it', { target: muddler, failOn: 'should' }, []],
    ['a target whose deviations are known in part', { target: muddler }, known],
  ] as const)('are one run: %s', { timeout: 120_000 }, async ([, given, entries]) => {
    const whole = await play(given, entries)
    const parts = await played(given, entries)
    const { report, known: heldAgainst } = mergeShards(parts)
    expect(report).toEqual(whole)
    expect(whole.summary.errored > 0 && (whole.summary.leftOut ?? []).length > 0).toBe(given.target === muddler)
    expect(heldAgainst.grown().map(({ entry }) => entry.rule)).toEqual(entries.length === 0 ? [] : ['U2'])
    expect(heldAgainst.unmet().map(({ reason }) => reason)).toEqual(
      entries.length === 0 ? [] : ['This one matches nothing.', 'This rule is kept.', 'This is over.'],
    )
    expect(parts.map(({ report: one }) => findFault(reportSchema, one))).toEqual(parts.map(() => undefined))
  })

  it('show what a shard alone cannot say', async () => {
    const [part] = await played({ target: reference, generate: undefined }, known)
    expect(part?.report.summary.rules).toMatchObject({ 'unexpected-pass': 0 })
    expect(part?.report.summary.stale?.map(({ rule }) => rule)).toEqual(['G1'])
  })
})
