import { readFileSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { rules } from '../../contracts/rules/index.ts'
import { historyLineSchema, type JsonObject } from '../../contracts/wire/index.ts'
import { recheck } from '../../src/conformance/index.ts'
import { findFault } from '../../src/input/index.ts'
import { openHistory, secretsOf } from '../../src/runner/index.ts'
import { reference } from '../../src/targets/index.ts'
import { liar, simulated } from './simulated.ts'

const file = join(await mkdtemp(join(tmpdir(), 'history-')), 'history.jsonl')

describe('the history of a simulation', () => {
  it('has lines of the published form, an exchange for each event, and the digest that is printed', async () => {
    const { counts, digest } = await simulated({ weatherName: 'storm', record: file })
    const lines = readFileSync(file, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as JsonObject)
    expect(lines.flatMap((line) => findFault(historyLineSchema, line) ?? [])).toEqual([])
    const exchanges = lines.filter(({ kind }) => kind === 'exchange')
    expect(exchanges.length).toBe(counts.accepted)
    expect(
      Object.fromEntries(
        ['delivered', 'dropped', 'aborted'].map((end) => [end, exchanges.filter((one) => one['end'] === end).length]),
      ),
    ).toEqual({
      delivered: counts.delivered,
      dropped: counts.dropped,
      aborted: counts.aborted,
    })
    expect(exchanges.flatMap(({ tries }) => tries ?? []).length).toBe(counts.requests)
    expect(lines.at(-1)).toEqual({ kind: 'end', exchanges: counts.accepted, digest })
  })

  it('is judged by every rule, and the reference keeps them all', async () => {
    await simulated({ weatherName: 'storm', record: file, people: 60 })
    const { run, news } = await openHistory(file)
    const report = await recheck(news, run, { rules, failOn: 'should', replay: (id) => id })
    expect(report.rules.flatMap(({ failures }) => failures.map(({ message }) => message))).toEqual([])
    expect(report.summary.verdict).toBe('passed')
  })

  it('holds no secret, whatever the target does with it', async () => {
    const telling = liar((input, honest) => {
      const outcome = reference.transform(input)
      if (outcome.kind !== 'requests') return honest(input)
      const basic = `Basic ${Buffer.from(`${String(input.settings.apiKey)}:`).toString('base64')}`
      const requests = outcome.requests.map((one, place) => ({
        ...one,
        headers: {
          ...one.headers,
          ...(place === 0 ? { Authorization: basic } : {}),
          'X-Also': String(input.settings.apiKey),
        },
      }))
      return { kind: 'requests', requests }
    })
    const { counts } = await simulated({ target: telling, record: file, people: 12 })
    expect(counts.requests).toBeGreaterThan(0)
    const text = readFileSync(file, 'utf8')
    const token = secretsOf(1, 'simulation').reveal('token:1')
    expect(text).toContain('"X-Also":"token:1"')
    expect(text.includes(token)).toBe(false)
    expect(text.includes(Buffer.from(token).toString('base64').slice(0, 24))).toBe(false)
  })
})
