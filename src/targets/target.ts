import type { Connection, Event, Outcome, Settings } from '../../contracts/wire/index.ts'

/** What a target is given. Never an expectation. */
export interface TargetInput {
  connection: Connection
  settings: Settings
  event: Event
}

/** An implementation under test, behind its adapter. */
export interface Target {
  name: string
  version?: string
  language?: string
  /** The connections that it implements; cases of others are skipped. */
  connections: readonly Connection[]
  /** What it makes of one event. It may change nothing of its input: that is judged. */
  transform(input: TargetInput): Outcome | Promise<Outcome>
}
