import { isJsonObject, type JsonObject, type SdkCall } from '../../contracts/wire/index.ts'
import type { TargetInput } from '../../src/targets/index.ts'
import { type DeviceConnection, type DeviceMemory, transformOnDevice } from '../../src/transformer/index.ts'

/** What an honest implementation makes of one event, in the parts in which the published ones differ from it. */
export interface HonestTurn {
  isAccepted: boolean
  logout: SdkCall[]
  registration: SdkCall[]
  /** The attributes of its update; absent where there is none. */
  user?: JsonObject
  logged: SdkCall[]
}

/** An honest implementation on one device, taken apart. It lends its parts where a quirk is switched off. */
export function honestDevice(): (input: TargetInput) => HonestTurn {
  let memory: DeviceMemory | undefined
  return ({ connection, settings, event }) => {
    const turn = transformOnDevice({ connection: connection as DeviceConnection, settings, event }, memory)
    memory = turn.memory
    const calls = turn.outcome.kind === 'calls' ? turn.outcome.calls : []
    const named = (...methods: string[]) => calls.filter(({ method }) => methods.includes(method))
    const [user] = named('updateUser')[0]?.args ?? []
    return {
      isAccepted: turn.outcome.kind === 'calls',
      logout: named('logout'),
      registration: named('registerIdentifiedUser', 'registerUnidentifiedUser'),
      ...(isJsonObject(user) ? { user } : {}),
      logged: named('logEvent'),
    }
  }
}
