import RudderAnalytics from '@rudderstack/rudder-sdk-node'
import type { Action } from '../../contracts/wire/index.ts'
import { datesRevived } from './journey.ts'
import type { Sdk } from './sdk.ts'

export const serverPackage = '@rudderstack/rudder-sdk-node'

const anonymousId = 'b7a1f0c2-5d3e-4f60-8a91-0c2d4e6f8a1b'

type Method = 'identify' | 'track' | 'group' | 'page'

/** A server that speaks for one person: it passes the user id once it knows one, and an anonymous id before. */
export async function openServerSdk(dataPlaneUrl: string): Promise<Sdk> {
  const client = new RudderAnalytics('WRITE_KEY', { dataPlaneUrl, flushInterval: 1 })
  let userId: string | number | undefined
  return {
    async act({ identify, track, group, page, reset, ...rest }) {
      if (reset) {
        userId = undefined
        return
      }
      if (identify !== undefined && identify !== null) userId = identify
      const method = methodOf({ identify, track, group, page } as Action)
      const named = { event: track, groupId: group, name: page }
      const given = JSON.parse(
        JSON.stringify({ ...rest, ...named, ...(userId === undefined ? { anonymousId } : { userId }) }),
        datesRevived,
      )
      client[method](given as never)
      await client.flush()
    },
    async close() {
      await client.flush()
    },
  }
}

function methodOf({ track, group, page }: Action): Method {
  if (track !== undefined) return 'track'
  if (group !== undefined) return 'group'
  return page === undefined ? 'identify' : 'page'
}
