import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { type RecordedEvent, recordedEventSchema } from '../../../contracts/wire/index.ts'
import { InputError, readText } from '../../input/index.ts'
import { findFault } from '../../input/validate.ts'
import { type Case, oneSecondApart } from '../case.ts'
import { packageRoot } from '../package-root.ts'

/** The folder of the events that real SDKs sent. */
export const recordedFolder = join(packageRoot, 'scenarios', 'recorded')

/** A case for each journey of each recording: its events, in the order in which they were recorded. */
export function loadRecordedCases(folder: string = recordedFolder): Case[] {
  if (!existsSync(folder)) return []
  const names = readdirSync(folder).filter((name) => name.endsWith('.jsonl'))
  return names.sort().flatMap((name) => casesOf(name.replace(/\.jsonl$/, ''), readRecording(join(folder, name))))
}

/** The lines of a recording, each checked; an error names the line. */
export function readRecording(file: string): RecordedEvent[] {
  const lines = readText(file).split('\n')
  return lines.flatMap((text, index) => {
    if (text.trim() === '') return []
    const place = { file, line: index + 1 }
    let value: unknown
    try {
      value = JSON.parse(text)
    } catch (error) {
      throw new InputError(`This is not JSON: ${(error as Error).message}.`, place)
    }
    const fault = findFault(recordedEventSchema, value)
    if (fault) throw new InputError(`${fault.says}.`, place)
    return [value as RecordedEvent]
  })
}

function casesOf(name: string, lines: readonly RecordedEvent[]): Case[] {
  const journeys = Map.groupBy(lines, ({ journey, connection }) => `${journey}@${connection}`)
  return [...journeys].map(([journey, events]) => {
    const [first] = events as [RecordedEvent]
    return {
      id: `recorded/${name}/${journey}`,
      suite: 'recorded',
      connection: first.connection,
      settings: first.settings,
      events: oneSecondApart(events.map(({ event }) => event)),
    }
  })
}
