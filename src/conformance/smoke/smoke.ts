import {
  type Connection,
  type Event,
  isCloud,
  type SmokeCheck,
  type SmokeReport,
} from '../../../contracts/wire/index.ts'
import { type Answer, Disturbed, outcomeOf, type Target, TargetFailure } from '../../targets/index.ts'
import { type Asker, linesFor, type Question, questions, settingsFor } from './questions.ts'

/**
 * Asks whether an adapter works, before the implementation behind it is judged: does it answer, under the right numbers, with reasons, and does
 * it survive a bad event. Nothing here asks whether an answer is right.
 */
export async function smoke(target: Target): Promise<SmokeReport> {
  const asker = askerOf(target, target.connections.find(isCloud) ?? (target.connections[0] as Connection))
  const checks: SmokeCheck[] = []
  for (const question of questions) checks.push(await put(question, asker, target))
  const { name, version, language } = target
  return {
    suite: 'smoke',
    target: { name, ...(version === undefined ? {} : { version }), ...(language === undefined ? {} : { language }) },
    connections: [...target.connections],
    passed: checks.every(({ passed }) => passed),
    checks,
  }
}

async function put(question: Question, asker: Asker, target: Target): Promise<SmokeCheck> {
  const { name, says } = question
  const lines = [...linesFor(question, target)]
  try {
    const message = await question.put(asker)
    return { name, says, lines, passed: message === undefined, ...(message === undefined ? {} : { message }) }
  } catch (thrown) {
    const stderr = thrown instanceof TargetFailure ? thrown.stderr : undefined
    const message =
      thrown instanceof Error ? `The target broke: ${thrown.message}` : 'The target threw what is no error.'
    return { name, says, lines, passed: false, message, ...(stderr === undefined ? {} : { stderr }) }
  }
}

/** Each event has a session of its own; one that was disturbed by another is asked once more, alone. */
function askerOf(target: Target, connection: Connection): Asker {
  let sessions = 0
  const askOne = async (event: Event): Promise<Answer> => {
    sessions += 1
    const input = { connection, settings: settingsFor(connection), event, session: `smoke-${sessions}` }
    try {
      return outcomeOf(await target.transform(input))
    } catch (thrown) {
      if (!(thrown instanceof Disturbed)) throw thrown
      return outcomeOf(await target.transform(input, { alone: true }))
    } finally {
      target.end?.(input.session)
    }
  }
  return { connection, ask: (events) => Promise.all(events.map(askOne)) }
}
