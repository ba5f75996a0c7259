/** Things by a key that several of them may share (email, phone, company name). Constant time. */
export class IndexBy<Thing> {
  /** Made when first needed: a workspace has many indexes, and fills few. */
  #things: Map<string, Thing[]> | undefined

  get(key: string): readonly Thing[] {
    return this.#things?.get(key) ?? []
  }

  /** Moves a thing from one key to another; `null` stands for no key. */
  move(thing: Thing, from: string | null, to: string | null): void {
    if (from === to) return
    if (from !== null) {
      const rest = this.get(from).filter((other) => other !== thing)
      if (rest.length === 0) this.#things?.delete(from)
      else this.#things?.set(from, rest)
    }
    if (to !== null) {
      this.#things ??= new Map()
      const there = this.#things.get(to)
      if (there === undefined) this.#things.set(to, [thing])
      else there.push(thing)
    }
  }
}
