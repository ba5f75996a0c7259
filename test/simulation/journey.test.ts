import { writeFileSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { rules } from '../../contracts/rules/index.ts'
import { isJsonObject, type JsonObject } from '../../contracts/wire/index.ts'
import { check } from '../../src/conformance/index.ts'
import { loadCases } from '../../src/runner/index.ts'
import { minimise } from '../../src/simulation/journey/minimise.ts'
import { type Replayed, shorten } from '../../src/simulation/journey/shorten.ts'
import { reference, type Target } from '../../src/targets/index.ts'
import { liar, simulated } from './simulated.ts'

/** Forgets to say that somebody left a company. */
const forgetful = liar((input) => {
  const outcome = reference.transform(input)
  if (outcome.kind !== 'requests') return outcome
  const kept = (company: unknown) => !(isJsonObject(company) && company['remove'] === true)
  const requests = outcome.requests.map((request) => {
    if (!isJsonObject(request.body) || !Array.isArray(request.body['companies'])) return request
    return { ...request, body: { ...request.body, companies: request.body['companies'].filter(kept) } as JsonObject }
  })
  return { kind: 'requests', requests }
})

const judged = (target: Target, scenarios: string) => {
  const cases = loadCases({ scenarios, folder: tmpdir(), caseId: undefined, suites: ['scenarios'] })
  return check({ target, rules, cases, seed: 1, failOn: 'must', replay: (id) => id })
}

describe('the journey of a finding', () => {
  it('is short, and a scenario that the target fails and the reference passes', async () => {
    const connections = ['web-cloud', 'server-cloud'] as const
    const { findings } = await simulated({ target: forgetful, people: 60, connections, journeyActsMax: 20_000 })
    const [finding] = findings
    expect(finding?.breach.invariant).toBe('end state')
    expect(finding?.breach.people.length).toBe(1)
    const text = finding?.scenario ?? ''
    expect(text.split('\n').filter((line) => /^ {2}- person/.test(line)).length).toBeLessThanOrEqual(2)

    const file = join(await mkdtemp(join(tmpdir(), 'journey-')), 'found.yaml')
    writeFileSync(file, text)
    expect((await judged(reference, file)).summary.verdict).toBe('passed')
    expect((await judged(forgetful, file)).rules.find(({ id }) => id === 'J1')?.verdict).toBe('failed')
  })
})

describe('minimise', () => {
  const needing =
    (...needed: number[]) =>
    async (left: readonly number[]) =>
      needed.every((one) => left.includes(one))
  const all = Array.from({ length: 50 }, (_, index) => index)

  it('leaves what is needed and nothing else, in its order', async () => {
    expect(await minimise(all, needing(3, 20, 49))).toEqual([3, 20, 49])
    expect(await minimise(all, needing(7))).toEqual([7])
  })

  it('gives the shortest so far where the budget is spent', async () => {
    let asked = 0
    const shows = async (left: readonly number[]) => {
      asked += 1
      return asked > 3 ? undefined : left.includes(0)
    }
    const left = await minimise(all, shows)
    expect(left.length).toBeLessThan(50)
    expect(left).toContain(0)
  })
})

describe('a target that falls silent', () => {
  it('is not asked again and again for a shorter journey: each silence costs as long as it is waited for', async () => {
    const breach = { invariant: 'answers', says: 'It gave no answer.', people: [0], at: 0 }
    const replayed: Replayed = { broken: [{ first: breach, times: 10 }], done: [] }
    let replays = 0
    const everybody = Array.from({ length: 100 }, (_, number) => number)
    const replay = async () => {
      replays += 1
      return { ...replayed, broken: replays === 1 ? [] : replayed.broken }
    }
    await shorten(breach, everybody, replay, 60_000)
    expect(replays).toBeLessThan(6)
  })
})
