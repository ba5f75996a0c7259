import type { Finding } from '../../contracts/rules/index.ts'
import type { Connection, Course, Failure, JsonObject, JsonValue, PlayedCase } from '../../contracts/wire/index.ts'
import type { Performance } from '../runner/index.ts'
import { abridge } from './abridge.ts'
import { courseOf } from './course-of.ts'
import type { TallyContext } from './tally-context.ts'

/** The connection of one exchange of a case. */
export const connectionIn = ({ connection, exchanges }: PlayedCase, exchange: number): Connection =>
  exchanges[exchange]?.connection ?? connection

/** A finding as a report tells it: without secrets, and small enough to read. */
export function tellFailure(
  { played, secrets, scenario }: Performance,
  exchange: number,
  { message, expected, received, place }: Finding,
  { replay, byHand }: Pick<TallyContext, 'replay' | 'byHand'>,
  known: string | undefined,
): Omit<Failure, 'count'> {
  const shown = played.exchanges[exchange]
  const line = shown === undefined ? undefined : byHand?.(secrets.hide(shown as JsonValue) as typeof shown)
  const tell = (value: JsonValue) => abridge(secrets.hide(value))
  const course = courseOf(played, exchange)
  return {
    case: played.id,
    connection: connectionIn(played, exchange),
    message,
    ...(expected === undefined ? {} : { expected: tell(expected) }),
    ...(received === undefined ? {} : { received: tell(received) }),
    event: tell(shown?.event ?? {}) as JsonObject,
    settings: tell((shown?.settings ?? {}) as JsonObject) as JsonObject,
    replay: replay(played.id),
    ...(line === undefined ? {} : { byHand: line }),
    ...stepOf(played, exchange, place),
    ...(scenario === undefined ? {} : { scenario: scenario() }),
    ...(course === undefined ? {} : { course: tell(course as JsonValue) as Course }),
    ...(known === undefined ? {} : { known }),
  }
}

/** The step of a scenario that an exchange is of, and where the file has it. */
function stepOf({ exchanges, story }: PlayedCase, exchange: number, place: string | undefined): Pick<Failure, 'step'> {
  const step = exchanges[exchange]?.step
  if (step === undefined) return {}
  const expectedLine = place === undefined ? undefined : story?.lines?.[place]
  return {
    step: {
      ...step,
      ...(story?.file === undefined ? {} : { file: story.file }),
      ...(expectedLine === undefined ? {} : { expectedLine }),
    },
  }
}
