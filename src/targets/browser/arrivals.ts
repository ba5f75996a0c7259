import type { Event } from '../../../contracts/wire/index.ts'

/** Events of one page as they reach the data plane, in their order. */
export class Arrivals {
  readonly #arrived: Event[] = []
  #waiting: ((event: Event) => void) | undefined

  add(event: Event): void {
    const waiting = this.#waiting
    this.#waiting = undefined
    if (waiting) waiting(event)
    else this.#arrived.push(event)
  }

  next(): Promise<Event> {
    const event = this.#arrived.shift()
    if (event !== undefined) return Promise.resolve(event)
    return new Promise((resolve) => {
      this.#waiting = resolve
    })
  }
}
