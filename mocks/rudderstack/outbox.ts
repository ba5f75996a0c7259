import type { Event } from '../../contracts/wire/index.ts'
import type { SourceKind } from './source.ts'

/** When an SDK hands on what it has gathered. */
interface Habit {
  /** So many events go together at most, and at once. */
  eventsMax: number
  /** Fewer go so long after the first of them. */
  waitMs: number
  /** Whether the very first event goes at once, alone. */
  isFirstAlone?: boolean
}

/**
 * Read in the SDKs: a browser sends each event by itself (`@rudderstack/analytics-js` 3.34.1); a phone 30 events, or after 10 seconds
 * (Android 1.28.0, iOS 1.31.0); a server the first one alone, then 20, or after 10 seconds (`@rudderstack/rudder-sdk-node` 3.0.13).
 * Their limits in bytes (450 KiB and more) are beyond any story.
 */
const habits: Readonly<Record<SourceKind, Habit>> = {
  web: { eventsMax: 1, waitMs: 0 },
  android: { eventsMax: 30, waitMs: 10_000 },
  ios: { eventsMax: 30, waitMs: 10_000 },
  server: { eventsMax: 20, waitMs: 10_000, isFirstAlone: true },
}

const atOnce: Habit = { eventsMax: 1, waitMs: 0 }

/** Events that leave together: they share the time of sending. */
export interface Departure {
  atMs: number
  events: Event[]
}

/**
 * What an SDK has yet to send to the data plane, in the order in which it was composed. Browsers and phones keep it while they are
 * offline, and send it when they are back (localStorage, SQLite).
 */
export class Outbox {
  readonly #habit: Habit
  #waiting: Event[] = []
  #dueMs = 0
  #isOffline = false
  #hasSent = false

  /** `isGathering` is false for an app that has set its SDK to send each event by itself. */
  constructor(kind: SourceKind, isGathering = true) {
    this.#habit = isGathering ? habits[kind] : atOnce
  }

  /** Takes an event that was composed now. */
  put(event: Event, nowMs: number): void {
    if (this.#waiting.length === 0)
      this.#dueMs = nowMs + (this.#habit.isFirstAlone && !this.#hasSent ? 0 : this.#habit.waitMs)
    this.#waiting.push(event)
    this.#hasSent = true
    if (this.#waiting.length >= this.#habit.eventsMax) this.#dueMs = nowMs
  }

  /** From now on nothing leaves; or what has waited does, at once. */
  goes(where: 'offline' | 'online', nowMs: number): void {
    this.#isOffline = where === 'offline'
    this.#dueMs = Math.max(this.#dueMs, nowMs)
    if (!this.#isOffline) this.#dueMs = nowMs
  }

  /** When something leaves next; never while offline, or while there is nothing. */
  dueMs(): number | undefined {
    return this.#isOffline || this.#waiting.length === 0 ? undefined : this.#dueMs
  }

  /** What leaves at `dueMs`. More than fits goes at the same time, in batches. */
  depart(): Departure {
    return { atMs: this.#dueMs, events: this.#waiting.splice(0, this.#habit.eventsMax) }
  }
}
