import { Gone, NoReply } from './misfortune.ts'

/** So many events in a row, each given alone, may find nobody, or get no answer in time; after that the target is dead. */
const limits = { unreachable: 5, silent: 10 } as const

/**
 * Watches whether a target still lives, so that a dead one does not cost a time-out for each event. Only what happens to an event that is
 * alone counts against it: a crash takes all that is under way with it.
 */
export class Life {
  /** Waits a while for a target that cannot be reached; it may be on its way up again. */
  readonly #comeBack: () => Promise<void>
  #kind: NoReply['kind'] | undefined
  #count = 0
  #gone: string | undefined

  constructor(comeBack: () => Promise<void>) {
    this.#comeBack = comeBack
  }

  /** Asks, unless the target is dead: then a `Gone` says why. */
  async watch<Reply>(ask: () => Promise<Reply>, isAlone: boolean): Promise<Reply> {
    if (this.#gone !== undefined) throw new Gone(this.#gone)
    try {
      const reply = await (isAlone ? this.#askTwice(ask) : ask())
      this.#count = 0
      return reply
    } catch (error) {
      if (isAlone) this.#note(error)
      throw error
    }
  }

  async #askTwice<Reply>(ask: () => Promise<Reply>): Promise<Reply> {
    try {
      return await ask()
    } catch (error) {
      if (!(error instanceof NoReply) || error.kind !== 'unreachable') throw error
    }
    await this.#comeBack()
    return ask()
  }

  #note(error: unknown): void {
    const kind = error instanceof NoReply ? error.kind : undefined
    this.#count = kind === this.#kind && kind !== undefined ? this.#count + 1 : 1
    this.#kind = kind
    if (kind === undefined || kind === 'lost' || this.#count < limits[kind]) return
    this.#gone = `was given up after ${this.#count} events in a row without an answer: it ${(error as NoReply).message}`
  }
}
