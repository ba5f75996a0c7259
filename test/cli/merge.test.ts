import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Comparison, comparisonSchema, type Report } from '../../contracts/wire/index.ts'
import { findFault } from '../../src/input/index.ts'
import { runCli } from './run-cli.ts'
import { runHere } from './run-here.ts'

/** A target that sends every event to Intercom as a user who has nothing but an id. */
const target = `export const transform = ({ event, settings }) => ({
  kind: 'requests',
  requests: [
    {
      method: 'POST',
      url: 'https://api.intercom.io/users',
      headers: { Authorization: \`Bearer \${settings.apiKey}\` },
      body: { user_id: event.userId },
    },
  ],
})
`

let folder: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'merge-'))
  writeFileSync(join(folder, 'bad.mjs'), target)
  await Promise.all(
    [
      ['--shard', '1/2', '--reporter', 'json=1.json'],
      ['--shard', '2/2', '--reporter', 'json=2.json'],
      ['--shard', '1/2', '--seed', '5', '--reporter', 'json=other.json'],
      ['--reporter', 'json=whole.json'],
    ].map((words) =>
      runCli(['check', 'module:bad.mjs', '--suite', 'vectors,properties', '--runs', '60', ...words], { folder }),
    ),
  )
  await runCli(['check', '--suite', 'vectors', '--reporter', 'json=kept.json'], { folder })
}, 120_000)
afterAll(() => rmSync(folder, { recursive: true }))

const read = (file: string) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Report

describe('merge', () => {
  it('writes the report of the run, by each reporter that is asked for, and exits as the run does', async () => {
    const merged = ['merge', '2.json', '1.json', '--reporter', 'json=merged.json', '--reporter', 'findings=findings.md']
    const { code, stdout, stderr } = await runCli(merged, { folder })
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' })
    expect(read('merged.json')).toEqual(read('whole.json'))
    expect(readFileSync(join(folder, 'findings.md'), 'utf8')).toContain('bad.mjs')
    const whole = await runCli(['check', 'module:bad.mjs', '--suite', 'vectors,properties', '--runs', '60'], { folder })
    expect(stdout).toBe(whole.stdout)
  })

  it('masks the data of people in the whole at once', async () => {
    const { stdout } = await runCli(['merge', '1.json', '2.json', '--redact', '--reporter', 'json'], { folder })
    const masked = await runCli(
      ['check', 'module:bad.mjs', '--suite', 'vectors,properties', '--runs', '60', '--redact', '--reporter', 'json'],
      { folder },
    )
    expect(JSON.parse(stdout)).toEqual(JSON.parse(masked.stdout))
  })

  it.for([
    ['a missing shard', ['1.json'], /^Shard 2 of 2 is missing\. A verdict needs them all\.\n$/],
    ['a shard twice', ['1.json', '2.json', '1.json'], /^1\.json: This is shard 1 of 2, which 1\.json is already\.\n$/],
    ['shards of two runs', ['2.json', 'other.json'], /^other\.json: .*differ in --seed \(5; in 2\.json 1\)\.\n$/],
    ['a whole run', ['1.json', 'whole.json'], /^whole\.json: This report is of a whole run/],
    [
      'what is no report',
      ['bad.mjs'],
      /^bad\.mjs:1:\d+: This is not JSON.*Expected is what --reporter json=FILE writes/,
    ],
    ['what is not there', ['no.json'], /^no\.json: The file cannot be read: there is no such file\.\n$/],
    ['a report over a shard', ['1.json', '2.json', '--reporter', 'json=1.json'], /one would destroy/],
    ['a report into no folder', ['1.json', '2.json', '--reporter', 'json=no/a.json'], /there is no folder/],
    ['no file', [], /missing required argument 'file'/],
  ] as const)('refuses %s', async ([, words, message]) => {
    const { code, stdout, stderr } = await runHere(['merge', ...words], { folder })
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(message)
  })

  it('does not fall over a report that is deeper than the stack', async () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
    writeFileSync(
      join(folder, 'deep.json'),
      JSON.stringify(read('1.json')).replace('"event":{', `"event":{"x":${deep},`),
    )
    const { code, stderr } = await runCli(['merge', 'deep.json', '2.json'], { folder })
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: 'deep.json: This report has values of more than 100 levels; check cuts them before.\n',
    })
  })
})

describe('--bail', () => {
  it('ends the run at the first failing case, exits 1, and says how far it came', async () => {
    const words = ['check', 'module:bad.mjs', '--suite', 'vectors', '--bail', '--reporter', 'json=bailed.json']
    const { code, stdout } = await runCli(words, { folder })
    const { complete, stopped, summary } = read('bailed.json')
    expect({ code, complete, verdict: summary.verdict }).toEqual({ code: 1, complete: false, verdict: 'failed' })
    expect(summary.cases).toBeLessThan(read('whole.json').summary.cases)
    expect(stopped).toMatch(
      /^The run was stopped after the first failing case \(--bail\): \d+ of \d+ cases were played\.$/,
    )
    expect(stdout).toContain(stopped)
    const compared = await runCli(['compare', 'whole.json', 'bailed.json'], { folder })
    expect(compared).toMatchObject({ code: 2, stderr: expect.stringContaining('is not complete') })
  })
})

describe('compare', () => {
  it('exits 1 where something is worse, and says what', async () => {
    const { code, stdout } = await runCli(['compare', 'kept.json', 'whole.json', '--reporter', 'json'], { folder })
    const comparison = JSON.parse(stdout) as Comparison
    expect(findFault(comparisonSchema, comparison)).toBeUndefined()
    expect({ code, verdict: comparison.verdict }).toEqual({ code: 1, verdict: 'worse' })
    const failing = read('whole.json').rules.filter(({ verdict, level }) => verdict === 'failed' && level === 'must')
    const told = comparison.changes.flatMap(({ kind, rule, level }) =>
      kind === 'newly-failing' && level === 'must' ? [rule] : [],
    )
    expect(told).toEqual(failing.map(({ id }) => id))
  })

  it('exits 0 where nothing is worse', async () => {
    const { code, stdout } = await runCli(['compare', 'whole.json', 'whole.json'], { folder })
    expect(code).toBe(0)
    expect(stdout).toMatch(/\nsame: nothing worse, nothing better\n$/)
  })

  it.for([
    ['a shard', ['1.json', 'whole.json'], /^1\.json: This report is of shard 1 of 2/],
    ['what is no report', ['whole.json', 'bad.mjs'], /^bad\.mjs:1:\d+: This is not JSON/],
    ['one report alone', ['whole.json'], /missing required argument 'new'/],
    ['an unknown reporter', ['whole.json', 'whole.json', '--reporter', 'mardown'], /Did you mean "markdown"\?/],
  ] as const)('refuses %s', async ([, words, message]) => {
    const { code, stdout, stderr } = await runHere(['compare', ...words], { folder })
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(message)
  })
})
