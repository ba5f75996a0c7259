import type {
  Connection,
  DeliveryAccounting,
  Event,
  Exchange,
  Expectations,
  Outcome,
  Settings,
  Story,
  StoryStep,
  Suite,
  TraceLine,
  Weather,
} from '../../contracts/wire/index.ts'
import type { Secrets } from './secrets.ts'

/** One thing to play: events of one workspace, in order, over one connection. */
export interface Case {
  /** The lasting address: `vectors/U2/first-name-alone`, `scenarios/group/two-people@web-cloud`. */
  id: string
  suite: Suite
  connection: Connection
  /** `token:1`, `token:2`, … stand for secrets, here and in the events. */
  settings: Settings
  events: TimedEvent[]
  /** The rule that the case is written for, where it is written for one. */
  rule?: string
  /** Whether a target that sends by itself plays it in real time, where that is asked for. */
  live?: true
  /** What Intercom must hold at the end. Never shown to a target. */
  expectations?: Expectations
  /** What happens between the events, in order: weather, and looks at what Intercom holds. */
  happenings?: readonly Happening[]
  /** Of a scenario: where it stands. */
  story?: Omit<Story, 'moments'>
  /** Secrets by which Intercom verifies identities, by platform (`web`, `ios`, `android`); none are verified without. */
  identitySecrets?: Readonly<Record<string, string>>
  /** Outcomes to judge in place of a target's: such a case proves the judge. */
  outcomes?: Outcome[]
  /** How a target that delivers by itself went about each event; such a case proves the judge too. */
  deliveries?: Pick<Exchange, 'acceptedAt' | 'delivered'>[]
  /** What a target that delivers by itself counted. */
  accounting?: DeliveryAccounting
  /** How the secrets of what was recorded are hidden; then each event comes with what was recorded of it. */
  recordedSecrets?: Secrets
  /**
   * Whether only what the target makes of the events counts, as in a variant that is compared with its case: then they are neither
   * delivered nor given once more.
   */
  isVariant?: boolean
}

/** An event, and the virtual time at which Intercom gets it, in milliseconds since the epoch. */
export interface TimedEvent {
  event: Event
  at: number
  /** How it reaches Intercom, where that is not the connection of the case. */
  connection?: Connection
  /** Of a case with several devices: which one. Each has a session of its own in device mode. */
  device?: string
  /** The step of a scenario that it is of. */
  step?: StoryStep
  /** The event as it was recorded, with its own connection and settings, and what was made of it then. */
  recorded?: TraceLine
}

/** Something that happens before the event of that number, counted from 0, and after the one before it. */
export type Happening = { before: number; at: number } & (
  | { kind: 'weather'; weather: Weather | undefined }
  | { kind: 'moment'; step: StoryStep; expected: Expectations }
)

/** All connections by which a case reaches Intercom: its own first. */
export function connectionsOf({ connection, events }: Pick<Case, 'connection' | 'events'>): readonly Connection[] {
  return [...new Set([connection, ...events.flatMap((event) => event.connection ?? [])])]
}

/** The cases that reach Intercom by these connections and no other. */
export function casesOver(cases: readonly Case[], connections: readonly Connection[]): Case[] {
  return cases.filter((one) => connectionsOf(one).every((connection) => connections.includes(connection)))
}

/** The same cases, each story of them played in real time over one connection alone, the first of these: real time is short. */
export function liveOnce(cases: readonly Case[], connections: readonly Connection[]): Case[] {
  const known = new Set<string>()
  return cases.map((one) => {
    const { live, ...virtual } = one
    const [story = ''] = one.id.split('@')
    if (live === undefined) return one
    if (known.has(story) || !connections.includes(one.connection)) return virtual
    known.add(story)
    return one
  })
}

/** When virtual time begins: 2026-03-04 05:06:07 UTC. */
export const virtualStart = Date.UTC(2026, 2, 4, 5, 6, 7)

/** Puts events a second apart, so that no two fall into the second in which Intercom takes repeats for one. */
export function oneSecondApart(events: readonly Event[]): TimedEvent[] {
  return events.map((event, index) => ({ event, at: virtualStart + index * 1000 }))
}
