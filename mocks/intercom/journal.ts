import type { JsonValue } from '../../contracts/wire/index.ts'
import type { Lint } from './lint.ts'

/** One request that arrived, and what became of it. */
export interface JournalEntry {
  /** Counts from 1 in each workspace. */
  seq: number
  /** Milliseconds since the epoch, by the clock of the mock. */
  at: number
  method: string
  /** With its query: `/users?email=ada@example.com`. */
  path: string
  headers: Record<string, string>
  /** The body as sent; null where there was none, and where it was too large to keep. */
  body: JsonValue
  status: number
  response: JsonValue
  lints: Lint[]
  /** The fault of the weather that hit it. */
  fault?: string
}

/** Bytes of bodies, sent and answered, that a journal keeps; the oldest entries go first. */
const bytesMax = 32 * 1024 * 1024

/** The last requests of a workspace, bounded in number and in bytes. */
export class Journal {
  readonly #ring: (JournalEntry | undefined)[] = []
  readonly #bytes: number[] = []
  readonly #max: number
  #first = 1
  #next = 1
  #sum = 0

  constructor(max: number) {
    this.#max = max
  }

  get nextSeq(): number {
    return this.#next
  }

  /** `bytes`: about how much the bodies take. */
  add(entry: JournalEntry, bytes = 0): void {
    this.#next = entry.seq + 1
    if (this.#max === 0) {
      this.#first = this.#next
      return
    }
    const place = entry.seq % this.#max
    if (entry.seq - this.#first >= this.#max) this.#dropFirst()
    this.#ring[place] = entry
    this.#bytes[place] = bytes
    this.#sum += bytes
    while (this.#sum > bytesMax && this.#first < entry.seq) this.#dropFirst()
  }

  /** The entries that are kept, oldest first. */
  entries(): JournalEntry[] {
    const entries: JournalEntry[] = []
    for (let seq = this.#first; seq < this.#next; seq += 1) {
      const entry = this.#ring[seq % this.#max]
      if (entry !== undefined) entries.push(entry)
    }
    return entries
  }

  #dropFirst(): void {
    const place = this.#first % this.#max
    this.#sum -= this.#bytes[place] ?? 0
    this.#ring[place] = undefined
    this.#bytes[place] = 0
    this.#first += 1
  }
}
