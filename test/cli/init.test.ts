import { chmodSync, existsSync, readdirSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { configSchema } from '../../contracts/wire/index.ts'
import { findFault } from '../../src/input/index.ts'
import { packageRoot } from '../../src/runner/index.ts'
import { breaking, keeping, makeRepository, type Repository } from '../setup/repository.ts'
import { runCli } from './run-cli.ts'

let repository: Repository
beforeEach(() => {
  repository = makeRepository()
})
afterEach(() => repository.drop())

const config = 'intercom-conformance.config.json'
const workflow = '.github/workflows/intercom-conformance.yml'
const baseline = 'intercom-conformance.baseline.yaml'
const { version } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as { version: string }

const init = (words: readonly string[] = [], within = '') =>
  runCli(['init', ...words], { folder: join(repository.root, within) })
const read = (path: string) => readFileSync(join(repository.root, path), 'utf8')
const there = (within = '') =>
  readdirSync(join(repository.root, within))
    .filter((name) => name !== '.git')
    .sort()
const runsOf = (path = workflow): string[] =>
  parse(read(path)).jobs.conformance.steps.flatMap(({ run }: { run?: string }) => run ?? [])

const adapter = readFileSync(join(packageRoot, 'test', 'targets', 'adapters', 'adapter.py'), 'utf8')

describe('init', { timeout: 120_000 }, () => {
  it('sets up a repository with npm, whose target keeps the contract, and says that there is no baseline to write', async () => {
    repository.put({ 'package.json': '{}', 'package-lock.json': '{}', 'src/transform.ts': keeping })
    const { code, stdout } = await init()
    expect({ code, there: there() }).toEqual({
      code: 0,
      there: ['.github', config, 'package-lock.json', 'package.json', 'src'],
    })
    expect(stdout).toContain(`wrote     ${config}\nwrote     ${workflow}\n`)
    expect(stdout).toContain('keeps the contract')
    expect(stdout).toContain('Next: commit')
    const written = JSON.parse(read(config))
    expect(written.target).toBe('module:./src/transform.ts')
    expect(findFault(configSchema, written)).toBeUndefined()
    expect(parse(read(workflow)).on).toEqual({ push: { branches: ['trunk'] }, pull_request: {} })
    expect(runsOf()).toEqual(['npm ci', expect.stringContaining(`npx --yes intercom-conformance@${version} check`)])
  })

  it('sets up a program in Python, without package.json, with a baseline by which check is green', async () => {
    repository.put({ 'adapter.py': adapter.replace('" ".join(', '"_".join('), 'requirements.txt': '' })
    const { code, stdout } = await init()
    expect(stdout).toContain(`wrote     ${baseline}`)
    expect({ code, there: there() }).toEqual({
      code: 0,
      there: ['.github', 'adapter.py', baseline, config, 'requirements.txt'],
    })
    expect(JSON.parse(read(config))).toMatchObject({ target: 'command:python3 adapter.py', baseline })
    expect(runsOf()[0]).toBe('python3 -m pip install -r requirements.txt')
    const check = await runCli(['check'], { folder: repository.root })
    expect({ code: check.code, told: check.stdout }).toEqual({
      code: 0,
      told: expect.stringContaining('known deviations'),
    })
  })

  it('leaves everything as it is the second time', async () => {
    repository.put({ 'transform.mjs': breaking })
    await init()
    const before = [config, workflow, baseline].map(read)
    const { code, stdout } = await init()
    expect(code).toBe(0)
    expect(stdout).toContain(`as it was ${config}\nas it was ${workflow}\n`)
    expect([config, workflow, baseline].map(read)).toEqual(before)
  })

  it('writes nothing over what is there, says what would differ, and replaces it when told to', async () => {
    repository.put({
      ...{ 'transform.mjs': breaking, [workflow]: 'name: mine\n' },
      [config]: '{\n    "rules": ["U*"],\n    "target": "module:./transform.mjs"\n}\n',
    })
    const refused = await init()
    expect({ code: refused.code, there: there() }).toEqual({ code: 2, there: ['.github', config, 'transform.mjs'] })
    expect(refused.stderr).toMatch(/config\.json and \.github\S+ are there already[\s\S]*-name: mine\n\+# Written by/)
    expect(refused.stderr).toContain(`+    "baseline": "${baseline}"`)
    expect(read(workflow)).toBe('name: mine\n')
    const forced = await init(['--force'])
    expect(forced).toMatchObject({ code: 0, stdout: expect.stringContaining(`replaced  ${workflow}`) })
    expect(JSON.parse(read(config))).toEqual({ rules: ['U*'], target: 'module:./transform.mjs', baseline })
    expect(parse(read(workflow)).name).toBe('intercom-conformance')
  })

  it('keeps the reasons of a baseline that is there, also where it replaces', async () => {
    repository.put({ 'transform.mjs': breaking })
    await init()
    const reasoned = read(baseline).replace('Not explained yet.', 'Until the move.')
    repository.put({ [baseline]: reasoned })
    await init(['--force'])
    expect(read(baseline)).toBe(reasoned)
  })

  it('prints and writes nothing with --dry-run', async () => {
    repository.put({ 'transform.mjs': breaking })
    const { code, stdout } = await init(['--dry-run'])
    expect({ code, there: there() }).toEqual({ code: 0, there: ['transform.mjs'] })
    for (const file of [config, workflow, baseline]) expect(stdout).toContain(`--- ${file} (would be written)`)
    expect(stdout).toContain('- rule: U2')
  })

  it('sets up for a service that is not up, says why there is no baseline, and exits 2', async () => {
    const { code, stdout } = await init(['http://127.0.0.1:1'])
    expect({ code, there: there() }).toEqual({ code: 2, there: ['.github', config] })
    expect(stdout).toMatch(/could not be judged yet: .*127\.0\.0\.1:1/)
    expect(stdout).toContain('Say in the workflow how the service is started')
    expect(JSON.parse(read(config))).toMatchObject({ target: 'http://127.0.0.1:1', wait: 60 })
  })

  it('exits 1 where the target breaks over cases that no baseline covers', async () => {
    repository.put({ 'transform.mjs': 'export const transform = () => null\n' })
    expect(await init()).toMatchObject({ code: 1, stdout: expect.stringContaining('mend these first') })
  })

  it('says what to give where it finds nothing, several, or no kind of target', async () => {
    const nothing = await init()
    expect(nothing).toMatchObject({ code: 2, stderr: expect.stringContaining('init module:./PATH') })
    repository.put({ 'transform.mjs': breaking, 'adapter.py': adapter })
    const several = await init()
    expect(several.code).toBe(2)
    expect(several.stderr).toContain("init 'command:python3 adapter.py', init module:./transform.mjs")
    expect(await init(['modul:./x.mjs'])).toMatchObject({ code: 2, stderr: expect.stringContaining('Did you mean') })
    expect(there()).toEqual(['adapter.py', 'transform.mjs'])
  })

  it('writes all or nothing', async () => {
    repository.put({ 'transform.mjs': keeping })
    symlinkSync('/no/such/place', join(repository.root, '.github'))
    const { code, stderr } = await init()
    expect({ code, there: there() }).toEqual({ code: 2, there: ['.github', 'transform.mjs'] })
    expect(stderr).toContain('.github')
  })

  it('pins the version of a package that the repository depends on, and points into it for the schema', async () => {
    repository.put({
      'package.json': '{"devDependencies": {"intercom-conformance": "1"}}',
      'pnpm-lock.yaml': '',
      'services/crm/package.json': '{}',
      'services/crm/transform.mjs': breaking,
    })
    expect((await init([], 'services/crm')).code).toBe(0)
    expect(there('services/crm')).toEqual([baseline, config, 'package.json', 'transform.mjs'])
    expect(JSON.parse(read(`services/crm/${config}`)).$schema).toBe(
      './node_modules/intercom-conformance/contracts/schemas/config.schema.json',
    )
    const { defaults, steps } = parse(read(workflow)).jobs.conformance
    expect(defaults.run['working-directory']).toBe('services/crm')
    expect(steps[3]).toEqual({ run: 'pnpm install --frozen-lockfile', 'working-directory': '.' })
    expect(runsOf().at(-1)).toContain('pnpm exec intercom-conformance check')
  })

  it('takes the name of a folder as it is, whatever it looks like', async () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it looks like an expression of GitHub's
    const name = 'a\'b "c" $(touch pwned) ${{ github.token }} # : -'
    repository.put({ [`${name}/transform.mjs`]: breaking })
    expect((await init([], name)).code).toBe(0)
    const { defaults } = parse(read(workflow)).jobs.conformance
    // biome-ignore lint/suspicious/noTemplateCurlyInString: likewise
    expect(defaults.run['working-directory'].replace("${{ '${{' }}", '${{')).toBe(name)
    expect(existsSync(join(repository.root, name, 'pwned'))).toBe(false)
  })

  it('tells a folder that may not be written to, and leaves nothing', async () => {
    repository.put({ 'transform.mjs': breaking })
    chmodSync(repository.root, 0o555)
    const { code } = await init()
    chmodSync(repository.root, 0o755)
    // Whoever runs tests as root may write anywhere.
    const isRoot = process.getuid?.() === 0
    expect({ code, isSetUp: existsSync(join(repository.root, config)) }).toEqual({
      code: isRoot ? 0 : 2,
      isSetUp: isRoot,
    })
  })
})
