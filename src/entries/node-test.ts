/** What `import … from 'intercom-conformance/node-test'` gives: the contract as tests of Node's own runner, one for each rule. */
import { AssertionError } from 'node:assert'
import { before, describe, it, type TestContext } from 'node:test'
import { type ConformanceOptions, defineTests, type JudgedTarget, prepare, type RuleAnswer } from '../suite/index.ts'
import { surroundings } from './surroundings.ts'

export type { Connection, Event, Outcome, Settings } from '../../contracts/wire/index.ts'
export type { Target, TargetInput } from '../targets/index.ts'
export type { ConformanceOptions, JudgedTarget }

/** The same as `conformance` of `intercom-conformance/vitest`, for `node --test`; warnings are diagnostics of their test. */
export function conformance(target: JudgedTarget, options: ConformanceOptions = {}): void {
  defineTests<TestContext>(prepare(target, options, surroundings('node --test')), {
    describe,
    before: (run, timeout) => before(run, { timeout }),
    it,
    say,
  })
}

function say(answer: RuleAnswer, context: TestContext): void {
  if (answer.kind === 'broken') throw new AssertionError({ message: answer.message, operator: 'conformance' })
  if (answer.kind === 'unjudged') context.skip(answer.reason)
  if (answer.kind === 'warning') context.diagnostic(answer.message)
}
