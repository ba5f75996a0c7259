import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { configSchema, type Report } from '../../contracts/wire/index.ts'
import { checkCommand } from '../../src/cli/check/check-options.ts'
import { findFault } from '../../src/input/index.ts'
import { packageRoot } from '../../src/runner/index.ts'
import { runCli } from './run-cli.ts'
import { runHere } from './run-here.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'config-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const name = 'intercom-conformance.config.json'
const config = (value: unknown, file = name) =>
  writeFileSync(join(folder, file), typeof value === 'string' ? value : JSON.stringify(value, null, 2))
const read = (file: string) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Report

/** A target that drops everything. */
const dropping = 'export const transform = () => ({ kind: "dropped", reason: "no" })\n'

describe('the config file', () => {
  it('of this folder gives its options to check, which says so; a flag wins, option by option', async () => {
    config({ connection: ['web-cloud'], rules: ['U2', 'U3'], suite: ['vectors'], seed: 7, reporter: ['json=a.json'] })
    const { code, stderr } = await runCli(['check', '--rules', 'U2', '--seed', '9'], { folder })
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: `Options come from ${name} too; --no-config leaves it out.\n`,
    })
    const { rules, seed, summary } = read('a.json')
    expect({ rules: rules.map(({ id }) => id), seed, connections: summary.connections }).toEqual({
      ...{ rules: ['U2'], seed: 9, connections: ['web-cloud'] },
    })
    expect(summary.casesBySuite).toMatchObject({ properties: 0, recorded: 0 })
  })

  it('is left out by --no-config', async () => {
    config('{ not even JSON')
    const { code, stderr } = await runCli(['check', '--no-config', '--suite', 'vectors', '--rules', 'U2'], { folder })
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  })

  it('leads from its own folder, wherever check is started', async () => {
    mkdirSync(join(folder, 'ci'))
    writeFileSync(join(folder, 'ci', 'mine.mjs'), dropping)
    config(
      {
        ...{ target: 'module:./mine.mjs', suite: ['vectors'], rules: ['U2'], baseline: 'known.yaml' },
        reporter: ['json=out.json', 'human'],
      },
      'ci/gate.json',
    )
    writeFileSync(join(folder, 'ci', 'known.yaml'), 'entries: []\n')
    const { code, stderr } = await runCli(['check', '--config', 'ci/gate.json'], { folder })
    expect({ code, stderr }).toEqual({ code: 2, stderr: '' })
    expect(read('ci/out.json').summary.reason).toMatch(/No case exercised|accepted no event/)
  })

  it('does not count for another target where it is about reaching its own', async () => {
    config({ target: 'http://127.0.0.1:1', wait: 1, header: { a: 'b' }, setting: { region: 'eu' }, suite: ['vectors'] })
    const { code, stderr } = await runCli(['check', 'reference', '--rules', 'U2'], { folder })
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: `Options come from ${name} too; --no-config leaves it out.\n`,
    })
  })

  it('does not stand in the way of a replay, of a saved run and of smoke', async () => {
    writeFileSync(join(folder, 'bad.mjs'), 'export const transform = () => ({ kind: "requests", requests: [] })\n')
    config({ target: 'module:./bad.mjs', suite: ['vectors'], record: 'run.jsonl', bail: 1, reporter: ['json=a.json'] })
    await runCli(['check'], { folder })
    const { rules } = read('a.json')
    const replay = rules.flatMap(({ failures }) => failures)[0]?.replay ?? ''
    expect(replay).toContain('--no-config')
    const again = await runCli(['check', '--case', 'properties/events@1:1', '--rules', 'G6'], { folder })
    expect(again.stdout).toContain('1 case (1 properties)')
    const saved = await runCli(['check', '--from', 'run.jsonl', '--reporter', 'human'], { folder })
    expect(saved.stderr).not.toContain('--from judges')
    const smoke = await runCli(['check', '--suite', 'smoke'], { folder })
    expect(smoke.stdout).toContain('the adapter of')
    expect(existsSync(join(folder, 'a.json'))).toBe(true)
  })

  it.for([
    ['a mistyped option', '{\n  "conection": ["web-cloud"]\n}', `${name}:2:`, 'Did you mean "connection"?'],
    ['a mistyped word', '{\n  "connection": [\n    "web-clod"\n  ]\n}', `${name}:3:5: `, 'Did you mean "web-cloud"?'],
    ['another form', '{\n  "runs": "many"\n}', `${name}:2:`, '"runs" is "many"; expected integer'],
    ['a number out of range', '{\n  "jobs": 0\n}', `${name}:2:`, '"jobs" is 0'],
    ['an unknown reporter', '{\n  "reporter": [\n    "jsno"\n  ]\n}', `${name}:3:5: `, 'Did you mean "json"?'],
    ['an unwritable report', '{\n  "reporter": ["json=no/r.json"]\n}', `${name}:2:`, 'there is no folder'],
    ['an unknown rule', '{\n  "rules": [\n    "U2",\n    "U22"\n  ]\n}', `${name}:4:5: `, 'There is no rule "U22"'],
    ['an unknown target', '{\n  "target": "refrence"\n}', `${name}:2:`, 'Did you mean "reference"?'],
    ['a setting that is not to be fixed', '{\n  "setting": { "apiKey": "x" }\n}', `${name}:2:`, 'cannot fix apiKey'],
    ['no JSON', '{\n  "runs": 5,,\n}', `${name}:2:`, 'This is not JSON'],
    ['a list', '[]', `${name}:1:1: `, 'expected object'],
  ] as const)('tells file, line and field of %s, and plays nothing', async ([, text, place, message]) => {
    config(text)
    const { code, stdout, stderr } = await runHere(['check'], { folder })
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(place)
    expect(stderr).toContain(message)
  })

  it('has every option of check but those that mean one run', () => {
    const onlyForOneRun = ['case', 'from', 'shard', 'updateBaseline', 'config', 'watch']
    const options = checkCommand().options.map((option) => option.attributeName())
    const inFile = Object.keys(configSchema.properties).filter((key) => !['$schema', 'target'].includes(key))
    expect([...inFile, ...onlyForOneRun].sort()).toEqual([...new Set(options)].sort())
  })

  it('is shown in the page on gates as it may stand', () => {
    const page = readFileSync(join(packageRoot, 'docs', 'gates.md'), 'utf8')
    const [, shown = ''] = /```json\n([\s\S]*?)```/.exec(page) ?? []
    expect(findFault(configSchema, JSON.parse(shown))).toBeUndefined()
  })

  it('takes a setting of any depth, as --setting does', async () => {
    const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`
    config(`{ "setting": { "deep": ${deep} } }`)
    const { code, stderr } = await runCli(['check', '--suite', 'vectors', '--rules', 'U2', '--shard', '1/40'], {
      folder,
    })
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: `Options come from ${name} too; --no-config leaves it out.\n`,
    })
  })

  it('is missed where it was named', async () => {
    const { code, stderr } = await runHere(['check', '--config', 'none.json'], { folder })
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: 'none.json: The file cannot be read: there is no such file.\n',
    })
  })
})

describe('options that do nothing', () => {
  const few = ['--suite', 'vectors', '--rules', 'U2']

  it('are told, and the run goes on', async () => {
    const { code, stderr } = await runCli(['check', ...few, '--batch', '5', '--env', 'A=b'], { folder })
    expect({ code, stderr }).toEqual({ code: 0, stderr: '--batch, --env do nothing for the reference.\n' })
  })

  it('are told of a setting that is most likely mistyped, and of no other', async () => {
    const words = ['--setting', 'sendAnonymousID=true', '--setting', 'region=eu', '--setting', 'collectContext=false']
    const { code, stderr } = await runCli(['check', ...few, ...words], { folder })
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr:
        'The contract knows no setting "sendAnonymousID". Did you mean "sendAnonymousId"? Every case is given it as it stands.\n',
    })
  })
})
