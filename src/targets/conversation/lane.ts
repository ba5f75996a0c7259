import type { Answer, TargetInput } from '../target.ts'
import { Disturbed, type TargetFailure } from '../target-failure.ts'
import type { Conversation, ConversationOptions } from './conversation.ts'

/** It broke so often that it is not started again. */
export class GivenUp extends Error {
  override readonly name = 'GivenUp'
}

/** How many more times something may be started; shared by lanes. */
export interface Restarts {
  left: number
  readonly max: number
}

export interface LaneOptions {
  isAlone: boolean
  restarts: Restarts
  converse(options: Pick<ConversationOptions, 'isAlone' | 'onBreak'>): Conversation
  /** Called where an event that had its answer already broke it. */
  onBlame(session: string, failure: TargetFailure): void
}

/** One process or thread after another: where one breaks, the next event starts a new one, so often as is allowed. */
export class Lane {
  readonly #options: LaneOptions
  /** Sessions that have not ended, of which a process knew that has. */
  readonly #lost = new Set<string>()
  #conversation: Conversation | undefined
  #starting: Promise<Conversation> | undefined
  #starts = 0
  #lastReason = ''

  constructor(options: LaneOptions) {
    this.#options = options
  }

  /** An answer. `Disturbed` also where the process has ended that knew the session: what it kept of it is gone. */
  async ask(input: TargetInput): Promise<Answer> {
    const conversation = this.#conversation ?? (await this.start())
    if (!this.#options.isAlone && this.#lost.has(input.session ?? '')) throw new Disturbed(this.#lastReason)
    return conversation.ask(input)
  }

  /** Nothing more comes of this session. */
  forget(session: string): void {
    this.#lost.delete(session)
    this.#conversation?.sessions.delete(session)
  }

  /** Starts it, if it is not there. Fails with the `TargetFailure` of the first start, or `GivenUp`. */
  start(): Promise<Conversation> {
    this.#starting ??= this.#start().finally(() => {
      this.#starting = undefined
    })
    return this.#starting
  }

  async #start(): Promise<Conversation> {
    for (;;) {
      const isFirst = this.#starts === 0
      if (!isFirst) this.#spend()
      this.#starts += 1
      const conversation = this.#options.converse({
        isAlone: this.#options.isAlone,
        onBreak: (broken, failure, blamed) => this.#leave(broken, failure, blamed),
      })
      try {
        await conversation.introduction
        this.#conversation = conversation
        return conversation
      } catch (error) {
        if (isFirst) throw error
      }
    }
  }

  #spend(): void {
    const { restarts } = this.#options
    if (restarts.left <= 0) {
      throw new GivenUp(
        `The target broke ${restarts.max + 1} times and is not started again; the last time ${this.#lastReason}.`,
      )
    }
    restarts.left -= 1
  }

  #leave(broken: Conversation, failure: TargetFailure, blamed: string | undefined): void {
    if (this.#conversation === broken) this.#conversation = undefined
    this.#lastReason = failure.message
    for (const session of broken.sessions) this.#lost.add(session)
    if (blamed !== undefined) this.#options.onBlame(blamed, failure)
  }
}
