import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { rules } from '../../../contracts/rules/index.ts'
import { historyLineSchema, type Report, type RunLine } from '../../../contracts/wire/index.ts'
import { type CheckPlan, check, factsOf, mergeShards, recheck } from '../../../src/conformance/index.ts'
import { findFault } from '../../../src/input/index.ts'
import { HistoryWriter, loadCases, openHistory } from '../../../src/runner/index.ts'
import { reference, type Target } from '../../../src/targets/index.ts'
import { liars } from '../../liars/index.ts'

let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'history-'))
  file = join(folder, 'run.jsonl')
})
afterEach(() => rmSync(folder, { recursive: true }))

const plan = { rules, failOn: 'should' as const, replay: (id: string) => `again ${id}` }

async function record(target: Target, runs = 200, given: Partial<CheckPlan> = {}): Promise<Report> {
  const run: RunLine = {
    kind: 'run',
    version: 1,
    tool: { name: 'intercom-conformance', version: '0' },
    contract: { version: '0' },
    ...factsOf({ target, seed: 3 }),
    ...(given.shard ? { shard: given.shard } : {}),
  }
  const writer = new HistoryWriter(file, run)
  const report = await check({
    ...plan,
    target,
    seed: 3,
    cases: loadCases({ folder, suites: ['vectors', 'scenarios'] }),
    generate: { runs, suites: ['properties', 'sequences'] },
    onNews: (news) => writer.take(news),
    ...given,
  })
  writer.end(report.stopped)
  return report
}

async function judgeAgain(): Promise<Report> {
  const { run, stopped, news } = await openHistory(file)
  return recheck(news, { ...run, stopped }, plan)
}

describe('a saved run', () => {
  it('is judged to the same report without the target', async () => {
    const report = await record(reference)
    expect(await judgeAgain()).toEqual(report)
  })

  it('is not whole either where it was stopped, or where it is of a shard', async () => {
    const silent: Target = { ...reference, name: 'silent', transform: () => ({ kind: 'dropped', reason: 'no' }) }
    const stopped = await record(silent, 0, { bail: 1 })
    expect(stopped.complete).toBe(false)
    expect(await judgeAgain()).toEqual(stopped)
    const part = await record(reference, 20, { shard: { index: 2, count: 3 } })
    const again = await judgeAgain()
    expect(again).toEqual({ ...part, shard: { index: 2, count: 3 } })
    expect(() => mergeShards([{ name: 'again.json', report: again }])).toThrow(/judged from a saved run/)
  })

  it('is judged to the same report where rules are broken, smallest cases included', async () => {
    const [liar] = Object.values(liars)
      .flat()
      .filter(({ breaks }) => breaks === 'U5')
    const report = await record(liar?.target as Target)
    expect(report.rules.filter(({ verdict }) => verdict === 'failed')).not.toEqual([])
    expect(await judgeAgain()).toEqual(report)
  })

  it('has lines of the published form, and no secret', async () => {
    await record(reference, 20)
    const text = readFileSync(file, 'utf8')
    for (const line of text.trimEnd().split('\n').slice(0, 200)) {
      if (line.length < 100_000) expect(findFault(historyLineSchema, JSON.parse(line))).toBeUndefined()
    }
    expect(text).not.toMatch(/secret-[0-9a-f]{40}/)
  })

  it('is refused where it was cut', async () => {
    await record(reference, 5)
    writeFileSync(file, readFileSync(file, 'utf8').slice(0, -200))
    await expect(judgeAgain()).rejects.toThrow(/cut/)
  })

  it('is refused where lines are missing at its end', async () => {
    await record(reference, 5)
    const lines = readFileSync(file, 'utf8').trimEnd().split('\n')
    writeFileSync(file, `${lines.slice(0, -1).join('\n')}\n`)
    await expect(judgeAgain()).rejects.toThrow('The history was cut: its last line is no footer.')
  })

  it('is refused where it was changed', async () => {
    await record(reference, 5)
    writeFileSync(file, readFileSync(file, 'utf8').replace('"user_id":"', '"user_id":"x'))
    await expect(judgeAgain()).rejects.toThrow('was changed after it was written')
  })

  it('is refused where it is something else', async () => {
    writeFileSync(file, '{"hello":"world"}\n')
    await expect(judgeAgain()).rejects.toThrow('This is no history')
    rmSync(file)
    await expect(judgeAgain()).rejects.toThrow('The history cannot be read')
  })

  it('leaves nothing behind where the run ends early', () => {
    const writer = new HistoryWriter(file, { kind: 'run' } as unknown as RunLine)
    writer.abandon()
    expect(readdirSync(folder)).toEqual([])
  })
})
