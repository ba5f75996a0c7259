import type { Exchange } from '../../contracts/wire/index.ts'
import { type Answer, Disturbed, type Manner, outcomeOf, type Target, TargetFailure } from '../targets/index.ts'
import { inputOf } from './ask.ts'

/**
 * Gives each event of a case once more, the last one first, and keeps what comes of it as `again`: an outcome that depends on what came
 * before, or on a neighbour, differs from the first (G6). Events that were given one by one are given as one batch, where
 * the target takes batches; else alone.
 */
export async function playAgain(target: Target, exchanges: Exchange[], session: string, manner: Manner): Promise<void> {
  const backwards = exchanges.toReversed()
  const inputs = backwards.map((exchange) => inputOf(exchange, session, target))
  const answers =
    target.transformTogether && backwards.length > 1
      ? await target.transformTogether(inputs, manner)
      : await oneByOne(target, inputs, manner)
  for (const [index, exchange] of backwards.entries()) {
    const answer = answers[index]
    if (answer !== undefined && answer.kind !== 'skipped') exchange.again = outcomeOf(answer)
  }
}

async function oneByOne(target: Target, inputs: Parameters<Target['transform']>[0][], manner: Manner) {
  const answers: Answer[] = []
  for (const input of inputs) answers.push(await askAgain(target, input, manner))
  return answers
}

/** An error where there was none the first time is an outcome of another kind; a breakdown is one. */
async function askAgain(target: Target, input: Parameters<Target['transform']>[0], manner: Manner): Promise<Answer> {
  try {
    return await target.transform(input, manner)
  } catch (thrown) {
    if (thrown instanceof Disturbed || thrown instanceof TargetFailure) throw thrown
    return { kind: 'dropped', reason: 'the second time it threw' }
  }
}
