import type { Connection } from '../../../contracts/wire/index.ts'
import type { SourceKind } from '../../../mocks/rudderstack/index.ts'

/** What people are like; each is a life of its own in `characters`. */
export const characters = ['shopper', 'visitor', 'colleague', 'two devices', 'unsubscriber', 'hostile'] as const
export type Character = (typeof characters)[number]

/** One way in which somebody reaches Intercom: a browser, a phone, or a server that speaks for them. */
export interface Device {
  connection: Connection
  source: SourceKind
}

/** Who a team member is to the team: of its company only the founder changes anything, so that its end is certain. */
export interface Membership {
  team: number
  isFounder: boolean
}

/** Somebody who lives through a simulation. */
export interface Person {
  /** Counts from 0. */
  number: number
  /** Stands in all that they say. */
  mark: string
  character: Character
  /** One, but for people with two devices; both are in cloud mode or both in device mode then. */
  devices: readonly Device[]
  membership?: Membership
}
