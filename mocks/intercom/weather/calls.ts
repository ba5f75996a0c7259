/** One logical call: a request and its retries, until an answer gets through. */
export interface Call {
  /** What tells it from other calls. */
  readonly key: string
  /** Identical calls that were answered before it. */
  earlier: number
  /** Attempts so far, this one included. */
  attempts: number
  /** For each fault of the weather: the number of the call among those that the fault's `on` matches. */
  numbers: Map<number, number>
  /** For each fault of the weather: attempts of this call that it has hit. */
  hits: Map<number, number>
}

const kept = 10_000

/**
 * Recognises retries: the same request again, while no answer of it got through, is another attempt of the same call.
 * So a client that silently sends again does not use up a fault that was meant for the next call (WireMock#1402).
 */
export class Calls {
  readonly #known = new Map<string, Call>()

  /** The call that a request belongs to. Only the latest calls are remembered. */
  attempt(key: string): Call {
    const call = this.#known.get(key) ?? { key, earlier: 0, attempts: 0, numbers: new Map(), hits: new Map() }
    this.#known.delete(key)
    this.#known.set(key, call)
    if (this.#known.size > kept) {
      const [oldest] = this.#known.keys()
      if (oldest !== undefined) this.#known.delete(oldest)
    }
    call.attempts += 1
    return call
  }

  /** Its answer got through: the same request again is a new call. */
  answered(call: Call): void {
    call.earlier += 1
    call.attempts = 0
    call.numbers.clear()
    call.hits.clear()
  }
}
