import { describe, expect, it } from 'vitest'
import { type Rule, rules } from '../../contracts/rules/index.ts'
import { cloudConnections, isCloud } from '../../contracts/wire/index.ts'
import { type CheckPlan, check } from '../../src/conformance/index.ts'
import { loadCases } from '../../src/runner/index.ts'
import { chameleonOf, mustOnlyStranger, type Stranger, strangers } from './index.ts'

const written = loadCases({ folder: process.cwd() })

/** How many cases are generated for each stranger: `STRANGER_RUNS=20000` goes deeper. */
const runs = Number(process.env['STRANGER_RUNS'] ?? 2000)
const seed = 20_260_304
const timeout = 15 * 60_000

type Cases = Pick<CheckPlan, 'cases' | 'generate' | 'seed'>

const generated = (count = runs): Cases => ({
  cases: [],
  seed,
  generate: { runs: count, suites: ['properties', 'sequences'] },
})

/** The rules that turn red, each with the smallest case that shows it. */
async function redOf({ name, transform }: Stranger, cases: Cases, judging: readonly Rule[] = rules) {
  const target = { name, connections: cloudConnections, transform }
  const clock = { nowMs: () => performance.now() }
  const report = await check({ ...cases, ...clock, target, rules: judging, failOn: 'should', replay: (id) => id })
  expect(report.summary.cases).toBeGreaterThan(0)
  return report.rules
    .filter(({ verdict }) => verdict === 'failed' || verdict === 'errored')
    .map(({ id, level, reason, failures }) => ({ id, level, reason, smallest: failures[0] }))
}

describe.each(strangers)('the stranger "$name"', (stranger) => {
  it('keeps every rule over the written cases', async () => {
    expect(await redOf(stranger, { cases: written, seed })).toEqual([])
  })

  it('keeps every rule over generated events, their variants and journeys', { timeout }, async () => {
    expect(await redOf(stranger, generated())).toEqual([])
  })
})

describe('strangers without habits, who combine the freedoms by number', () => {
  const numbers = Array.from({ length: 20 }, (_, index) => index + 1)

  it('keep every rule over the written cases', async () => {
    expect(await redOf(chameleonOf(1), { cases: written, seed })).toEqual([])
  })

  it('keep every rule over generated events, their variants and journeys', { timeout }, async () => {
    for (const number of numbers) {
      const cases = { ...generated(Math.ceil(runs / numbers.length)), seed: seed + number }
      expect(await redOf(chameleonOf(number), cases), `chameleon ${number}`).toEqual([])
    }
  })
})

/** The should lines that the stranger breaks on purpose: those alone may turn red, and all of them have to. */
const brokenOnPurpose = [
  ...['S1.name', 'G4.agent', 'G5.fields', 'G9.field', 'I1.text', 'I5.whole'],
  ...['U3.zone', 'U3.number', 'U4.both', 'U6', 'U7.more', 'U8', 'U9.text', 'U9.alias', 'U11.fields', 'U12.text'],
  ...['U13.sources', 'T2.name', 'T2.zone', 'T6.keys', 'T6.dates', 'C1.text', 'C2.fields', 'C2.keys', 'C5.source'],
]

describe('the stranger "must only"', () => {
  it('breaks the should lines that it breaks on purpose, and no other line', async () => {
    const red = await redOf(mustOnlyStranger, { cases: written, seed })
    expect(red.map(({ id }) => id)).toEqual(brokenOnPurpose)
  })

  it('breaks every should line that there is in cloud mode', () => {
    const should = rules
      .filter(({ id, level, connections }) => level === 'should' && connections.some(isCloud) && id !== 'E1.attributes')
      .map(({ id }) => id)
    expect(should).toEqual(brokenOnPurpose)
  })

  it('keeps every must line over generated events, their variants and journeys', { timeout }, async () => {
    const must = rules.filter(({ level }) => level === 'must')
    expect(await redOf(mustOnlyStranger, generated(), must)).toEqual([])
  })
})
