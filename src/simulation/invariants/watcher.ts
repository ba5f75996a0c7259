import type { DeliveredCall, IntercomRequest, WorkspaceState } from '../../../contracts/wire/index.ts'
import type { Answer, Attempt, Try } from '../../delivery/index.ts'
import type { Deed } from '../run/deed.ts'

/** An invariant that broke. */
export interface Breach {
  /** The name of the invariant. */
  invariant: string
  /** When it was seen, in milliseconds of virtual time. */
  at: number
  /** Numbers of the people concerned; empty where it is about the whole. */
  people: readonly number[]
  /** What was seen, in a sentence. */
  says: string
}

/** Tells what a watcher has seen. */
export type Tell = (breach: Omit<Breach, 'invariant'>) => void

/** A request on its way to Intercom, and the event that it is of; absent where no accepted event is known for it. */
export interface Sending {
  deed: Deed | undefined
  request: IntercomRequest
  /** Absent where the target sent it by itself. */
  attempt?: Attempt
}

/** How one event ended. */
export interface DeedEnd {
  id: string
  kind: 'delivered' | 'dropped' | 'aborted'
  /** Why, but where it was delivered. */
  reason?: string
  /** The last answer to a request that was given up. */
  last?: Answer
}

/** How a run ended. */
export interface RunEnd {
  at: number
  state: WorkspaceState
  /** Events that have not ended although nothing more will happen. */
  open: readonly Deed[]
}

/** Looks on while a simulation runs. Whatever it needs to know it finds out for itself: it shares no logic with what it watches. */
export interface Watcher {
  accepted?(deed: Deed): void
  /** A request leaves for Intercom, at this time. */
  sent?(sending: Sending, at: number): void
  /** What came of a request is known to its sender. */
  tried?(one: Try, deed: Deed | undefined): void
  /** An SDK on a device was called. */
  called?(deed: Deed, calls: readonly DeliveredCall[]): void
  /** An event ended; `deed` is absent where no such event is under way. */
  ended?(end: DeedEnd, deed: Deed | undefined, at: number): void
  over?(end: RunEnd): void
}

/** Something that holds at any time, whatever people and weather do. */
export interface Invariant {
  name: string
  /** What it promises, in a sentence. */
  says: string
  watch(tell: Tell): Watcher
}
