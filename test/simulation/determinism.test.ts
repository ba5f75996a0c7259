import { readFileSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { summaryOf } from '../../src/simulation/index.ts'
import { reference, type Target } from '../../src/targets/index.ts'
import { runCli } from '../cli/run-cli.ts'
import { liar, simulated } from './simulated.ts'

const folder = await mkdtemp(join(tmpdir(), 'simulation-'))

describe('two runs of one seed', () => {
  it('have the same report and the same history, byte for byte', async () => {
    const [one, other] = [join(folder, 'one.jsonl'), join(folder, 'other.jsonl')]
    const first = await simulated({ weatherName: 'storm', seed: 5, record: one })
    const second = await simulated({ weatherName: 'storm', seed: 5, record: other })
    expect(second).toEqual(first)
    expect(readFileSync(other, 'utf8')).toBe(readFileSync(one, 'utf8'))
  })

  it('are the same where the target takes its time, now more, now less', async () => {
    let asked = 0
    const slow: Target = {
      ...reference,
      async transform(input) {
        asked += 1
        if (asked % 100 === 0) await wait(asked % 3)
        return reference.transform(input)
      },
    }
    const plan = { people: 12, hours: 12, weatherName: 'storm' }
    expect(await simulated({ ...plan, target: slow })).toEqual(await simulated(plan))
  })

  it('find the same, by the same journey', async () => {
    const target = liar((input, honest) =>
      input.event['event'] === 'Checkout Started' ? { kind: 'dropped', reason: 'not this one' } : honest(input),
    )
    const plan = { target, people: 20, journeyActsMax: 5000 }
    const [first, second] = [await simulated(plan), await simulated(plan)]
    expect(first.findings).not.toEqual([])
    expect(summaryOf(second, '')).toBe(summaryOf(first, ''))
  })

  it('print the same in processes of their own', async () => {
    const words = ['simulate', '--people', '15', '--hours', '12', '--seed', '3', '--weather', 'lost-answers']
    const [one, other] = [await runCli(words), await runCli(words)]
    expect({ code: one.code, end: one.stdout.slice(-73, -65) }).toEqual({ code: 0, end: '\ndigest ' })
    expect(other.stdout).toBe(one.stdout)
  })
})

describe('another seed', () => {
  it('is another history', async () => {
    const digests = [await simulated({ seed: 1, people: 7 }), await simulated({ seed: 2, people: 7 })].map(
      (one) => one.digest,
    )
    expect(digests[0]).not.toBe(digests[1])
  })
})
