import {
  type Connection,
  type Event,
  isCloud,
  type SmokeCheck,
  type SmokeReport,
} from '../../../contracts/wire/index.ts'
import { askOnce, createWorld, type World } from '../../runner/index.ts'
import { type Answer, Disturbed, type Manner, outcomeOf, type Target, TargetFailure } from '../../targets/index.ts'
import { type Asker, linesFor, type Question, questions, settingsFor } from './questions.ts'

/**
 * Asks whether an adapter works, before the implementation behind it is judged: does it answer, under the right numbers, with reasons, and does
 * it survive a bad event. Nothing here asks whether an answer is right. What a target sends to the Intercom of the `world` by itself
 * counts as its answer.
 */
export async function smoke(target: Target, world: World = createWorld()): Promise<SmokeReport> {
  const connection = target.connections.find(isCloud) ?? (target.connections[0] as Connection)
  const asker = askerOf(target, connection, world)
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

/** Each event has a session and a workspace of its own; one that was disturbed by another is asked once more, alone. */
function askerOf(target: Target, connection: Connection, world: World): Asker {
  let sessions = 0
  const askOne = async (event: Event): Promise<Answer> => {
    sessions += 1
    const session = `smoke-${sessions}`
    const settings = settingsFor(connection, session)
    const place = world.enter({ connection, settings, isHeard: target.reachesMock === true })
    const ask = async (manner: Manner): Promise<Answer> => {
      const answer = outcomeOf(await askOnce(target, { connection, settings, event, session }, manner))
      const own = place.sentByTarget().map(({ request }) => request)
      return answer.kind === 'requests' ? { ...answer, requests: [...own, ...answer.requests] } : answer
    }
    try {
      return await ask({})
    } catch (thrown) {
      if (!(thrown instanceof Disturbed)) throw thrown
      return await ask({ alone: true })
    } finally {
      target.end?.(session)
      place.leave()
    }
  }
  return { connection, ask: (events) => Promise.all(events.map(askOne)) }
}
