import { BadReply, Gone, NoReply, WrongAddress } from './misfortune.ts'

/**
 * So many events in a row, each given alone, may find nobody, or get no answer in time; so many in a whole run may get none; and so many
 * at its beginning may be refused for the address. After that the target is not asked any more.
 */
const limits = { unreachable: 5, silent: 5, silentInAll: 50, refused: 5 } as const

export interface LifeOptions {
  /** Whether it answers a small question at once. */
  isUp(): Promise<boolean>
  /**
   * Waits a while for a target that did so: it may be on its way up again, or busy with what it was given before. Answers
   * whether it is up.
   */
  comeBack(after: NoReply['kind']): Promise<boolean>
}

/**
 * Watches whether a target still lives, so that a dead one does not cost a time-out for each event. What happens to an event among others
 * counts only where it is its own fault: a crash, or a process that is blocked, takes all that is under way with it.
 */
export class Life {
  readonly #options: LifeOptions
  #inRow: { kind: NoReply['kind'] | undefined; count: number } = { kind: undefined, count: 0 }
  #silentInAll = 0
  #refused = 0
  #hasAnswered = false
  /** What it did last, instead of answering. */
  #doubt: NoReply['kind'] | undefined
  #gone: string | undefined

  constructor(options: LifeOptions) {
    this.#options = options
  }

  /**
   * Asks, unless the target was given up: then a `Gone` says why. A request that is left without an answer by a target that is up
   * is a `BadReply`: nothing but itself is to blame.
   */
  async watch<Reply>(ask: () => Promise<Reply>, isAlone: boolean): Promise<Reply> {
    if (this.#gone !== undefined) throw new Gone(this.#gone)
    if (isAlone && this.#doubt !== undefined && (await this.#options.comeBack(this.#doubt))) this.#startAnew()
    try {
      const reply = await ask()
      this.#startAnew()
      this.#hasAnswered = true
      return reply
    } catch (error) {
      if (error instanceof BadReply) this.#noteAnswer(error)
      if (!(error instanceof NoReply)) throw error
      this.#doubt = error.kind
      if (isAlone) this.#countInRow(error)
      const isOwn = isAlone || (error.kind === 'silent' && (await this.#options.isUp()))
      if (error.kind === 'silent' && isOwn) this.#countSilence(error)
      throw isOwn && !isAlone ? new BadReply(error.message) : error
    }
  }

  /** What was answered badly was answered. */
  #noteAnswer(error: BadReply): void {
    this.#startAnew()
    if (!(error instanceof WrongAddress)) this.#hasAnswered = true
    else if (!this.#hasAnswered) this.#refused += 1
    if (this.#refused >= limits.refused) this.#giveUp(`${limits.refused} requests`, error.message)
  }

  #startAnew(): void {
    this.#doubt = undefined
    this.#inRow = { kind: undefined, count: 0 }
  }

  #countInRow({ kind, message }: NoReply): void {
    this.#inRow = { kind, count: kind === this.#inRow.kind ? this.#inRow.count + 1 : 1 }
    if (kind !== 'lost' && this.#inRow.count >= limits[kind]) this.#giveUp(`${limits[kind]} events in a row`, message)
  }

  #countSilence({ message }: NoReply): void {
    this.#silentInAll += 1
    if (this.#silentInAll >= limits.silentInAll) this.#giveUp(`${limits.silentInAll} events`, message)
  }

  #giveUp(after: string, did: string): void {
    this.#gone ??= `was given up after ${after} without a result: it ${did}`
  }
}
