import { describe, expect, it } from 'vitest'
import { printableLines } from '../../src/report/index.ts'
import { summaryOf } from '../../src/simulation/index.ts'
import { Disturbed, reference, type Target } from '../../src/targets/index.ts'
import { brokenIn, liar, simulated } from './simulated.ts'

describe('people with hostile traits', () => {
  it('break nothing, and pollute nothing', async () => {
    const report = await simulated({ people: 200, seed: 4, weatherName: 'storm' })
    expect(brokenIn(report)).toEqual([])
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })

  it('may be rejected, event by event', async () => {
    const target = liar((input, honest) =>
      JSON.stringify(input.event).match(/__proto__|constructor|\\ud800|deep/)
        ? { kind: 'dropped', reason: 'no' }
        : honest(input),
    )
    expect(brokenIn(await simulated({ target, people: 100 }))).toEqual([])
  })
})

describe('people who do nothing in their time', () => {
  it('are said to prove nothing, and who does something is not', async () => {
    const textOf = async (seed: number) => summaryOf(await simulated({ people: 10, hours: 1, seed }), '')
    expect(await textOf(1)).toContain('Nobody did anything in this time, so that nothing is proved')
    expect(await textOf(2)).not.toContain('Nobody did anything')
  })
})

describe('a target that talks nonsense', () => {
  it('is told once, with the event, and the run goes on', async () => {
    const target = liar((input, honest) => (input.event['type'] === 'identify' ? (42 as never) : honest(input)))
    const report = await simulated({ target, people: 20 })
    expect(brokenIn(report)).toEqual(['answers'])
    expect(report.findings[0]?.breach.says).toMatch(/person\d+\/\d+/)
    expect(report.counts.accepted).toBe(report.counts.delivered + report.counts.dropped + report.counts.aborted)
  })

  it('reaches no terminal with its reasons', async () => {
    const target = liar((input, honest) =>
      input.event['type'] === 'page' ? { kind: 'dropped', reason: '\u001b[31mred\u202e' } : honest(input),
    )
    const text = printableLines(summaryOf(await simulated({ target, people: 10 }), ''))
    expect(text).toContain('\\u001b[31mred')
    expect(text.includes('\u001b')).toBe(false)
  })

  it('is asked again, alone, where something else disturbed it', async () => {
    let disturbed = 0
    const target: Target = {
      ...reference,
      transform(input, manner) {
        if (manner?.alone !== true && input.event['event'] === 'Order Completed') {
          disturbed += 1
          throw new Disturbed('somebody else broke it')
        }
        return reference.transform(input)
      },
    }
    expect(brokenIn(await simulated({ target }))).toEqual([])
    expect(disturbed).toBeGreaterThan(0)
  })

  it('that leaves a kind of event out is not held against the model for it', async () => {
    const target = liar((input, honest) =>
      input.event['type'] === 'group' ? { kind: 'skipped', reason: 'no groups yet' } : honest(input),
    )
    const report = await simulated({ target, connections: ['server-cloud'] })
    expect(report.findings.filter(({ breach }) => breach.people.length > 0)).toEqual([])
  })
})
