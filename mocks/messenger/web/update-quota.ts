const updatesMax = 20
const windowMs = 30 * 60 * 1000

/**
 * How many updates one page may make: 20 in 30 minutes, the further ones are dropped until a new window begins
 * (docs page "Interact with your users", high). The first update of a window opens it.
 */
export class UpdateQuota {
  #since = 0
  #count = 0

  /** Counts one update; false where it is one too many. */
  take(nowMs: number): boolean {
    if (this.#count === 0 || nowMs - this.#since >= windowMs) {
      this.#since = nowMs
      this.#count = 0
    }
    this.#count += 1
    return this.#count <= updatesMax
  }
}
