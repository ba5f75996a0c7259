import type { Connection, Event, Settings } from '../../../contracts/wire/index.ts'
import type { Subject } from '../../conformance/model/index.ts'
import type { Person } from '../cast/person.ts'

/** One event that was accepted: what a person did, as their source composed it and the gateway handed it on. */
export interface Deed {
  /** `person17/4`: the fifth thing that this person did. The same in each run of the seed, whoever else lives. */
  id: string
  person: Person
  /** Counts from 0 in a life; acts that make no event count too. */
  step: number
  device: number
  connection: Connection
  settings: Settings
  event: Event
  /** When it was accepted, in milliseconds of virtual time. */
  at: number
  /** Counts from 1 in the order of acceptance. */
  place: number
  /** Of whom Intercom has to hear by it, as the model says. */
  subject: Subject
  /** Whether it holds, or its source remembers, what may have it rejected (G8). */
  isWild: boolean
}
