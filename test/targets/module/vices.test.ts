import { afterAll, describe, expect, it } from 'vitest'
import { exitCodeOf } from '../../../src/conformance/index.ts'
import { caseOf, closeAll, judge, open } from '../opened.ts'

afterAll(closeAll)

const zoo = (timeoutMs = 30_000) => open('module:test/targets/module/vices.mjs', { timeoutMs })

/** Seven cases of two events, the one in the middle with the vice in its first. */
const casesWith = (vice?: string) =>
  Array.from({ length: 7 }, (_, number) =>
    caseOf(
      `case-${number}`,
      { type: 'identify', userId: `u-${number}`, ...(number === 3 && vice ? { traits: { vice } } : {}) },
      { type: 'identify', userId: `v-${number}` },
    ),
  )

const vices: [vice: string, says: RegExp, timeoutMs?: number][] = [
  ['throws', /^it threw TypeError: I cannot do this one \(.*vices\.mjs:\d+:\d+\)$/],
  ['throws what is no error', /^it threw what is no error$/],
  ['rejects', /^it threw Error: I will not/],
  ['hangs', /^it gave no answer within 3000 ms$/, 3000],
  ['never settles', /^it gave no answer within 3000 ms$/, 3000],
  ['exits', /^it ended its thread with exit code 3$/],
  ['throws later', /^it threw outside of its answer: Error: too late$/],
  ['rejects without a listener', /^it threw outside of its answer: Error: nobody listens$/],
  ['answers nothing', /^its answer is no outcome: /],
  ['answers a cycle', /^it threw Error: its outcome is no JSON: /],
  ['answers magic', /^its answer is no outcome: /],
  ['calls another host', /^it threw TypeError: /],
  ['skips without saying why', /^it skipped the event without a "message" that says why$/],
]

describe('a module that', () => {
  it.each([[undefined], ['writes to the harness']])('has the vice %j passes', async (vice) => {
    const report = await judge(await zoo(), casesWith(vice))
    expect({ exit: exitCodeOf(report), errors: report.errors }).toEqual({ exit: 0, errors: [] })
  })

  // When a late error arrives is up to the machine: a busy one may have given the next event meanwhile.
  it.concurrent.for(vices)('%s costs its own case and no other', { retry: 2 }, async ([vice, says, timeoutMs]) => {
    const report = await judge(await zoo(timeoutMs), casesWith(vice))
    expect(report.errors.map((error) => error.case)).toEqual(['vectors/X1/case-3'])
    expect(report.errors[0]?.message).toMatch(says)
    expect(report.rules.filter(({ verdict }) => verdict === 'failed')).toEqual([])
    expect(exitCodeOf(report)).toBe(1)
  })

  it('calls another host is told which call was not sent', async () => {
    const { errors } = await judge(await zoo(), casesWith('calls another host'))
    expect(errors[0]?.stderr).toContain('GET https://elsewhere.example/pixel.png was not sent')
  })
})
