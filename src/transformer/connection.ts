import type { Connection } from '../../contracts/wire/index.ts'
import { type Rejection, rejected } from './rejection.ts'

const inCloudMode = ['web-cloud', 'mobile-cloud', 'server-cloud'] as const satisfies Connection[]
const inDeviceMode = ['web-device', 'ios-device', 'android-device'] as const satisfies Connection[]

/**
 * Why a connection has no requests, where it has none: in device mode an SDK is called instead, and a server has no
 * device mode at all (S1; destination documentation, table of connection modes).
 */
export function refusedConnection(connection: unknown): Rejection | undefined {
  if (isOneOf(inCloudMode, connection)) return undefined
  const cloud = inCloudMode.join(', ')
  if (isOneOf(inDeviceMode, connection)) {
    return rejected(`The connection "${connection}" is in device mode; events become requests over ${cloud}.`)
  }
  return rejected(`There is no such connection. The connections are ${cloud}, ${inDeviceMode.join(', ')}.`)
}

function isOneOf<Name extends string>(names: readonly Name[], value: unknown): value is Name {
  return names.some((name) => name === value)
}
