import { beforeAll, describe, expect, it } from 'vitest'
import { rules } from '../../../contracts/rules/index.ts'
import type { Report } from '../../../contracts/wire/index.ts'
import { type CheckPlan, check, exitCodeOf, mergeShards, type Part } from '../../../src/conformance/index.ts'
import { loadCases } from '../../../src/runner/index.ts'
import { reference } from '../../../src/targets/index.ts'
import { muddler } from './muddler.ts'

const vectors = loadCases({ folder: process.cwd(), suites: ['vectors'] })
const cases = vectors.slice(0, 60)

const shard = (index: number, given: Partial<CheckPlan> = {}): Promise<Report> =>
  check({
    ...{ target: reference, rules, cases, seed: 1, failOn: 'must', replay: (id) => id, asked: { '--runs': 0 } },
    shard: { index, count: 3 },
    ...given,
  })

let parts: [Part, Part, Part]
beforeAll(async () => {
  const [one, two, three] = await Promise.all([shard(1), shard(2), shard(3)])
  parts = [
    { name: '1.json', report: one },
    { name: '2.json', report: two },
    { name: '3.json', report: three },
  ]
})

/** The second part with something else in its report. */
const withSecond = (given: Partial<Report>): Part[] => [
  parts[0],
  { name: '2.json', report: { ...parts[1].report, ...given } },
  parts[2],
]

describe('merge', () => {
  it('takes the shards of one run in any order', () => {
    expect(mergeShards([parts[2], parts[0], parts[1]]).report).toEqual(mergeShards(parts).report)
  })

  it('says which shard is missing', () => {
    expect(() => mergeShards([parts[0], parts[2]])).toThrow('Shard 2 of 3 is missing. A verdict needs them all.')
    expect(() => mergeShards([parts[0]])).toThrow('Of 3 shards 2, 3 are missing.')
    expect(() => mergeShards([])).toThrow('There is no report to merge.')
  })

  it('says which shard is given twice', () => {
    expect(() => mergeShards([...parts, { ...parts[1], name: 'again.json' }])).toThrow(
      'again.json: This is shard 2 of 3, which 2.json is already.',
    )
  })

  it.for([
    ['another seed', { seed: 2 }, '--seed (2; in 1.json 1)'],
    ['another number of generated cases', { asked: { '--runs': 5 } }, '--runs (5; in 1.json 0)'],
    ['an option that the others had not', { asked: { '--runs': 0, '--batch': 4 } }, '--batch (4; in 1.json null)'],
    ['another level that fails it', { failOn: 'should' }, '--fail-on ("should"; in 1.json "must")'],
    ['another number of shards', { shard: { index: 2, count: 4 } }, 'the number of shards (4; in 1.json 3)'],
    ['other rules', { rules: rules.slice(0, 2) }, 'the rules ('],
    ['another target', { target: muddler }, 'the target ({"name":"muddler'],
  ] as const)('refuses a shard of a run with %s, and says so', async ([, given, message]) => {
    const other = { name: '2.json', report: await shard(2, given) }
    expect(() => mergeShards([parts[0], other, parts[2]])).toThrow(
      /^2\.json: This shard is of another run than 1\.json\. They differ in /,
    )
    expect(() => mergeShards([parts[0], other, parts[2]])).toThrow(message)
  })

  it('refuses what is no shard, what is masked, and what another version wrote', () => {
    const { shard: _, ...whole } = parts[1].report
    expect(() => mergeShards([parts[0], { name: '2.json', report: whole }])).toThrow(/of a whole run/)
    expect(() => mergeShards(withSecond({ redacted: true }))).toThrow(/masks of several reports do not agree/)
    expect(() => mergeShards(withSecond({ shard: { index: 2, count: 3 } }))).toThrow(/judged from a saved run/)
    expect(() => mergeShards(withSecond({ tool: { name: 'intercom-conformance', version: '0.0.1' } }))).toThrow(
      /2\.json: This report was written by version 0\.0\.1/,
    )
    expect(() => mergeShards(withSecond({ contract: { version: '9.9.9' } }))).toThrow(/contract 9\.9\.9/)
  })

  it('weighs the whole anew where another level is asked for', async () => {
    const given = { target: muddler, cases: vectors, rules: rules.filter(({ level }) => level === 'should') }
    const reports = await Promise.all([1, 2, 3].map((index) => shard(index, given)))
    const judged = reports.map((report, index) => ({ name: `${index}.json`, report }))
    expect(exitCodeOf(mergeShards(judged).report)).toBe(0)
    expect(exitCodeOf(mergeShards(judged, { failOn: 'should' }).report)).toBe(1)
  })

  it('makes no whole of what was stopped: a part of it is still unknown', async () => {
    const stopped = await shard(2, { target: reference })
    const { report } = mergeShards([
      parts[0],
      {
        name: '2.json',
        report: { ...stopped, complete: false, stopped: 'The run was interrupted: 3 of 20 cases were played.' },
      },
      parts[2],
    ])
    expect(report).toMatchObject({
      complete: false,
      stopped: 'Shard 2 of 3: The run was interrupted: 3 of 20 cases were played.',
      summary: { verdict: 'inconclusive' },
    })
  })

  it('makes no whole of a part that is not complete and does not say why', async () => {
    const { report } = mergeShards(withSecond({ complete: false }))
    expect(report).toMatchObject({ complete: false, summary: { verdict: 'inconclusive' } })
    expect(report.stopped).toBe('Shard 2 of 3: It is not complete.')
  })

  it('names the machines where they were of several kinds', () => {
    const { report } = mergeShards(withSecond({ environment: { node: 'v22.12.0', platform: 'linux-arm64' } }))
    expect(report.environment.node).toBe(`${process.version}, v22.12.0`)
  })
})
