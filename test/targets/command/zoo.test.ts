import { afterAll, describe, expect, it } from 'vitest'
import { exitCodeOf } from '../../../src/conformance/index.ts'
import { caseOf, closeAll, judge, open } from '../opened.ts'

afterAll(closeAll)

const zoo = (vice: string, timeoutMs?: number) =>
  open(
    `command:"${process.execPath}" test/targets/command/zoo.mjs "${vice}"`,
    timeoutMs === undefined ? {} : { timeoutMs },
  )

/** Seven cases of two events, the one in the middle with the vice in its first. */
const cases = Array.from({ length: 7 }, (_, number) =>
  caseOf(
    `case-${number}`,
    { type: 'identify', userId: `u-${number}`, ...(number === 3 ? { traits: { vice: true } } : {}) },
    { type: 'identify', userId: `v-${number}` },
  ),
)

const vices: [vice: string, says: RegExp, timeoutMs?: number][] = [
  ['throws', /^it ended with exit code 1$/],
  ['exits with 0', /^it ended with exit code 0$/],
  ['exits with 3', /^it ended with exit code 3$/],
  ['ends by a signal', /^it was ended by SIGSEGV$/],
  ['hangs', /^it gave no answer within 3000 ms$/, 3000],
  ['hangs and ignores SIGTERM', /^it gave no answer within 3000 ms$/, 3000],
  ['answers all but one', /^it gave no answer within 3000 ms$/, 3000],
  ['answers drop by drop', /^it gave no answer within 3000 ms$/, 3000],
  ['prints a line that is not JSON', /is not JSON where only answers belong: Debug: here I am$/],
  ['prints a line after its answer', /is not JSON where only answers belong: Debug: done$/],
  ['prints a list', /^it wrote a line that is no JSON object: \[1\]$/],
  ['answers without a number', /^it wrote an answer whose "seq" is no number/],
  ['answers for another event', /^it answered what was not asked: /],
  ['answers twice', /^it answered an event twice$/],
  ['stops in the middle of a line', /^it ended with exit code 0, in the middle of a line$/],
  ['writes a line without end', /^it wrote a line of more than 64 MiB$/],
  ['writes no UTF-8', /^it wrote bytes to its standard output that are no UTF-8$/],
  // Seen at the next writing only: before that nobody can tell it from one that thinks.
  ['closes its standard input', /^it (closed its standard input|gave no answer within 3000 ms)$/, 3000],
  ['closes its standard output', /^it closed its standard output$/],
  ['leaves a child behind that holds its pipes', /^it ended with exit code 4$/],
  ['answers without an outcome', /^its answer has neither "outcome" nor "skipped": true$/],
  ['answers with what is no outcome', /^its answer is no outcome: /],
  ['answers with a deep value that is no outcome', /^its answer is no outcome: /],
  ['skips without saying why', /^it skipped the event without a "message" that says why$/],
  ['breaks after its answer', /^it ended with exit code 5$/],
  ['floods its standard error', /^it ended with exit code 7$/],
]

describe('an adapter that', () => {
  it('has no vice passes', async () => {
    const report = await judge(await zoo('none'), cases)
    expect({ exit: exitCodeOf(report), errors: report.errors }).toEqual({ exit: 0, errors: [] })
  })

  it.concurrent.for(vices)('%s costs its own case and no other', async ([vice, says, timeoutMs]) => {
    const report = await judge(await zoo(vice, timeoutMs), cases)
    expect(report.errors.map((error) => error.case)).toEqual(['vectors/X1/case-3'])
    expect(report.errors[0]?.message).toMatch(says)
    expect(report.rules.filter(({ verdict }) => verdict === 'failed')).toEqual([])
    expect(exitCodeOf(report)).toBe(1)
  })

  it('throws has what it wrote to its standard error told', async () => {
    const { errors } = await judge(await zoo('throws'), cases)
    expect(errors[0]?.stderr).toContain('Error: I cannot do this one')
  })

  it('floods its standard error has the last of it told', async () => {
    const { errors } = await judge(await zoo('floods its standard error'), cases)
    expect(errors[0]?.stderr).toMatch(/^….{8192}$/s)
  })
})
