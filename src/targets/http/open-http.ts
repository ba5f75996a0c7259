import { cloudConnections } from '../../../contracts/wire/index.ts'
import type { Target } from '../target.ts'
import type { TargetOptions } from '../target-options.ts'
import { readAddress } from './address.ts'
import { Asking } from './asking.ts'
import { curlLine } from './by-hand.ts'
import { openConnection } from './connection.ts'
import { comeBack, isUp, reach, versionOf } from './reach.ts'
import { requestHeaders } from './request-headers.ts'

/** Requests side by side, unless said. */
const jobsUsually = 8

/** A target that speaks the transformer protocol at an address. An `InputError` where nobody answers there. */
export async function openHttp(word: string, options: TargetOptions): Promise<Target> {
  const { timeoutMs, jobs = jobsUsually, batch = 1, route, mockUrl } = options
  const address = readAddress(word)
  const headers = requestHeaders(options.headers, address.authorization)
  // One connection more than there are jobs: small questions do not wait behind what hangs.
  const connection = await openConnection({ origin: address.origin, headers, width: jobs + 1 })
  try {
    await reach(connection, address, options)
    const version = await versionOf(connection, address, options)
    const isHeard = mockUrl !== undefined
    const asking = new Asking(connection.ask, {
      ...{ prefix: address.prefix, timeoutMs, jobs, batch, route, isHeard },
      isUp: () => isUp(connection, address, options),
      comeBack: (after) => comeBack(connection, address, options, after),
    })
    return {
      name: address.name,
      ...(version === undefined ? {} : { version }),
      connections: cloudConnections,
      parallel: jobs * batch,
      reachesMock: isHeard,
      isRemote: true,
      protocol: 'http',
      transform: (input, manner) => asking.one(input, manner),
      ...(batch > 1 ? {} : { transformTogether: (inputs, manner) => asking.together(inputs, manner) }),
      byHand: (input) => curlLine(input, { url: address.name, route, headers }),
      close: connection.close,
    }
  } catch (error) {
    await connection.close()
    throw error
  }
}
