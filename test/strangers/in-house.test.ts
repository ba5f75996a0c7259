import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { packageRoot } from '../../src/runner/index.ts'
import { closeAll, judge, open } from '../targets/opened.ts'
import { generated, runs, timeout, written } from './judge.ts'

const isPythonThere = spawnSync('python3', ['-V']).status === 0

/** The one should line that it breaks: it collects the context of mobile sources alone, and knows them by what an event says. */
const brokenOnPurpose = ['U13.sources']

describe.skipIf(!isPythonThere)('the stranger "in house", in Python and behind HTTP', () => {
  let child: ChildProcess
  let url = ''

  beforeAll(async () => {
    const started = spawn('python3', [join(packageRoot, 'test/strangers/in-house.py')], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    child = started
    const [line] = (await once(started.stdout, 'data')) as [Buffer]
    url = line.toString().replace('listening on', '').trim()
  })

  afterAll(async () => {
    await closeAll()
    child.kill()
  })

  it.for([
    { route: 'processor', batch: 1 },
    { route: 'router', batch: 20 },
  ] as const)('keeps every other line on the $route route', { timeout }, async (reach) => {
    const opened = await open(url, reach)
    // Over a socket a case costs ten times as much: it meets a twentieth of what other strangers meet.
    const { cases, seed } = written
    const { generate } = generated(runs / 20)
    const report = await judge(opened, [...cases], { seed, generate, failOn: 'should' })
    const red = report.rules.filter(({ verdict }) => verdict === 'failed' || verdict === 'errored')
    expect(red.filter(({ id }) => !brokenOnPurpose.includes(id)).map(({ id, failures }) => [id, failures[0]])).toEqual(
      [],
    )
    expect(red.map(({ id }) => id)).toEqual(brokenOnPurpose)
    expect(report.errors ?? []).toEqual([])
  })
})
