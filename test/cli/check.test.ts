import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Report, reportSchema } from '../../contracts/wire/index.ts'
import { findFault } from '../../src/input/index.ts'
import { packageRoot } from '../../src/runner/index.ts'
import { runCli } from './run-cli.ts'
import { runHere } from './run-here.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'check-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const unexpectedEnd = `about: Ada signs up, and a user is expected whom nobody created.
connections: [server-cloud]
people: { ada: {} }
steps:
  - ada: { identify: u-ada, traits: { email: ada@example.com } }
then:
  users: [{ user_id: u-ada }, { user_id: u-bob }]
`

describe('check', () => {
  it('judges the reference from any folder, and writes a report of the published form', async () => {
    const { code, stdout, stderr } = await runCli(['check', '--reporter', 'json'], { folder })
    const report = JSON.parse(stdout) as Report
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(findFault(reportSchema, report)).toBeUndefined()
    expect(report.summary).toMatchObject({ verdict: 'passed', connections: expect.arrayContaining(['web-cloud']) })
  })

  it('writes a report whole beside the human one, and leaves nothing else in the folder', async () => {
    const words = ['check', '--rules', 'U2', '--suite', 'vectors', '--reporter', 'json=report.json']
    const { code, stdout } = await runCli(words, { folder })
    expect({ code, files: readdirSync(folder) }).toEqual({ code: 0, files: ['report.json'] })
    expect(stdout).toContain('passed: reference keeps the contract')
    expect(JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8'))).toMatchObject({ complete: true })
  })

  it('fails over a scenario of the caller that ends otherwise, and its replay command does the same', async () => {
    writeFileSync(join(folder, 'two.yaml'), unexpectedEnd)
    const own = ['--suite', 'scenarios', '--scenarios', '*.yaml']
    const { code, stdout } = await runCli(['check', ...own, '--rules', 'J1', '--reporter', 'json'], { folder })
    const [failure] = (JSON.parse(stdout) as Report).rules[0]?.failures ?? []
    expect(code).toBe(1)
    expect(failure).toMatchObject({ case: 'scenarios/two@server-cloud', expected: { user_id: 'u-bob' } })
    const words =
      failure?.replay
        .split(' ')
        .slice(2)
        .map((word) => word.replaceAll("'", '')) ?? []
    const replayed = await runCli([...words, '--reporter', 'json'], { folder })
    const report = JSON.parse(replayed.stdout) as Report
    expect(replayed.code).toBe(1)
    expect(report.summary.cases).toBe(1)
    expect(report.rules.find(({ id }) => id === 'J1')?.failures[0]).toMatchObject({ expected: { user_id: 'u-bob' } })
  })

  it('tells file, line and field of a scenario that cannot be read, and plays nothing', async () => {
    writeFileSync(join(folder, 'bad.yaml'), unexpectedEnd.replace('identify:', 'identfy:'))
    const { code, stdout, stderr } = await runCli(['check', '--scenarios', '*.yaml'], { folder })
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toBe('bad.yaml:5:21: The field "steps.0.ada.identfy" is not known. Did you mean "identify"?\n')
  })

  it('keeps its exit code and writes its files where nobody reads what it prints', async () => {
    writeFileSync(join(folder, 'two.yaml'), unexpectedEnd)
    const bin = join(packageRoot, 'src', 'cli', 'bin.mjs')
    const words = `check --suite scenarios --scenarios two.yaml --reporter human --reporter json=report.json`
    const script = `node '${bin}' ${words} | true; echo "\${PIPESTATUS[0]}"`
    const { stdout } = spawnSync('bash', ['-c', script], { cwd: folder, encoding: 'utf8' })
    expect(stdout.trim()).toBe('1')
    expect(JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8'))).toMatchObject({
      summary: { verdict: 'failed' },
    })
  })

  it('says in one line that standard output cannot be written, and exits 2', () => {
    const bin = join(packageRoot, 'src', 'cli', 'bin.mjs')
    const { status, stderr } = spawnSync('sh', ['-c', `node '${bin}' rules > /dev/full`], { encoding: 'utf8' })
    expect(status).toBe(2)
    expect(stderr).toMatch(/^Standard output cannot be written: .*\n$/)
  })

  it.for(['SIGINT', 'SIGTERM'] as const)(
    'leaves whole reports that say so where %s ends it, and no draft',
    async (signal) => {
      const bin = join(packageRoot, 'src', 'cli', 'bin.mjs')
      const reporters = ['--reporter', 'json=report.json', '--reporter', 'findings=findings.md', '--reporter', 'human']
      const words = [bin, 'check', '--runs', '1000000', '--record', 'run.jsonl', ...reporters]
      const child = spawn(process.execPath, words, { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] })
      const told = text(child.stdout)
      const size = () => readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0)
      while (size() === 0) await setTimeout(20)
      child.kill(signal)
      expect(await once(child, 'exit')).toEqual([null, signal])
      expect(readdirSync(folder).sort()).toEqual(['findings.md', 'report.json'])
      const report = JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')) as Report
      expect(findFault(reportSchema, report)).toBeUndefined()
      expect(report).toMatchObject({ complete: false, summary: { verdict: 'inconclusive' } })
      expect(report.summary.cases).toBeGreaterThan(0)
      expect(report.stopped).toMatch(/^The run was interrupted: [1-9]\d* of \d{7} cases were played\.$/)
      expect(await told).toContain(`inconclusive: ${report.stopped}`)
    },
  )

  it('says what else it could not write where it is interrupted, and writes the rest', async () => {
    const bin = join(packageRoot, 'src', 'cli', 'bin.mjs')
    mkdirSync(join(folder, 'gone'))
    const reporters = ['--reporter', 'json=gone/report.json', '--reporter', 'findings=findings.md']
    const words = [bin, 'check', '--runs', '1000000', '--record', 'run.jsonl', ...reporters]
    const child = spawn(process.execPath, words, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] })
    const said = text(child.stderr)
    while (!readdirSync(folder).some((name) => name.startsWith('run.jsonl'))) await setTimeout(20)
    rmSync(join(folder, 'gone'), { recursive: true })
    child.kill('SIGINT')
    expect(await once(child, 'exit')).toEqual([null, 'SIGINT'])
    expect(readdirSync(folder)).toEqual(['findings.md'])
    expect(await said).toMatch(/gone\/report\.json: This cannot be written: .*\n$/)
  })

  it('lets no word of the command line or of a file drive the terminal', async () => {
    writeFileSync(join(folder, 'a.yaml'), unexpectedEnd.replace('identify:', '"\\e[31mq":'))
    for (const words of [
      ['check', '--scenarios', 'a.yaml'],
      ['check', '--rules', '\u001b[31mU2'],
      ['\u001b[31mcheck'],
    ]) {
      const { code, stderr } = await runHere(words, { folder })
      expect(code).toBe(2)
      expect(stderr).not.toContain('\u001b')
    }
  })

  it.for([
    ['one file for two purposes', ['--record', 'a.json', '--reporter', 'json=a.json'], /one would destroy/],
    ['a recording into a folder', ['--record', '.'], /it is a folder/],
    ['a target beside a saved run', ['reference', '--from', 'run.jsonl'], /Leave one of them out/],
    ['a part of a saved run', ['--from', 'run.jsonl', '--shard', '1/2'], /for one that is played/],
    ['a part of one case', ['--case', 'vectors/U2/name-trait', '--shard', '1/2'], /--shard can take no part/],
    ['a masked part of a run', ['--redact', '--shard', '1/2'], /--redact belongs to merge/],
    ['a baseline of a part', ['--baseline', 'k.yaml', '--update-baseline', '--bail'], /needs the whole run/],
    ['a part that is none', ['--shard', '9/8'], /Write I\/N from 1\/8 to 8\/8/],
    ['the part before the first', ['--shard', '0/8'], /Write I\/N from 1\/8 to 8\/8/],
    ['a part of nothing', ['--shard', '1/0'], /Write I\/N, as 3\/8/],
    ['a stop after no failure', ['--bail', '0'], /no whole number from 1/],
    ['no rule at all', ['--rules', ','], /names no rule/],
    ['a switch that is neither on nor off', ['--setting', 'collectContext=yes'], /is true or false, not "yes"/],
    ['a page of nothing', ['browser:'], /"browser:" names nothing/],
    ['a rule left out that is none', ['--rules', 'U*,!'], /There is no rule "!"/],
    ['a generated case that leads nowhere', ['--case', 'properties/key-order@1:1:7777'], /cannot be made again/],
    ['a generated case beyond all runs', ['--case', 'properties/events@1:100000000'], /No run makes the case/],
    ['a generated case that is none', ['--case', 'properties/events@1:99999999999999999999'], /is no generated case/],
  ] as const)('refuses %s before it plays anything', async ([, words, message]) => {
    const { code, stdout, stderr } = await runHere(['check', ...words], { folder })
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(message)
  })

  it('prints the same report for the same seed', async () => {
    const words = ['check', '--seed', '9', '--runs', '300']
    const [first, second] = await Promise.all([runCli(words), runCli(words)])
    expect(first.stdout).toBe(second.stdout)
  })
})
