import Queue from 'yocto-queue'

/** Holds members to the order in which they came, by the keys that they share: a member is free when it is first under all its keys. */
export class Lanes<Member extends object> {
  readonly #lanes = new Map<string, Queue<Member>>()
  /** Under how many of its keys a member waits for another one. */
  readonly #waits = new Map<Member, number>()

  /** Puts a member last under each of its keys, which differ. Whether it is free at once. */
  join(member: Member, keys: readonly string[]): boolean {
    let waits = 0
    for (const key of keys) {
      const lane = this.#lanes.get(key) ?? new Queue<Member>()
      if (lane.size === 0) this.#lanes.set(key, lane)
      else waits += 1
      lane.enqueue(member)
    }
    if (waits > 0) this.#waits.set(member, waits)
    return waits === 0
  }

  /** Takes a free member out of its lanes. Those that it was the last to hold up, in the order of its keys. */
  leave(keys: readonly string[]): Member[] {
    const freed: Member[] = []
    for (const key of keys) {
      const lane = this.#lanes.get(key)
      lane?.dequeue()
      const next = lane?.peek()
      if (next === undefined) this.#lanes.delete(key)
      else if (this.#isFreed(next)) freed.push(next)
    }
    return freed
  }

  #isFreed(member: Member): boolean {
    const waits = (this.#waits.get(member) ?? 1) - 1
    if (waits > 0) this.#waits.set(member, waits)
    else this.#waits.delete(member)
    return waits === 0
  }
}
