import { describe, expect, it } from 'vitest'
import { rules } from '../../contracts/rules/index.ts'
import { check, exitCodeOf } from '../../src/conformance/index.ts'
import { loadCases } from '../../src/runner/index.ts'
import { reference, type Target } from '../../src/targets/index.ts'
import { liars } from './index.ts'

const cases = loadCases({ folder: process.cwd() })

const judge = (target: Target) =>
  check({ target, rules, cases, seed: 1, failOn: 'should', replay: (caseId) => `check --case ${caseId}` })

describe('liars', () => {
  it.for(liars.map((liar) => [liar.lie, liar] as const))('is caught: %s', async ([, { target, breaks }]) => {
    const report = await judge(target)
    const broken = report.rules.filter(({ verdict }) => verdict === 'failed').map(({ id }) => id)
    expect(broken).toContain(breaks)
    expect(exitCodeOf(report)).toBe(1)
  })

  it('break each the rules that are listed here, and no others', async () => {
    const broken: Record<string, string[]> = {}
    for (const { lie, target } of liars) {
      const report = await judge(target)
      broken[lie] = report.rules.filter(({ verdict }) => verdict === 'failed').map(({ id }) => id)
    }
    expect(broken).toMatchSnapshot()
  })
})

describe('the reference', () => {
  it('keeps every rule, should-rules included, and exercises each', async () => {
    const report = await judge(reference)
    const unproved = report.rules.filter(({ level, verdict }) => level !== 'may' && verdict !== 'passed')
    expect(unproved.map(({ id, verdict, failures }) => ({ id, verdict, failures }))).toEqual([])
  })
})
