import { execFile } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { packageRoot } from '../../src/runner/index.ts'

const run = promisify(execFile)
const page = readFileSync(join(packageRoot, 'docs', 'scale.md'), 'utf8')
const blocksOf = (language: string) =>
  [...page.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(([, text = '']) => text)

/** What the page shows, each as a script for the shell: `index` is the part, from 1. */
const [script = ''] = blocksOf('sh')
const [github, gitlab, job, verdict] = blocksOf('yaml').map((text) => parse(text))
const containerOf = (one: typeof job) => one.spec.template.spec.containers[0]

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'scale-'))
  mkdirSync(join(folder, 'bin'))
  writeFileSync(join(folder, 'intercom-conformance.config.json'), JSON.stringify(config))
  const bin = join(packageRoot, 'src', 'cli', 'bin.mjs')
  const words = `exec "${process.execPath}" "${bin}" "$@"`
  for (const [name, text] of Object.entries({ 'intercom-conformance': words, npx: `shift\n${words}`, npm: 'true' })) {
    writeFileSync(join(folder, 'bin', name), `#!/bin/sh\n${text}\n`)
    chmodSync(join(folder, 'bin', name), 0o755)
  }
})
afterEach(() => rmSync(folder, { recursive: true }))

/** Runs a script as an engine does that has been given the page. */
async function engine(text: string, env: Record<string, string> = {}): Promise<string> {
  const path = `${join(folder, 'bin')}${delimiter}${process.env['PATH']}`
  const options = { cwd: folder, env: { ...process.env, NO_COLOR: '1', ...env, PATH: path } }
  return (await run('sh', ['-ec', text], options)).stdout
}

let wholeRun: Promise<string> | undefined
/** What one process says of the run. */
const whole = () => {
  wholeRun ??= engine('intercom-conformance check')
  return wholeRun
}

/** The page is right for any number of cases and parts: here there are few cases, and two parts where eight would show no more. */
const config = { runs: 80, connection: ['server-cloud'], suite: ['vectors', 'properties', 'sequences'] }
const parts = Array.from({ length: 8 }, (_, place) => place)

describe('the page on scale', { timeout: 300_000 }, () => {
  it('shows eight shards whose merged report is that of one run, to the byte', async () => {
    expect(script).toContain('cmp merged.json whole.json')
    expect(await engine(script)).toMatch(/shard 8 of 8, keeps the contract[\s\S]*passed: reference keeps the contract/)
  })

  it('shows a matrix for GitHub that ends in the verdict of one run', async () => {
    const { check, verdict: end } = github.jobs
    expect(check.strategy.matrix.shard).toEqual(parts.map((place) => place + 1))
    const last = (steps: { run?: string }[]) => steps.flatMap(({ run: text }) => text ?? []).at(-1) ?? ''
    mkdirSync(join(folder, 'shards'))
    for (const shard of ['1', '2']) {
      const filled = (text: string) =>
        text.replace(/\$\{\{ matrix\.shard \}\}/g, shard).replace(`${shard}/8`, `${shard}/2`)
      await engine(filled(last(check.steps)))
      await engine(`mv ${filled(check.steps.at(-1).with.path)} shards`)
    }
    expect(await engine(last(end.steps))).toBe(await whole())
  })

  it('shows parallel jobs for GitLab that end in the verdict of one run', async () => {
    for (const shard of ['1', '2']) {
      await engine(gitlab.check.script.join('\n'), { CI_NODE_INDEX: shard, CI_NODE_TOTAL: '2' })
    }
    expect(await engine(gitlab.verdict.script.join('\n'))).toBe(await whole())
  })

  it('shows an Indexed Job whose pods end in the verdict of one run, over a report of an earlier attempt', async () => {
    expect(job.spec).toMatchObject({ completionMode: 'Indexed', completions: 8 })
    const here = (text: string) =>
      text.replaceAll('/reports', join(folder, 'reports')).replace('http://destination:9090 --wait 60', '')
    mkdirSync(join(folder, 'reports'))
    writeFileSync(join(folder, 'reports', '3.json'), '{}')
    for (const place of parts) {
      await engine(here(containerOf(job).args[0]), { JOB_COMPLETION_INDEX: String(place) })
    }
    expect(await engine(here(containerOf(verdict).args[0]))).toBe(await whole())
  })
})
