import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { rules } from '../../contracts/rules/index.ts'
import { cloudConnections, encodeJson, isCloud, type Report } from '../../contracts/wire/index.ts'
import { check } from '../../src/conformance/index.ts'
import { createStage, loadCases } from '../../src/runner/index.ts'
import { startService } from '../../src/service/index.ts'
import { reference } from '../../src/targets/index.ts'
import { runCli } from '../cli/run-cli.ts'
import { closeAll, type Opened, open } from './opened.ts'

const folder = mkdtempSync(join(tmpdir(), 'doors-'))
afterAll(async () => {
  await closeAll()
  rmSync(folder, { recursive: true })
})

const cases = loadCases({ folder: '.' }).filter(({ connection }) => isCloud(connection))

/** One honest implementation, judged by all rules over the same written and generated cases. */
const judge = ({ target, world }: Opened | { target: typeof reference; world: undefined }): Promise<Report> =>
  check({
    target: { ...target, connections: cloudConnections },
    ...(world === undefined ? {} : { world }),
    ...{ rules, cases, seed: 1, failOn: 'must', replay: (id: string) => id },
    generate: { runs: 100, suites: ['properties', 'sequences'] },
  })

/** What each rule found, and how often it was asked. */
const told = ({ rules: judged, summary }: Report) => ({
  summary,
  rules: Object.fromEntries(judged.map(({ id, verdict, exercised }) => [id, `${verdict}, ${exercised} times`])),
})

describe('one implementation, behind each door', () => {
  const inProcess = judge({ target: reference, world: undefined }).then(told)

  it('is judged alike as a module', async () => {
    expect(told(await judge(await open('module:src/transformer/index.ts')))).toEqual(await inProcess)
  })

  it('is judged alike as a command', async () => {
    const adapter = 'test/targets/adapters/adapter.mjs ../../../src/transformer/index.ts'
    const opened = await open(`command:${process.execPath} --import tsx ${adapter}`)
    expect(told(await judge(opened))).toEqual(await inProcess)
  })

  it.for(['processor', 'router'] as const)('is judged alike behind HTTP, on the %s route', async (route) => {
    const service = await startService({ version: '1.2.3' })
    try {
      expect(told(await judge(await open(service.url, { route })))).toEqual(await inProcess)
    } finally {
      await service.close()
    }
  })

  it('is judged alike as a trace of the written cases: what a recording can show is kept', async () => {
    const stage = createStage(reference, 1)
    const lines: string[] = []
    for (const toPlay of cases) {
      const { played } = await stage.play(toPlay)
      for (const { connection, settings, event, outcome } of played.exchanges) {
        lines.push(encodeJson({ connection, settings, event, outcome }))
      }
    }
    writeFileSync(join(folder, 'reference.jsonl'), `${lines.join('\n')}\n`)
    const { code, stdout } = await runCli(['check', 'trace:reference.jsonl', '--reporter', 'json'], { folder })
    const report = JSON.parse(stdout) as Report
    expect(report.rules.filter(({ verdict }) => verdict !== 'passed' && verdict !== 'not-exercised')).toEqual(
      report.rules.filter(({ verdict }) => verdict === 'skipped'),
    )
    expect(report.rules.filter(({ verdict }) => verdict === 'passed').length).toBeGreaterThan(60)
    expect(code).toBe(0)
  })
})
