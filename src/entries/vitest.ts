/** What `import … from 'intercom-conformance/vitest'` gives: the contract as tests of vitest, one for each rule. */
import { beforeAll, describe, expect, it } from 'vitest'
import { type ConformanceOptions, type JudgedTarget, prepare, ruleAnswer, runAnswer } from '../suite/index.ts'
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
  const suite = prepare(target, options, surroundings('npx vitest run'))
  describe(suite.name, () => {
    beforeAll(async () => {
      await suite.run()
    }, suite.timeoutMs)
    for (const { id, says } of suite.rules) {
      it(`${id} ${says}`, async (context) => {
        const answer = ruleAnswer((await suite.run()).rule(id), suite.failOn)
        if (answer.kind === 'broken') expect.fail(answer.message)
        if (answer.kind === 'unjudged') context.skip(answer.reason)
        if (answer.kind === 'warning') await context.annotate(answer.message, 'warning')
      })
    }
    it('the run proves something, and its baseline is not stale', async () => {
      const answer = runAnswer((await suite.run()).report)
      if (answer.kind === 'broken') expect.fail(answer.message)
    })
  })
}
