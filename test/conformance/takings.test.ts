import { describe, expect, it } from 'vitest'
import { rules } from '../../contracts/rules/index.ts'
import type { Report } from '../../contracts/wire/index.ts'
import { check } from '../../src/conformance/index.ts'
import { human } from '../../src/report/human/human.ts'
import { loadCases } from '../../src/runner/index.ts'
import { reference, type Target } from '../../src/targets/index.ts'

const isGroup = (type: unknown) => typeof type === 'string' && type.toLowerCase() === 'group'

/** The reference, but that groups of some kind are refused. */
const refusing = (isRefused: (event: { type?: unknown; userId?: unknown }) => boolean): Target => ({
  ...reference,
  transform: (input) =>
    isRefused(input.event)
      ? { kind: 'dropped', reason: 'message type group not supported' }
      : reference.transform(input),
})

const cases = loadCases({ folder: process.cwd() }).filter(
  ({ id, suite }) => suite === 'vectors' && /^vectors\/(C1|C3|G1|U1|S1)\//.test(id),
)

function judged(target: Target, selected = rules): Promise<Report> {
  return check({ target, rules: selected, cases, seed: 1, failOn: 'must', replay: (id) => id })
}

describe('a type of event that is not taken at all', () => {
  it('is told before the rules, with how many events that is', async () => {
    const report = await judged(refusing(({ type }) => isGroup(type)))
    expect(report.summary.untaken).toEqual([{ eventType: 'group', dropped: expect.any(Number) }])
    const [first] = human(report).split('\n')
    expect(first).toMatch(
      /^✗ no group is taken {2}All \d+ events of the type group that have everything they need were/,
    )
    // Nothing is hidden by it.
    expect(report.rules.filter(({ verdict }) => verdict === 'failed').map(({ id }) => id)).toContain('G1')
  })

  it('is not told where some of them are taken, nor of a target that takes all', async () => {
    const some = await judged(refusing(({ type, userId }) => isGroup(type) && userId === undefined))
    expect(some.summary.untaken).toBeUndefined()
    expect((await judged(reference)).summary.untaken).toBeUndefined()
  })

  it('is not told where nobody asked whether it is delivered', async () => {
    const report = await judged(
      refusing(({ type }) => isGroup(type)),
      rules.filter(({ id }) => id !== 'C1'),
    )
    expect(report.summary.untaken).toBeUndefined()
  })
})
