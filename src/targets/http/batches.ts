import type { Turns } from './turns.ts'

/** One thing that waits to travel, and whom to tell what came of it. */
interface Passenger<Item, Result> {
  item: Item
  resolve(result: Result): void
  reject(error: unknown): void
}

/** Sends a batch, and answers with what came of each item, in order; an error is thrown to whoever gave the item. */
export type SendBatch<Item, Result> = (items: readonly Item[]) => Promise<readonly (Result | Error)[]>

/**
 * Puts things that are given one by one into batches of at most `size`. A batch is called when it is full, or when nothing more came
 * in this turn of the event loop; what comes while it waits for its turn still travels in it.
 */
export class Batches<Item, Result> {
  readonly #size: number
  readonly #turns: Turns
  readonly #send: SendBatch<Item, Result>
  readonly #waiting: Passenger<Item, Result>[] = []
  #called = 0
  #isLookingSoon = false

  constructor(size: number, turns: Turns, send: SendBatch<Item, Result>) {
    this.#size = size
    this.#turns = turns
    this.#send = send
  }

  add(item: Item): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ item, resolve, reject })
      if (this.#waiting.length >= (this.#called + 1) * this.#size) this.#call()
      else this.#callSoon()
    })
  }

  #callSoon(): void {
    if (this.#isLookingSoon) return
    this.#isLookingSoon = true
    setImmediate(() => {
      this.#isLookingSoon = false
      if (this.#waiting.length > this.#called * this.#size) this.#call()
    })
  }

  #call(): void {
    this.#called += 1
    void this.#turns.take(() => this.#leave())
  }

  async #leave(): Promise<void> {
    this.#called -= 1
    const passengers = this.#waiting.splice(0, this.#size)
    if (passengers.length === 0) return
    try {
      const results = await this.#send(passengers.map(({ item }) => item))
      for (const [index, { resolve, reject }] of passengers.entries()) {
        const result = results[index]
        if (result === undefined || result instanceof Error) reject(result ?? new Error('nothing came of it'))
        else resolve(result)
      }
    } catch (error) {
      for (const { reject } of passengers) reject(error)
    }
  }
}
