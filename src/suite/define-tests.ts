import type { Suite } from './prepare.ts'
import { type RuleAnswer, ruleAnswer, runAnswer } from './rule-answer.ts'

/** What a test runner has to offer: its words for these things, and how a test of it says an answer. */
export interface TestRunner<Context> {
  describe(name: string, define: () => void): void
  before(run: () => Promise<void>, timeoutMs: number): void
  it(name: string, test: (context: Context) => Promise<void>): void
  /** Fails, skips or warns in a test; nothing to do for a rule that is kept. */
  say(answer: RuleAnswer, context: Context): void | Promise<void>
}

/** One test for each rule, and one for the run as a whole. The target is judged once, before the first of them. */
export function defineTests<Context>(suite: Suite, { describe, before, it, say }: TestRunner<Context>): void {
  describe(suite.name, () => {
    before(async () => {
      await suite.run()
    }, suite.timeoutMs)
    for (const { id, says } of suite.rules) {
      it(`${id} ${says}`, async (context) => {
        await say(ruleAnswer((await suite.run()).rule(id), suite.failOn), context)
      })
    }
    it('the run proves something, and its baseline is not stale', async (context) => {
      await say(runAnswer((await suite.run()).report), context)
    })
  })
}
