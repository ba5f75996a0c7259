/** The entries that were added last, so many of them; adding a key again makes it the last. */
export class Recent<Key, Value> {
  readonly #entries = new Map<Key, Value>()
  readonly #max: number

  constructor(max: number) {
    this.#max = max
  }

  add(key: Key, value: Value): void {
    this.#entries.delete(key)
    this.#entries.set(key, value)
    if (this.#entries.size <= this.#max) return
    const [oldest] = this.#entries.keys()
    this.#entries.delete(oldest as Key)
  }

  get(key: Key): Value | undefined {
    return this.#entries.get(key)
  }
}
