import type { Event, Outcome, Settings } from '../../../contracts/wire/index.ts'
import { isJsonObject, wordsFrom } from '../kinds.ts'
import { isRejection, type Rejection, rejected } from '../rejection.ts'
import { type DeviceMemory, freshDevice } from './memory.ts'
import { onMobile } from './mobile.ts'
import type { Turn } from './turn.ts'
import { onWeb } from './web.ts'

export type DeviceConnection = 'web-device' | 'ios-device' | 'android-device'

/** What became of an event on a device, and what is to be remembered for the next one. */
export interface DeviceStep {
  outcome: Outcome
  memory: DeviceMemory
}

/**
 * Turns one event into calls of Intercom's SDK (W1 to W8, M1 to M10, S1), given what is remembered of the events before it. An event of type
 * `reset` says that the person left. Pure; the input is not changed; no JSON value makes it throw.
 */
export function transformOnDevice(
  input: { connection: DeviceConnection; settings: Settings; event: Event },
  memory: DeviceMemory = freshDevice,
): DeviceStep {
  const turn = turnOf(input, memory)
  if (isRejection(turn)) return { outcome: { kind: 'dropped', reason: turn.reason }, memory }
  return { outcome: { kind: 'calls', calls: turn.calls }, memory: turn.memory }
}

function turnOf(
  { connection, settings: given, event }: { connection: DeviceConnection; settings: Settings; event: Event },
  memory: DeviceMemory,
): Turn | Rejection {
  const settings: Settings = isJsonObject(given) ? given : {}
  if (!isJsonObject(event)) return rejected('The event is not a JSON object.')
  const type = wordsFrom(event.type)?.toLowerCase()
  if (type === undefined) return rejected('The field "type" is missing: expected identify, track, page or reset.')
  return connection === 'web-device'
    ? onWeb(event, type, settings, memory)
    : onMobile(connection, event, type, settings, memory)
}
