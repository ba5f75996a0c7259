import type { JsonObject } from '../../../contracts/wire/index.ts'
import type { User } from './user.ts'

/** One stored event. */
export interface UserEvent {
  /** Place in the order of arrival; its id is made from it. */
  readonly place: number
  readonly user: User
  readonly event_name: string
  readonly created_at: number
  readonly metadata: JsonObject | undefined
}

/** The events of one user, in order of arrival, and the (name, second) pairs that are taken. */
export interface UserEvents {
  readonly list: UserEvent[]
  readonly taken: Set<number | string>
}

/** What `POST /events` asks to store. */
export interface EventRecord {
  event_name: string
  created_at: number
  metadata: JsonObject | undefined
}
