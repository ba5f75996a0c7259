import type { Action, JsonObject, Random } from '../../../contracts/wire/index.ts'
import type { Person } from '../cast/person.ts'

/** What somebody does next. */
export interface Act {
  /** How long after what they did before, in milliseconds. Never less than two seconds: Intercom keeps one event of a name and second. */
  afterMs: number
  /** On which of their devices. */
  device: number
  action: Action
  /** What comes on top in traits or properties, and may be left out, or have the event rejected (G8). */
  wild?: JsonObject
}

/** A life: acts without end, the same for one person and seed. */
export type Life = Generator<Act, void, void>

/** Who lives, and the chance of that life. */
export interface Role {
  person: Person
  random: Random
}

/** The time until a visit begins: several hours, the first of a life sooner. Four visits or so make a day. */
export function untilVisit(random: Random, isFirst: boolean): number {
  const hour = 3_600_000
  return isFirst ? 2000 + random() * 6 * hour : 2 * hour + random() * 10 * hour
}

/** The time between two acts of a visit. */
export const aMoment = (random: Random): number => 2500 + Math.floor(random() * 57_500)

/** Between two numbers, both possible. */
export const between = (random: Random, least: number, most: number): number =>
  least + Math.floor(random() * (most - least + 1))

export const pick = <Item>(random: Random, items: readonly Item[]): Item =>
  items[Math.floor(random() * items.length)] as Item

/**
 * The acts of one visit, a moment apart, the first one after hours. A visit is told as a list, since a life goes on from
 * visit to visit.
 */
export function* visit(
  random: Random,
  isFirst: boolean,
  actions: readonly (Action | { action: Action; wild: JsonObject })[],
  device = 0,
): Life {
  let afterMs = untilVisit(random, isFirst)
  for (const one of actions) {
    yield 'action' in one ? { afterMs, device, ...one } : { afterMs, device, action: one }
    afterMs = aMoment(random)
  }
}
