/** Prefixes that keep the ids of different kinds apart: 24 hex digits, as Intercom's are. */
const prefixes = { user: '5d00', company: '5d01', scroll: '5d02', request: '5d03', lead: '5d05' } as const
type Kind = keyof typeof prefixes

/** Counters in place of chance: the same requests give the same ids. */
export class Ids {
  readonly #last = { user: 0, company: 0, scroll: 0, request: 0, lead: 0, number: 0, place: 0 }

  /** The next id of a kind that `isTaken` does not know (a loaded state brings ids of its own). */
  next(kind: Kind, isTaken: (id: string) => boolean = () => false): string {
    for (;;) {
      this.#last[kind] += 1
      const id = prefixes[kind] + this.#last[kind].toString(16).padStart(20, '0')
      if (!isTaken(id)) return id
    }
  }

  /** For what Intercom numbers: tags, plans, notes, deletion requests. */
  nextNumber(): number {
    this.#last.number += 1
    return this.#last.number
  }

  /** Goes on after a number that a loaded state brought. */
  passNumber(id: string): void {
    if (/^\d{1,15}$/.test(id)) this.#last.number = Math.max(this.#last.number, Number(id))
  }

  /** The place of a person in the order of creation: one order for users, leads and visitors, since they turn into each other. */
  nextPlace(): number {
    this.#last.place += 1
    return this.#last.place
  }
}
