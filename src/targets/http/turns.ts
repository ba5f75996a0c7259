/** Work that waits for its turn. */
interface Waiting {
  start(): Promise<void>
}

/**
 * Lets so many pieces of work be under way at once, in the order in which they came. Work that wants to be alone goes first: it waits until
 * nothing is under way, and holds back the rest until it has ended.
 */
export class Turns {
  readonly #width: number
  readonly #alone: Waiting[] = []
  readonly #others: Waiting[] = []
  #underWay = 0
  #isAlone = false

  constructor(width: number) {
    this.#width = width
  }

  take<Result>(work: () => Promise<Result>, isAlone = false): Promise<Result> {
    return new Promise((resolve, reject) => {
      const start = () => work().then(resolve, reject)
      ;(isAlone ? this.#alone : this.#others).push({ start })
      this.#next()
    })
  }

  #next(): void {
    if (this.#isAlone) return
    const [alone] = this.#alone
    if (alone !== undefined) {
      if (this.#underWay > 0) return
      this.#alone.shift()
      this.#isAlone = true
      this.#run(alone)
      return
    }
    while (this.#underWay < this.#width) {
      const other = this.#others.shift()
      if (other === undefined) return
      this.#run(other)
    }
  }

  #run({ start }: Waiting): void {
    this.#underWay += 1
    start().finally(() => {
      this.#underWay -= 1
      if (this.#underWay === 0) this.#isAlone = false
      this.#next()
    })
  }
}
