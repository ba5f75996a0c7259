import type { DeliveredCall, DeliveredRequest, Event, Outcome, Settings } from '../../../contracts/wire/index.ts'
import type { Passage } from '../../../mocks/rudderstack/index.ts'
import type { Try } from '../../delivery/index.ts'
import type { Person } from '../cast/person.ts'
import type { Act } from '../characters/index.ts'
import type { DeedEnd } from '../invariants/index.ts'
import type { Deed } from './deed.ts'
import type { Installation } from './installation.ts'

/** What somebody does, as their source sends it. */
export interface Doing {
  person: Person
  step: number
  act: Act
  installation: Installation
  settings: Settings
  event: Event
  /** In cloud mode: how the event comes to the gateway. */
  passage?: Passage
}

/** All that is known of one event when it has ended. */
export interface DeedRecord {
  deed: Deed
  outcome: Outcome
  /** Requests that the target sent by itself. */
  own: readonly DeliveredRequest[]
  tries: readonly Try[]
  calls?: readonly DeliveredCall[]
  end: DeedEnd
  at: number
}

/** Gets each event when it has ended, in that order. */
export interface Recorder {
  take(record: DeedRecord): void
}
