import type { Connection, Event, Settings } from '../../contracts/wire/index.ts'

/** Events of one workspace, in order, over one connection. */
export interface GeneratedCase {
  connection: Connection
  settings: Settings
  events: Event[]
}
