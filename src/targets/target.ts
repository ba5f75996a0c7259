import type { Connection, Event, Outcome, Settings } from '../../contracts/wire/index.ts'

/** What a target is given. Never an expectation. */
export interface TargetInput {
  connection: Connection
  settings: Settings
  event: Event
  /** Opaque; the events of one case share it, in device mode those of one device. What has a memory, as an SDK on a device has, keeps it by this. */
  session?: string
}

/** A target that does not do such events says so, and why: their case is left out. */
export interface Skipped {
  kind: 'skipped'
  reason: string
}

/** An outcome of a target that sees for itself whether its input was changed on the way, where it was. */
export interface InputChanged {
  kind: 'input-changed'
  outcome: Outcome
}

/** An outcome of an SDK, which cannot be handed an event: it composed this one in its place, which is the one that is judged. */
export interface Composed {
  kind: 'composed'
  event: Event
  outcome: Outcome
}

/** What a target makes of one event. */
export type Answer = Outcome | Skipped | InputChanged | Composed

/** How an event is given. */
export interface Manner {
  /** Nothing else may be under way in the process or request that takes it: what breaks then was broken by this event. */
  alone?: boolean
}

/**
 * An implementation under test, behind its adapter. What it cannot answer it tells by a `TargetFailure` (this event broke
 * it) or by `Disturbed` (another one did). Any other error is taken for a failure of this event.
 */
export interface Target {
  name: string
  version?: string
  language?: string
  /** The connections that it implements; cases of others are skipped. */
  connections: readonly Connection[]
  /** Name and version of the browser in which it runs. */
  browser?: string
  /** How many cases may be under way side by side; one unless said. */
  parallel?: number
  /** How many generated cases it has time for, where the usual number would take minutes. */
  runs?: number
  /** How many devices of one case it can have at once in device mode; as many as there are unless said. */
  devicesMax?: number
  /** Whether what it sends to Intercom by itself can reach the mock; not unless said. */
  reachesMock?: boolean
  /** Which protocol of docs/protocol.md it is spoken to by, where it is by one. */
  protocol?: 'http' | 'command'
  /** Whether its input is written out to it, so that it cannot change ours; not unless said: then we look whether it did. */
  isRemote?: boolean
  /** What it makes of one event. */
  transform(input: TargetInput, manner?: Manner): Answer | Promise<Answer>
  /** A session is over: what is remembered of it may go. */
  end?(session: string): void
  /** What it makes of several events given at once, in their order. Only where there is such a thing as a batch. */
  transformTogether?(inputs: readonly TargetInput[], manner?: Manner): Promise<Answer[]>
  /** A line for a POSIX shell that gives it this one event without this program. */
  byHand?(input: TargetInput): string | undefined
  /** Ends what it started, and waits until it has ended. Where a run is interrupted, `TargetOptions.interrupted` comes first. */
  close?(): Promise<void>
}
