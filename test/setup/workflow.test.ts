import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import type { Report } from '../../contracts/wire/index.ts'
import { packageRoot } from '../../src/runner/index.ts'
import { runCli } from '../cli/run-cli.ts'
import { breaking, keeping, makeRepository, pathWithShims, type Repository } from './repository.ts'

let repository: Repository
let temp: string
beforeEach(() => {
  repository = makeRepository()
  temp = join(repository.root, 'temp')
  mkdirSync(temp)
})
afterEach(() => repository.drop())

/** Runs a step as a runner does: bash, with errors that end it. */
function runStep(script: string, env: Record<string, string> = {}, folder = repository.root) {
  const files = { GITHUB_STEP_SUMMARY: join(temp, 'summary'), GITHUB_OUTPUT: join(temp, 'output') }
  for (const file of Object.values(files)) writeFileSync(file, '')
  const { status, stdout, stderr } = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], {
    cwd: folder,
    env: { ...process.env, NO_COLOR: '1', RUNNER_TEMP: temp, PATH: pathWithShims(temp), ...files, ...env },
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}

const inTemp = (name: string) => readFileSync(join(temp, name), 'utf8')
const calls = () => inTemp('calls.txt').split('\n')

describe('the workflow that init writes', { timeout: 120_000 }, () => {
  /** Sets up, then runs all steps that are scripts, as the pipeline would, until one fails. */
  async function pipeline(files: Record<string, string>, change: Record<string, string> = {}, within = '') {
    repository.put(files)
    const folder = join(repository.root, within)
    expect((await runCli(['init'], { folder })).code).toBe(0)
    repository.put(change)
    const { jobs } = parse(readFileSync(join(repository.root, '.github/workflows/intercom-conformance.yml'), 'utf8'))
    for (const { run } of jobs.conformance.steps) {
      if (run === undefined) continue
      const done = runStep(run, {}, folder)
      if (done.status !== 0) return done
    }
    return { status: 0, stdout: '', stderr: '' }
  }

  it('is green after init, with a summary of the job, JUnit and JSON to keep', async () => {
    const files = { 'package.json': '{}', 'package-lock.json': '{}', 'transform.mjs': breaking }
    expect(await pipeline(files)).toMatchObject({ status: 0 })
    expect(calls()[0]).toBe('npm ci')
    expect(inTemp('summary')).toContain('known')
    expect(inTemp('conformance/junit.xml')).toContain('<testsuites')
    expect((JSON.parse(inTemp('conformance/report.json')) as Report).summary.verdict).toBe('passed')
  })

  it('is red when something new breaks, with an annotation', async () => {
    const worse = breaking.replace(
      'return',
      'for (const { body } of outcome.requests ?? []) delete body?.email\n  return',
    )
    const { status, stdout } = await pipeline({ 'transform.mjs': breaking }, { 'transform.mjs': worse })
    expect(status).toBe(1)
    expect(stdout).toMatch(/^::error /m)
    expect(inTemp('summary')).toContain('broken')
    expect((JSON.parse(inTemp('conformance/report.json')) as Report).summary.verdict).toBe('failed')
  })

  it('works in a folder of any name, with pnpm and a pinned version', async () => {
    const within = 'it\'s $(touch pwned) a "service"'
    const files = {
      'package.json': '{"dependencies":{"intercom-conformance":"1"}}',
      'pnpm-lock.yaml': '',
      [`${within}/transform.ts`]: keeping,
    }
    expect(await pipeline(files, {}, within)).toMatchObject({ status: 0 })
    expect(calls().slice(0, 2)).toEqual(['corepack enable', 'pnpm install --frozen-lockfile'])
    expect(existsSync(join(repository.root, within, 'pwned'))).toBe(false)
  })
})

describe('the composite action', { timeout: 120_000 }, () => {
  const action = parse(readFileSync(join(packageRoot, 'action.yml'), 'utf8'))
  const step = action.runs.steps.find(({ id }: { id?: string }) => id === 'check')
  const act = (inputs: { target?: string; arguments?: string }) => {
    const given: Record<string, string> = { target: '', arguments: '', version: 'latest', ...inputs }
    const filled = Object.entries(step.env as Record<string, string>).map(([name, text]) => [
      name,
      text.replace(/\$\{\{ inputs\.(\w+) \}\}/, (_, input: string) => given[input] ?? ''),
    ])
    return runStep(step.run, Object.fromEntries(filled))
  }

  it('tells verdict and report, and adds to the summary of the job', () => {
    repository.put({ 'transform.mjs': breaking })
    const { status, stdout } = act({ target: 'module:./transform.mjs', arguments: "--rules 'U2' --suite vectors" })
    expect({ status, calls: calls()[0] }).toEqual({
      status: 1,
      calls: expect.stringMatching(/^npx --yes intercom-conformance@latest check module:\.\/transform\.mjs --rules U2/),
    })
    expect(stdout).toMatch(/^::error /m)
    expect(inTemp('output')).toBe(`verdict=failed\nreport=${join(temp, 'intercom-conformance.json')}\n`)
    expect(inTemp('summary')).toContain('U2')
  })

  it('takes arguments as words of a shell, quotes and all, and runs nothing of them', () => {
    const words = `--rules 'U2,!U2.x' --setting 'note=a "b" $(touch pwned)' --setting "other=it's" --suite vectors`
    const { status, stderr } = act({ target: 'reference', arguments: words })
    expect({ status, stderr }).toMatchObject({ status: 2 })
    expect(calls()[0]).toContain(
      `--rules U2,!U2.x --setting note=a "b" $(touch pwned) --setting other=it's --suite vectors`,
    )
    expect(existsSync(join(repository.root, 'pwned'))).toBe(false)
    expect(inTemp('output')).toMatch(/^verdict=inconclusive$/m)
  })

  it("needs neither target nor arguments: the config's are taken", () => {
    repository.put({ 'intercom-conformance.config.json': '{"rules": ["U2"], "suite": ["vectors"]}' })
    expect(act({})).toMatchObject({ status: 0 })
    expect(inTemp('output')).toMatch(/^verdict=passed$/m)
  })

  it('declares every output that it sets, and every input that it reads', () => {
    expect(Object.keys(action.outputs)).toEqual(['verdict', 'report'])
    const read = [...JSON.stringify(action.runs).matchAll(/inputs\.([\w-]+)/g)].map(([, name]) => name)
    expect([...new Set(read)].sort()).toEqual(Object.keys(action.inputs).sort())
  })
})
