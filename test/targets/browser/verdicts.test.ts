import { describe, expect, it } from 'vitest'
import { rules } from '../../../contracts/rules/index.ts'
import { check } from '../../../src/conformance/index.ts'
import { loadCases } from '../../../src/runner/index.ts'
import { openPages } from './open.ts'

const onPages = loadCases({ folder: process.cwd(), suites: ['vectors', 'scenarios'] }).filter(
  ({ connection }) => connection === 'web-device',
)

/** Judges what a word names by these cases. */
async function judge(word: string, cases = onPages) {
  const target = await openPages(word)
  try {
    return await check({ target, rules, cases, seed: 1, failOn: 'must', replay: (id) => id })
  } finally {
    await target.close?.()
  }
}

describe('the verdict', () => {
  it('is that the reference keeps the contract in a page', async () => {
    const report = await judge('browser:reference')
    expect(report.rules.filter(({ verdict }) => verdict === 'failed').map(({ id }) => id)).toEqual([])
    expect(report.summary).toMatchObject({ verdict: 'passed', errored: 0 })
    expect(report.environment.browser).toMatch(/^jsdom/)
    const exercised = report.rules.filter((rule) => /^W\d/.test(rule.id) && rule.exercised > 0).map(({ id }) => id)
    expect(exercised).toEqual(expect.arrayContaining(['W1', 'W2', 'W3', 'W4', 'W5', 'W6', 'W7', 'W8']))
  })

  it('is that rudder-sdk-js 1.4.3 breaks W2: a company given as an object arrives empty', async () => {
    const cases = onPages.filter(({ id }) => id === 'vectors/W2/everything')
    const report = await judge('browser:rudder-sdk-js@1.4.3', cases)
    const failures = report.rules.find(({ id }) => id === 'W2')?.failures ?? []
    expect(failures).toContainEqual(
      expect.objectContaining({
        message: expect.stringContaining('company arrives empty'),
        expected: { company_id: 'c-1' },
        received: { companies: [{}] },
      }),
    )
  })
})
