import type { Connection, Event, RecordedEvent } from '../../contracts/wire/index.ts'
import { type DataPlane, openDataPlane } from './data-plane.ts'
import type { Journey, RecordedKind } from './journey.ts'
import { journeys } from './journeys.ts'
import { scrub } from './scrub.ts'
import { nameAndVersion, type Sdk } from './sdk.ts'
import { openServerSdk, serverPackage } from './server-sdk.ts'
import { openWebSdk, webPackage } from './web-sdk.ts'

const sdks = {
  web: { package: webPackage, connection: 'web-cloud', open: openWebSdk },
  server: { package: serverPackage, connection: 'server-cloud', open: openServerSdk },
} satisfies Record<RecordedKind, { package: string; connection: Connection; open(url: string): Promise<Sdk> }>

/** `name@version` of the SDK that runs here as that kind of source. */
export const sdkOf = (kind: RecordedKind): string => nameAndVersion(sdks[kind].package)

/** Plays every journey of that kind on the real SDK, and answers with the lines of its file in scenarios/recorded. */
export async function record(kind: RecordedKind): Promise<string> {
  const sdk = sdkOf(kind)
  const plane = await openDataPlane()
  try {
    const lines: RecordedEvent[] = []
    for (const journey of journeys) {
      const { name, settings } = journey
      for (const event of scrub(await play(kind, journey, plane))) {
        const { connection } = sdks[kind]
        lines.push({ sdk, journey: name, connection, settings: { apiKey: 'token:1', ...settings }, event })
      }
    }
    return lines.map((line) => `${JSON.stringify(line)}\n`).join('')
  } finally {
    await plane.close()
  }
}

/** One event is awaited before the next call is made, so that the order of arrival is the order of the calls. */
async function play(kind: RecordedKind, { steps }: Journey, plane: DataPlane): Promise<Event[]> {
  const sdk = await sdks[kind].open(plane.url)
  const events: Event[] = []
  for (const action of steps) {
    await sdk.act(action)
    if (!action.reset) events.push(await plane.next())
  }
  await sdk.close()
  return events
}
