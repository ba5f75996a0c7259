import type { Delivery, Standing } from '../delivery.ts'
import type { Accounting } from '../ending.ts'
import type { Parcel } from '../parcel.ts'
import type { Fact } from './fact.ts'

interface Open {
  parcel: Parcel
  standing: Standing
}

const fresh: Standing = { taken: 0, failures: 0, notBeforeMs: 0 }

/** What facts add up to: the events that have not ended, how far each has come, and the sums of all others. */
export class Ledger {
  /** In the order of acceptance. */
  readonly #open = new Map<string, Open>()
  readonly #heldMs = new Map<string, number>()
  #sums: Accounting = { accepted: 0, delivered: 0, dropped: 0, aborted: 0, underWay: 0 }

  get accounting(): Accounting {
    return { ...this.#sums, underWay: this.#open.size }
  }

  /** Takes a fact in. One about an event that is not known, or known already, changes nothing: it was told twice. */
  apply(fact: Fact): void {
    switch (fact.fact) {
      case 'accepted':
        if (this.#open.has(fact.parcel.id)) return
        this.#sums.accepted += 1
        this.#open.set(fact.parcel.id, { parcel: fact.parcel, standing: fresh })
        return
      case 'dropped':
        this.#sums.accepted += 1
        this.#sums.dropped += 1
        return
      case 'sum':
        this.#sums = { ...fact.accounting }
        return
      case 'held':
        this.#heldMs.set(fact.workspace, fact.untilMs)
        return
    }
    const open = this.#open.get(fact.id)
    if (open === undefined) return
    if (fact.fact === 'ended') {
      this.#open.delete(fact.id)
      this.#sums[fact.as] += 1
    } else if (fact.fact === 'taken') {
      open.standing = { ...fresh, taken: open.standing.taken + 1 }
    } else {
      const { failures, notBeforeMs } = fact
      const taken = fact.fact === 'standing' ? fact.taken : open.standing.taken
      open.standing = { taken, failures, notBeforeMs }
      if (fact.fact === 'again' && fact.holdUntilMs !== undefined) {
        this.#heldMs.set(open.parcel.workspace, fact.holdUntilMs)
      }
    }
  }

  /** The fewest facts that add up to the same. */
  *facts(nowMs: number): Generator<Fact> {
    const accepted = this.#sums.accepted - this.#open.size
    yield { fact: 'sum', version: 1, accounting: { ...this.#sums, accepted } }
    for (const [workspace, untilMs] of this.#heldMs) {
      if (untilMs > nowMs) yield { fact: 'held', workspace, untilMs }
    }
    for (const { parcel, standing } of this.#open.values()) {
      yield { fact: 'accepted', parcel }
      if (standing !== fresh) yield { fact: 'standing', id: parcel.id, ...standing }
    }
  }

  /** Hands what has not ended to a new delivery, in the order of acceptance. */
  resume(delivery: Delivery): void {
    for (const [workspace, untilMs] of this.#heldMs) delivery.hold(workspace, untilMs)
    for (const { parcel, standing } of this.#open.values()) delivery.accept(parcel, standing)
  }
}
