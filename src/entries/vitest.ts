/** What `import … from 'intercom-conformance/vitest'` gives: the contract as tests of vitest, one for each rule. */
import { beforeAll, describe, expect, it, type TestContext } from 'vitest'
import { type ConformanceOptions, defineTests, type JudgedTarget, prepare, type RuleAnswer } from '../suite/index.ts'
import { surroundings } from './surroundings.ts'

export type { Connection, Event, Outcome, Settings } from '../../contracts/wire/index.ts'
export type { Target, TargetInput } from '../targets/index.ts'
export type { ConformanceOptions, JudgedTarget }

/**
 * Defines one test for each rule of the contract, and one for the run as a whole. The target is judged once, before the first of
 * them. A broken rule fails its test with the finding: the smallest event, what was expected and received, and the command that shows it
 * again. A broken should-rule is a warning of its test (`failOn: 'should'` makes it fail); a rule that no case met is skipped.
 */
export function conformance(target: JudgedTarget, options: ConformanceOptions = {}): void {
  defineTests<TestContext>(prepare(target, options, surroundings('npx vitest run')), {
    describe,
    before: beforeAll,
    it,
    say,
  })
}

async function say(answer: RuleAnswer, context: TestContext): Promise<void> {
  if (answer.kind === 'broken') expect.fail(answer.message)
  if (answer.kind === 'unjudged') context.skip(answer.reason)
  if (answer.kind === 'warning') await context.annotate(answer.message, 'warning')
}
