import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import {
  type Action,
  type Event,
  isJsonObject,
  type JsonObject,
  type RecordedEvent,
  seededRandom,
} from '../../../contracts/wire/index.ts'
import { createSource, type Source } from '../../../mocks/rudderstack/index.ts'
import { datesWritten, type Journey, recordedKinds } from '../../recording/journey.ts'
import { journeys } from '../../recording/journeys.ts'
import { scrub } from '../../recording/scrub.ts'

const recordings = new URL('../../../scenarios/recorded/', import.meta.url)

describe.each(recordedKinds)('%s: the double sends what the real SDK sent', (kind) => {
  const lines = readFileSync(new URL(`${kind}.jsonl`, recordings), 'utf8')
    .trimEnd()
    .split('\n')
  const recorded = lines.map((line) => JSON.parse(line) as RecordedEvent)

  it.each(journeys)('$name', (journey) => {
    const real = recorded.filter(({ journey: name }) => name === journey.name).map(({ event }) => event)
    const source = createSource(kind, { clock: () => 0, random: seededRandom(1) })
    expect(scrub(playOn(source, journey)).map(withoutHardware)).toEqual(real.map(withoutHardware))
  })
})

function playOn(source: Source, { steps }: Journey): Event[] {
  const actions = JSON.parse(JSON.stringify(steps), datesWritten) as Action[]
  const events: Event[] = []
  for (const action of actions) {
    const { identify, track, group, page, reset, ...call } = action
    if (identify !== undefined) events.push(source.identify({ userId: identify, ...call }))
    if (track !== undefined) events.push(source.track({ event: track, ...call }))
    if (group !== undefined) events.push(source.group({ groupId: group, ...call }))
    if (page !== undefined) events.push(source.page({ name: page, ...call }))
    if (reset) source.reset()
  }
  return events
}

/** Without what describes the machine: the double shows a desktop browser, the recordings were made without a screen. */
function withoutHardware(event: Event): JsonObject {
  const { context, _metadata, ...rest } = event
  if (!isJsonObject(context)) return rest
  const { screen, locale, ...shared } = context
  return { ...rest, context: shared }
}
