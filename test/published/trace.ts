import type { TraceLine } from '../../contracts/wire/index.ts'
import { scenarioCases } from '../../src/runner/index.ts'
import { journeys, scenarioOf } from './journeys.ts'
import { type PhoneConnection, publishedDevice } from './published.ts'

/** The trace that a published integration leaves of the journeys: a line for each event, as text. */
export function traceOf(connection: PhoneConnection): string {
  const lines = journeys.flatMap((journey): TraceLine[] => {
    const device = publishedDevice(connection)
    const scenario = scenarioOf(journey, connection)
    return scenarioCases({ name: journey.name, file: journey.name, scenario }).flatMap(({ settings, events }) =>
      events.map(({ event }) => ({
        connection,
        settings,
        event,
        outcome: { kind: 'calls', calls: device({ connection, settings, event }) },
      })),
    )
  })
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('')
}
