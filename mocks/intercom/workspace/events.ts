import { refusal } from '../refusal.ts'
import type { EventRecord, UserEvent } from './event.ts'
import type { User } from './user.ts'

/** The events of a workspace. Repeats are recognised in constant time. */
export class Events {
  readonly #all = new Map<number, UserEvent>()
  readonly #names = new Map<string, number>()
  readonly #namesMax: number
  #places = 0

  constructor(namesMax: number) {
    this.#namesMax = namesMax
  }

  all(): IterableIterator<UserEvent> {
    return this.#all.values()
  }

  #numberOf(eventName: string): number {
    return this.#names.get(eventName.toLowerCase()) ?? this.#names.size
  }

  /**
   * Stores an event, unless the user already has one of this name in this second (API page "Event de-duplication").
   * Names are compared without regard to case. Returns whether it was stored.
   * `place` is for loading a state, and counts where it is not behind.
   * Refused: a new name beyond the limit of active ones (neo4j-contrib/training-v3#56).
   */
  record(user: User, { event_name, created_at, metadata }: EventRecord, place = this.#places): boolean {
    const name = event_name.toLowerCase()
    const known = this.#names.get(name)
    if (known === undefined && this.#names.size >= this.#namesMax) {
      throw refusal(422, '422', `Cannot have more than ${this.#namesMax} active event names`)
    }
    const number = known ?? this.#names.size
    if (known === undefined) this.#names.set(name, number)

    user.events ??= { list: [], taken: new Set() }
    const key = takenKey(number, created_at)
    if (user.events.taken.has(key)) return false
    user.events.taken.add(key)
    const event = { place: Math.max(place, this.#places), user, event_name, created_at, metadata }
    this.#places = event.place + 1
    user.events.list.push(event)
    this.#all.set(event.place, event)
    return true
  }

  /** Moves the events of one person to another, in their places; those that the other has already are dropped. */
  move(from: User, to: User): void {
    if (from.events === undefined) return
    to.events ??= { list: [], taken: new Set() }
    for (const event of from.events.list) {
      const key = takenKey(this.#numberOf(event.event_name), event.created_at)
      if (to.events.taken.has(key)) {
        this.#all.delete(event.place)
        continue
      }
      const moved = { ...event, user: to }
      to.events.taken.add(key)
      to.events.list.push(moved)
      this.#all.set(event.place, moved)
    }
    to.events.list.sort((left, right) => left.place - right.place)
    from.events = undefined
  }

  /** Forgets the events of a user that was deleted for good. */
  forget(user: User): void {
    for (const event of user.events?.list ?? []) this.#all.delete(event.place)
    user.events = undefined
  }
}

/** A number where it is exact, since a million of them are held; text where it would not be. */
function takenKey(name: number, second: number): number | string {
  return name < 1024 && second >= 0 && second < 8e12 ? second * 1024 + name : `${name} ${second}`
}
