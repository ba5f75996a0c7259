interface Turn {
  session: string
  work(): Promise<void>
}

/**
 * One thing at a time, and the events of one session together: while more of them come, nobody else has a turn. So what keeps
 * something between the events of a session is not interrupted, and what breaks is known.
 */
export class Turns {
  readonly #queue: Turn[] = []
  #session: string | undefined
  #isTaken = false

  take<Result>(session: string, work: () => Promise<Result>): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.#queue.push({ session, work: () => work().then(resolve, reject) })
      this.#next()
    })
  }

  #next(): void {
    if (this.#isTaken) return
    const own = this.#queue.findIndex(({ session }) => session === this.#session)
    const [turn] = this.#queue.splice(Math.max(own, 0), 1)
    if (turn === undefined) return
    this.#isTaken = true
    this.#session = turn.session
    turn.work().finally(() => {
      // Whoever got the answer asks for the next event before this.
      setImmediate(() => {
        this.#isTaken = false
        this.#next()
      })
    })
  }
}
