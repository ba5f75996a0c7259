import { describe, expect, it } from 'vitest'
import { rules } from '../../contracts/rules/index.ts'
import { check } from '../../src/conformance/index.ts'
import { loadCases } from '../../src/runner/index.ts'
import { reference } from '../../src/targets/index.ts'
import { liars } from './index.ts'
import { deviceLiars } from './on-device.ts'

// E1 compares one journey over two connections, and D1 to D4 judge who delivers by itself: no written case does either, and the
// proof of both stands beside them.
const ofOtherCases = ['E1', 'E1.attributes', 'D1', 'D1.backoff', 'D2', 'D2.others', 'D3', 'D4']
const all = [...Object.values(liars), ...Object.values(deviceLiars)].flat()

describe('liars', () => {
  it('tell each another lie', () => {
    expect(new Set(all.map(({ lie }) => lie)).size).toBe(all.length)
  })

  it('break every rule that is judged', () => {
    const judged = rules.filter(({ level }) => level === 'must' || level === 'should').map(({ id }) => id)
    const broken = new Set(all.map(({ breaks }) => breaks))
    expect(judged.filter((id) => !broken.has(id) && !ofOtherCases.includes(id))).toEqual([])
  })
})

describe('the reference', async () => {
  const cases = loadCases({ folder: process.cwd() })
  const report = await check({ target: reference, rules, cases, seed: 1, failOn: 'should', replay: (id) => id })

  it('keeps every rule, should-rules included, and exercises each', () => {
    const unproved = report.rules
      .filter(({ id }) => !ofOtherCases.includes(id))
      .filter(({ level, verdict }) => level !== 'may' && verdict !== 'passed')
    expect(unproved.map(({ id, verdict, failures }) => ({ id, verdict, failures }))).toEqual([])
  })

  it('is told every note of T7, and judged by none', () => {
    const { verdict, failures, notes = [] } = report.rules.find(({ id }) => id === 'T7') ?? {}
    expect({ verdict, failures }).toEqual({ verdict: 'passed', failures: [] })
    expect(notes.map(({ message }) => message).toSorted()).toMatchInlineSnapshot(`
      [
        "Intercom ignores all metadata keys after the tenth.",
        "Intercom keeps one of two events of one user, one name and one second.",
        "Intercom puts \`-\` for \`.\` and \`$\` in the name of an event.",
        "Intercom takes an amount as a positive whole number of cents.",
        "Metadata keys differ in case alone: Intercom keeps one of them.",
      ]
    `)
  })
})
