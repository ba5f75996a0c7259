import type { DeedRecord, Recorder } from './records.ts'

/** So many reasons are told apart; a target may find new words for each event. */
const reasonsMax = 1000

/** Counts why events were dropped. */
export class Reasons implements Recorder {
  readonly #counts = new Map<string, number>()

  take({ end: { kind, reason = '' } }: DeedRecord): void {
    if (kind !== 'dropped') return
    const known = this.#counts.get(reason)
    const name = known === undefined && this.#counts.size >= reasonsMax ? 'other reasons' : reason
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1)
  }

  /** The most frequent first. */
  dropped(): { reason: string; events: number }[] {
    return Array.from(this.#counts, ([reason, events]) => ({ reason, events })).sort(
      (one, other) => other.events - one.events || (one.reason < other.reason ? -1 : 1),
    )
  }
}
