import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rules } from '../../contracts/rules/index.ts'
import { cloudConnections, weightOf } from '../../contracts/wire/index.ts'
import { check } from '../../src/conformance/index.ts'
import { arbitraryCase } from '../../src/generate/index.ts'
import { createStage, loadCases, oneSecondApart } from '../../src/runner/index.ts'
import type { Target } from '../../src/targets/index.ts'
import { chameleonOf, mustOnlyStranger, type Stranger, strangers } from './index.ts'

const cases = loadCases({ folder: process.cwd() })
/** `STRANGER_RUNS=20000` goes deeper. */
const generated = { seed: 20_260_304, runs: Number(process.env['STRANGER_RUNS'] ?? 2000) }
const timeoutMs = 10 * 60_000

const targetOf = ({ name, transform }: Stranger): Target => ({ name, connections: cloudConnections, transform })

/** The rules that turn red over the built-in cases, with the first thing that each says. */
async function redOverCases(stranger: Stranger) {
  const plan = { target: targetOf(stranger), rules, cases, seed: 1, failOn: 'should' as const }
  const report = await check({ ...plan, replay: (caseId) => `check --case ${caseId}` })
  return report.rules
    .filter(({ verdict }) => verdict === 'failed' || verdict === 'errored')
    .map(({ id, level, reason, failures }) => ({ id, level, reason, first: failures[0] }))
}

/** The rules that turn red over generated cases, each with its smallest event. */
async function redOverGenerated(stranger: Stranger, { judging = rules, runs = generated.runs, from = 0 } = {}) {
  const stage = createStage(targetOf(stranger), generated.seed)
  const red = new Map<string, { weight: number; message: string; event: unknown; outcome: unknown }>()
  const sample = fc.sample(arbitraryCase(cloudConnections), { seed: generated.seed + from, numRuns: runs })
  for (const [index, { events, ...given }] of sample.entries()) {
    const toPlay = { ...given, id: `properties/strangers@${index}`, suite: 'properties' as const }
    const { played, error } = await stage.play({ ...toPlay, events: oneSecondApart(events) })
    expect(error).toBeUndefined()
    for (const rule of judging) {
      for (const { exchange, findings } of rule.judge(played)) {
        const [finding] = findings
        const { event, outcome } = played.exchanges[exchange] ?? {}
        const weight = weightOf(event)
        if (finding === undefined || rule.level === 'info' || weight >= (red.get(rule.id)?.weight ?? Infinity)) continue
        red.set(rule.id, { weight, message: finding.message, event, outcome })
      }
    }
  }
  return Object.fromEntries(red)
}

describe.each(strangers)('the stranger "$name"', (stranger) => {
  it('keeps every rule over the built-in cases', async () => {
    expect(await redOverCases(stranger)).toEqual([])
  })

  it(
    'keeps every rule over generated cases',
    async () => {
      expect(await redOverGenerated(stranger)).toEqual({})
    },
    timeoutMs,
  )
})

describe('strangers without habits, who combine the freedoms by number', () => {
  const each = { numbers: 20, runs: generated.runs / 10 }

  it('keep every rule over the built-in cases', async () => {
    expect(await redOverCases(chameleonOf(1))).toEqual([])
  })

  it('keep every rule over generated cases', { timeout: timeoutMs }, async () => {
    for (let number = 1; number <= each.numbers; number += 1) {
      const red = await redOverGenerated(chameleonOf(number), { runs: each.runs, from: number })
      expect(red, `chameleon ${number}`).toEqual({})
    }
  })
})

/** The should lines that the stranger breaks on purpose: those alone may turn red, and all of them have to. */
const brokenOnPurpose = [
  'S1.name',
  'G4.agent',
  'G5.fields',
  'G9.field',
  'I1.text',
  'I5.whole',
  'U3.zone',
  'U3.number',
  'U4.both',
  'U6',
  'U7.more',
  'U8',
  'U9.text',
  'U9.alias',
  'U11.fields',
  'U12.text',
  'U13.sources',
  'T2.name',
  'T2.zone',
  'T6.keys',
  'T6.dates',
  'C1.text',
  'C2.fields',
  'C2.keys',
  'C5.source',
]

describe('the stranger "must only"', () => {
  it('breaks the should lines that it breaks on purpose, and no others', async () => {
    const red = await redOverCases(mustOnlyStranger)
    expect(red.filter(({ level }) => level === 'must')).toEqual([])
    expect(red.map(({ id }) => id)).toEqual(brokenOnPurpose)
  })

  it(
    'keeps every must line over generated cases',
    async () => {
      const must = rules.filter(({ level }) => level === 'must')
      expect(await redOverGenerated(mustOnlyStranger, { judging: must })).toEqual({})
    },
    timeoutMs,
  )

  it('leaves no should line that can be judged in the cloud unbroken', () => {
    const should = rules.filter(({ level }) => level === 'should').map(({ id }) => id)
    expect(should.filter((id) => !brokenOnPurpose.includes(id))).toEqual([])
  })
})
