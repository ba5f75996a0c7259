import type { Breach, Invariant, Tell, Watcher } from '../invariants/index.ts'

/** An invariant that broke in a run: what was seen first, and how often. */
export interface Broken {
  first: Breach
  times: number
}

/** All watchers of a run, and what they have told. Of each invariant the first breach is kept. */
export class Breaches {
  readonly #broken = new Map<string, Broken>()

  get all(): Broken[] {
    return [...this.#broken.values()]
  }

  tell(breach: Breach): void {
    const known = this.#broken.get(breach.invariant)
    if (known === undefined) this.#broken.set(breach.invariant, { first: breach, times: 1 })
    else known.times += 1
  }

  tellOf =
    (invariant: string): Tell =>
    (breach) =>
      this.tell({ invariant, ...breach })

  /** The watchers of these invariants. */
  watchers(invariants: readonly Invariant[]): Watcher[] {
    return invariants.map(({ name, watch }) => watch(this.tellOf(name)))
  }
}
