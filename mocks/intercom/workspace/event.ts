import type { JsonObject } from '../../../contracts/wire/index.ts'
import type { User } from './user.ts'

const idStart = '00000000-0000-4000-8000-'

/** The id of an event: it looks like a UUID and counts up. */
export const eventId = (place: number) => idStart + (place + 1).toString(16).padStart(12, '0')

/** The place that an id was made from; undefined for an id of another making. */
export function placeOfEvent(id: unknown): number | undefined {
  if (typeof id !== 'string' || !id.startsWith(idStart)) return undefined
  const number = id.slice(idStart.length)
  return /^[0-9a-f]{12}$/.test(number) ? Number.parseInt(number, 16) - 1 : undefined
}

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
