import {
  type Action,
  type Connection,
  type Event,
  isCloud,
  type Scenario,
  type StoryStep,
  seededRandom,
} from '../../../../contracts/wire/index.ts'
import { createSource, enrich, Outbox, type Source } from '../../../../mocks/rudderstack/index.ts'
import { type Happening, type TimedEvent, virtualStart } from '../../case.ts'
import { weatherOf } from '../../weathers.ts'
import { connectionOf, type Installation, installationsOf, sourceKindOf } from './cast.ts'
import { eventOfAction } from './event-of-action.ts'
import { readStep, wordsOf } from './steps.ts'

/** A story over one connection, as it reaches Intercom: its events in the order of arrival, and what happens between them. */
export interface Timeline {
  events: TimedEvent[]
  happenings: Happening[]
}

/** An installation at work. */
interface Actor {
  installation: Installation
  source: Source
  connection: Connection
  outbox: Outbox
}

/** What is known of an event beside what it holds. */
type Origin = Pick<TimedEvent, 'step' | 'connection' | 'device'>

/**
 * The events of a story, as each person's source composes them, a second or more apart. In cloud mode they leave when their SDK sends
 * them, and the gateway hands them on; on a device they are there at once. `lineOf` says where a step stands in the file.
 */
export function timelineOf(
  scenario: Pick<Scenario, 'people' | 'steps' | 'sending'>,
  played: Connection,
  lineOf: (path: readonly string[]) => number | undefined = () => undefined,
): Timeline {
  const { steps, sending = 'in batches' } = scenario
  let now = virtualStart
  const random = seededRandom(1)
  const installations = installationsOf(scenario)
  const ofServer = new Outbox('server', sending === 'in batches')
  const actors = new Map(
    installations.map((installation): [string, Actor] => {
      const kind = sourceKindOf(installation, played)
      const { anonymousId } = installation
      const source = createSource(kind, { anonymousId, clock: () => now, random })
      // One server speaks for everybody.
      const outbox = kind === 'server' ? ofServer : new Outbox(kind, sending === 'in batches')
      return [installation.name, { installation, source, connection: connectionOf(installation, played), outbox }]
    }),
  )
  const outboxes = [...new Set([...actors.values()].map(({ outbox }) => outbox))]
  const origins = new Map<Event, Origin>()
  const events: TimedEvent[] = []
  const happenings: Happening[] = []

  /** What is to leave until then leaves, in the order of its times. */
  function leaveUntil(endMs: number): void {
    for (;;) {
      const due = outboxes.filter((outbox) => (outbox.dueMs() ?? Number.POSITIVE_INFINITY) <= endMs)
      const [next] = due.sort((one, other) => Number(one.dueMs()) - Number(other.dueMs()))
      if (next === undefined) return
      const { atMs, events: leaving } = next.depart()
      now = Math.max(now, atMs)
      for (const event of leaving) {
        events.push({ event: enrich(event, { sentAt: atMs, receivedAt: atMs }), at: atMs, ...origins.get(event) })
      }
    }
  }

  /** Time passes. */
  function advanceTo(endMs: number): void {
    leaveUntil(endMs)
    now = Math.max(now, endMs)
  }

  function act({ installation, source, connection, outbox }: Actor, action: Action, step: StoryStep): void {
    const origin: Origin = {
      step,
      ...(connection === played ? {} : { connection }),
      ...(installations.length === 1 ? {} : { device: installation.name }),
    }
    if (action.goes !== undefined) {
      outbox.goes(action.goes, now)
      return
    }
    const event = eventOfAction(source, action)
    if (!isCloud(connection)) {
      events.push({ event: event ?? { type: 'reset' }, at: now, ...origin })
    } else if (event !== undefined) {
      origins.set(event, origin)
      outbox.put(event, now)
      leaveUntil(now)
    }
  }

  for (const [index, step] of steps.entries()) {
    const line = lineOf(['steps', String(index)])
    const told: StoryStep = { number: index + 1, ...(line === undefined ? {} : { line }), says: wordsOf(step) }
    const read = readStep(step)
    if (read.kind === 'wait') advanceTo(now + read.ms)
    else if (read.kind === 'weather') {
      happenings.push({ kind: 'weather', before: events.length, at: now, weather: weatherOf(read.weather) })
    } else if (read.kind === 'expect') {
      leaveUntil(Number.MAX_VALUE)
      happenings.push({ kind: 'moment', before: events.length, at: now, step: told, expected: read.expected })
    } else {
      advanceTo(now + 1000)
      act(actors.get(read.who) as Actor, read.action, told)
    }
  }
  leaveUntil(Number.MAX_VALUE)
  return { events, happenings }
}
