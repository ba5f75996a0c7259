/** What `import … from 'intercom-conformance/node-test'` gives: the contract as tests of Node's own runner, one for each rule. */
import { AssertionError } from 'node:assert'
import { before, describe, it } from 'node:test'
import {
  type ConformanceOptions,
  type JudgedTarget,
  prepare,
  type RuleAnswer,
  ruleAnswer,
  runAnswer,
} from '../suite/index.ts'
import { surroundings } from './surroundings.ts'

export type { Connection, Event, Outcome, Settings } from '../../contracts/wire/index.ts'
export type { Target, TargetInput } from '../targets/index.ts'
export type { ConformanceOptions, JudgedTarget }

/** The same as `conformance` of `intercom-conformance/vitest`, for `node --test`; warnings are diagnostics of their test. */
export function conformance(target: JudgedTarget, options: ConformanceOptions = {}): void {
  const suite = prepare(target, options, surroundings('node --test'))
  describe(suite.name, () => {
    before(
      async () => {
        await suite.run()
      },
      { timeout: suite.timeoutMs },
    )
    for (const { id, says } of suite.rules) {
      it(`${id} ${says}`, async (context) => {
        const answer = ruleAnswer((await suite.run()).rule(id), suite.failOn)
        failWhereBroken(answer)
        if (answer.kind === 'unjudged') context.skip(answer.reason)
        if (answer.kind === 'warning') context.diagnostic(answer.message)
      })
    }
    it('the run proves something, and its baseline is not stale', async () => {
      failWhereBroken(runAnswer((await suite.run()).report))
    })
  })
}

function failWhereBroken(answer: RuleAnswer): void {
  if (answer.kind === 'broken') throw new AssertionError({ message: answer.message, operator: 'conformance' })
}
