import type { Finding } from '../../contracts/rules/index.ts'
import type { Failure, JsonObject, JsonValue } from '../../contracts/wire/index.ts'
import type { Performance } from '../runner/index.ts'
import { abridge } from './abridge.ts'

/** A finding as a report tells it: without secrets, and small enough to read. */
export function tellFailure(
  { played, secrets, scenario }: Performance,
  exchange: number,
  { message, expected, received }: Finding,
  replay: string,
  known: string | undefined,
): Omit<Failure, 'count'> {
  const shown = played.exchanges[exchange]
  const tell = (value: JsonValue) => abridge(secrets.hide(value))
  return {
    case: played.id,
    connection: played.connection,
    message,
    ...(expected === undefined ? {} : { expected: tell(expected) }),
    ...(received === undefined ? {} : { received: tell(received) }),
    event: tell(shown?.event ?? {}) as JsonObject,
    settings: tell((shown?.settings ?? {}) as JsonObject) as JsonObject,
    replay,
    ...(scenario === undefined ? {} : { scenario }),
    ...(known === undefined ? {} : { known }),
  }
}
