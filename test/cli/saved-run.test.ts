import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Report } from '../../contracts/wire/index.ts'
import { runCli } from './run-cli.ts'

/** Invents a last name, and counts its events: wrong by itself, by the event before, and by what a scenario leaves. */
const broken = `export const name = 'first try'
let count = 0
export function transform({ settings, event }) {
  if (event.type !== 'identify' || !settings.apiKey || !event.userId) return { kind: 'dropped', reason: 'no' }
  count += 1
  const body = { user_id: String(event.userId), name: 'Ada undefined', custom_attributes: { count } }
  const headers = { Authorization: 'Bearer ' + settings.apiKey, 'Content-Type': 'application/json', Accept: 'application/json', 'Intercom-Version': '1.4' }
  return { kind: 'requests', requests: [{ method: 'POST', url: 'https://api.intercom.io/users', headers, body }] }
}`

let folder: string
let first: Report
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'saved-run-'))
  writeFileSync(join(folder, 'broken.mjs'), broken)
  const words = ['module:./broken.mjs', '--rules', 'U2,G6,J1', '--runs', '40', '--record', 'run.jsonl']
  first = await checked(words)
}, 60_000)
afterAll(() => rmSync(folder, { recursive: true }))

async function checked(words: readonly string[]): Promise<Report> {
  const { stdout } = await runCli(['check', ...words, '--reporter', 'json'], { folder })
  return JSON.parse(stdout) as Report
}

const failuresOf = ({ rules }: Report) =>
  rules.flatMap(({ id, failures }) => failures.map(({ replay, ...failure }) => ({ id, replay, ...failure })))

describe('a saved run', () => {
  it('has the findings of the run, and a replay of each that needs nothing but the file', async () => {
    const again = failuresOf(await checked(['--from', 'run.jsonl', '--rules', 'U2,G6,J1']))
    expect(again.map(({ replay, ...one }) => one)).toEqual(failuresOf(first).map(({ replay, ...one }) => one))
    const suiteOf = (caseId: string) => caseId.split('/')[0]
    expect([...new Set(again.map((one) => suiteOf(one.case)))].toSorted()).toEqual([
      'properties',
      'scenarios',
      'vectors',
    ])
    const oneOfEachKind = new Map(again.map((one) => [`${one.id} ${suiteOf(one.case)}`, one]))
    for (const { id, message, replay, case: caseId } of oneOfEachKind.values()) {
      const run = spawnSync('bash', ['-c', `${replay} --rules ${id} --reporter json`], {
        cwd: folder,
        encoding: 'utf8',
      })
      const report = JSON.parse(run.stdout) as Report
      expect(report.summary.cases, replay).toBe(1)
      expect(failuresOf(report), replay).toContainEqual(expect.objectContaining({ id, message, case: caseId }))
    }
  })

  it('says which case it does not hold', async () => {
    const { code, stderr } = await runCli(['check', '--from', 'run.jsonl', '--case', 'vectors/U2/nobody'], { folder })
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr:
        'run.jsonl: The saved run holds no case "vectors/U2/nobody" over the connections and suites that are asked for.\n',
    })
  })

  it('is read twice, so that it is no pipe', async () => {
    const script = 'cat run.jsonl | "$0" "$1" check --from /dev/stdin --rules U2'
    const bin = join(process.cwd(), 'src', 'cli', 'bin.mjs')
    const { status, stderr } = spawnSync('bash', ['-c', script, process.execPath, bin], {
      cwd: folder,
      encoding: 'utf8',
    })
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: '/dev/stdin: The history is read twice, which a pipe does not allow. Write it to a file first.\n',
    })
  })

  it('says what does nothing for it', async () => {
    const { stderr } = await runCli(
      ['check', '--from', 'run.jsonl', '--rules', 'U2', '--runs', '9', '--setting', 'region=eu', '--jobs', '2'],
      { folder },
    )
    expect(stderr).toBe('--jobs, --runs, --setting do nothing for a saved run.\n')
  })
})
