import { describe, expect, it } from 'vitest'
import type { Comparison } from '../../../contracts/wire/index.ts'
import { comparisonReporters } from '../../../src/report/index.ts'

const side: Comparison['old'] = {
  tool: { name: 'intercom-conformance', version: '1.2.3' },
  contract: { version: '1.0.0' },
  target: { name: 'mine', version: '4.5.6' },
  seed: 1,
  verdict: 'passed',
  cases: 12,
}

const comparison = (given: Partial<Comparison> = {}): Comparison => ({
  old: side,
  new: { ...side, verdict: 'failed' },
  verdict: 'worse',
  changes: [
    {
      kind: 'newly-failing',
      direction: 'worse',
      rule: 'U2',
      level: 'must',
      from: 'passed',
      to: 'failed',
      says: 'It is broken now; before, its verdict was passed.',
      causes: [{ message: 'The name is "Ada undefined".', replay: "check --case 'vectors/U2/a'" }],
    },
    {
      kind: 'gone-cause',
      direction: 'better',
      rule: 'T1',
      level: 'should',
      says: 'It is no longer broken.',
      causes: [],
    },
    { kind: 'now-known', direction: 'neither', rule: 'C1', level: 'must', says: 'It stands in the baseline now.' },
  ],
  notes: ['Seeds: 1 before, 2 now.'],
  ...given,
})

const hostile = '\u001b[31m<script>`](http://evil)\n# heading'

describe('a comparison', () => {
  it('is told to people', async () => {
    await expect(comparisonReporters.human(comparison())).toMatchFileSnapshot('../../golden/comparison.txt')
  })

  it('is told as Markdown', async () => {
    await expect(comparisonReporters.markdown(comparison())).toMatchFileSnapshot('../../golden/comparison.md')
  })

  it('is told as itself to programs', () => {
    expect(JSON.parse(comparisonReporters.json(comparison()))).toEqual(comparison())
  })

  it.for(['human', 'markdown'] as const)('lets nothing of a report out of its place: %s', (name) => {
    const [worse] = comparison().changes
    const told = comparisonReporters[name](
      comparison({
        old: { ...side, target: { name: hostile } },
        changes: [{ ...worse, rule: hostile, says: hostile, causes: [{ message: hostile, replay: hostile }] } as never],
        notes: [hostile],
      }),
    )
    expect(told).not.toContain('\u001b')
    expect(told).not.toMatch(/^# heading/m)
    if (name === 'markdown') expect(told.replace(/(`+).*?[^`]\1(?!`)/g, '')).not.toMatch(/(?<!\\)<script|(?<!\\)\]\(/)
  })
})
