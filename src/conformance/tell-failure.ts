import type { Finding } from '../../contracts/rules/index.ts'
import type { Failure, JsonObject, JsonValue } from '../../contracts/wire/index.ts'
import type { Performance } from '../runner/index.ts'
import { abridge } from './abridge.ts'
import type { TallyContext } from './tally.ts'

/** A finding as a report tells it: without secrets, and small enough to read. */
export function tellFailure(
  { played, secrets, scenario }: Performance,
  exchange: number,
  { message, expected, received }: Finding,
  { replay, byHand }: Pick<TallyContext, 'replay' | 'byHand'>,
  known: string | undefined,
): Omit<Failure, 'count'> {
  const shown = played.exchanges[exchange]
  const line = shown === undefined ? undefined : byHand?.(secrets.hide(shown as JsonValue) as typeof shown)
  const tell = (value: JsonValue) => abridge(secrets.hide(value))
  return {
    case: played.id,
    connection: played.connection,
    message,
    ...(expected === undefined ? {} : { expected: tell(expected) }),
    ...(received === undefined ? {} : { received: tell(received) }),
    event: tell(shown?.event ?? {}) as JsonObject,
    settings: tell((shown?.settings ?? {}) as JsonObject) as JsonObject,
    replay: replay(played.id),
    ...(line === undefined ? {} : { byHand: line }),
    ...(scenario === undefined ? {} : { scenario }),
    ...(known === undefined ? {} : { known }),
  }
}
