import type { Character } from './cast/person.ts'
import type { Breach } from './invariants/index.ts'
import type { Counts } from './run/counter.ts'

/** An invariant that broke, and the shortest journey that was found to show it. */
export interface Finding {
  breach: Breach
  /** How often it broke. */
  times: number
  /** The journey as the text of a scenario file; absent where it did not break again when fewer people lived. */
  scenario?: string
}

/** What came of a simulation. The same for one seed, wherever it runs. */
export interface SimulationReport {
  target: string
  people: number
  hours: number
  seed: number
  weather: { name: string; about: string }
  cast: readonly { character: Character; people: number }[]
  connections: readonly string[]
  counts: Counts
  /** Why events were dropped, the most frequent reasons first. */
  dropped: readonly { reason: string; events: number }[]
  /** What Intercom held in the end, and when that was, in milliseconds of virtual time after the beginning. */
  end: { users: number; companies: number; events: number; afterMs: number }
  invariants: readonly { name: string; says: string }[]
  findings: readonly Finding[]
  /** SHA-256 of the history, in hex. */
  digest: string
}
