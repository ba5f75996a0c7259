import type { Connection, Event, Outcome, Settings } from '../../contracts/wire/index.ts'
import { accessTokenFrom } from './access-token.ts'
import { refusedConnection } from './connection.ts'
import { group } from './group.ts'
import { identify } from './identify.ts'
import { isJsonObject, wordsFrom } from './kinds.ts'
import { isRejection, type Rejection, rejected } from './rejection.ts'
import { asRequest, type Write } from './request.ts'
import { track } from './track.ts'

/** What one event has Intercom write, in the order in which it is to be sent; or why it is not delivered. */
type Transformation = (event: Event, settings: Settings) => Write[] | Rejection

const transformations: ReadonlyMap<string, Transformation> = new Map([
  ['identify', identify],
  ['track', track],
  ['group', group],
])

/**
 * Turns one RudderStack event into the requests that Intercom's API 1.4 takes, or drops it with a reason (S1, G1 to G11).
 *
 * Pure, synchronous and deterministic; the input is not changed; no JSON value makes it throw. Cloud mode only.
 * Sources: destination documentation, Connection settings and Supported events; Intercom API 1.4 reference.
 *
 * @param options.baseUrl where the API answers, `https://api.intercom.io` unless given
 */
export function transform(
  input: { connection: Connection; settings: Settings; event: Event },
  options: { baseUrl?: string } = {},
): Outcome {
  const refused = refusedConnection(input.connection)
  if (refused !== undefined) return dropped(refused)
  const settings: Settings = isJsonObject(input.settings) ? input.settings : {}
  const token = accessTokenFrom(settings)
  if (token === undefined) return dropped(rejected('The setting "apiKey" (Access Token) is missing or blank.'))
  const writes = writesOf(input.event, settings)
  if (isRejection(writes)) return dropped(writes)
  return { kind: 'requests', requests: writes.map((write) => asRequest(write, token, options.baseUrl)) }
}

/** Reads the type of an event (G1) and turns to what knows it (G2). */
function writesOf(event: Event, settings: Settings): Write[] | Rejection {
  if (!isJsonObject(event)) return rejected('The event is not a JSON object.')
  const type = wordsFrom(event.type)
  if (type === undefined) return rejected('The field "type" is missing: expected identify, track or group.')
  const transformation = transformations.get(type.toLowerCase())
  if (transformation === undefined) {
    return rejected(`${nameOfType(type)} is not supported in cloud mode: expected identify, track or group.`)
  }
  return transformation(event, settings)
}

/** A type is text from outside: only what looks like a word is repeated in a reason (G9). */
function nameOfType(type: string): string {
  return /^[a-z]{1,20}$/i.test(type) ? `The type "${type}"` : 'This type of event'
}

function dropped({ reason }: Rejection): Outcome {
  return { kind: 'dropped', reason }
}
