import picomatch from 'picomatch'
import type { Connection, Deviation, HeldAgainst } from '../../../contracts/wire/index.ts'

/** Where a failure was found. */
export interface FailurePlace {
  rule: string
  connection: Connection
  caseId: string
  message: string
}

/** What a run looks at. An entry of a baseline that lies outside is neither met nor missed by it. */
export interface RunScope {
  rules: readonly string[]
  connections: readonly Connection[]
  /** Whether only some of the cases are run: then what was not met may lie among the others. */
  isPartial: boolean
}

/** The deviations of a baseline, and which of them were met. */
export class KnownDeviations {
  readonly #entries: { entry: Deviation; covers: (place: FailurePlace) => boolean; met: boolean; times: number }[]
  readonly #scope: RunScope | undefined
  #isPart = false

  constructor(entries: readonly Deviation[] = [], scope?: RunScope) {
    this.#entries = entries.map((entry) => ({ entry, covers: coverOf(entry), met: false, times: 0 }))
    this.#scope = scope
  }

  /** What several parts of one run met together, from what each has told. */
  static together(parts: readonly HeldAgainst[]): KnownDeviations {
    const [first] = parts
    if (first === undefined) return new KnownDeviations()
    const whole = new KnownDeviations(
      first.entries.map(({ entry }) => entry),
      first,
    )
    for (const { entries } of parts)
      for (const [index, { met, times = 0 }] of entries.entries()) {
        const own = whole.#entries[index]
        if (own === undefined) continue
        if (met) own.met = true
        own.times += times
      }
    return whole
  }

  /** The entry that covers a failure, which counts as met from then on. */
  find(place: FailurePlace): Deviation | undefined {
    const found = this.#entries.find(({ covers }) => covers(place))
    if (found) found.met = true
    return found?.entry
  }

  /** Counts one more failure of an entry, as `find` gave it. An example that is only shown is not counted. */
  count(deviation: Deviation): void {
    const found = this.#entries.find(({ entry }) => entry === deviation)
    if (found) found.times += 1
  }

  /** Entries that occurred more often than they say, and how often; in a part of a run too, since more cases cannot make it less. */
  grown(): { entry: Deviation; times: number }[] {
    return this.#entries.filter(({ entry, times }) => times > (entry.atMost ?? Number.POSITIVE_INFINITY))
  }

  /** All entries, those that have grown with what they have grown to: what an update of the baseline keeps. */
  raised(): Deviation[] {
    const grown = new Map(this.grown().map(({ entry, times }) => [entry, times]))
    return this.entries().map((entry) => (grown.has(entry) ? { ...entry, atMost: grown.get(entry) ?? 1 } : entry))
  }

  /** Says that only a part of the run is played: what is not met may lie in the others. */
  seeOnlyPart(): void {
    this.#isPart = true
  }

  /** Whether a failure of this rule was to be expected in this run. */
  expects(rule: string): boolean {
    return this.#entries.some(({ entry }) => entry.rule === rule && this.#isExpected(entry))
  }

  /** Entries that this run had to meet and did not. */
  unmet(): Deviation[] {
    return this.#entries.filter(({ entry, met }) => !met && this.#isExpected(entry)).map(({ entry }) => entry)
  }

  /** All entries. */
  entries(): Deviation[] {
    return this.#entries.map(({ entry }) => entry)
  }

  /** The entries, which of them were met, and what the whole run looks at. */
  told(): HeldAgainst {
    const { rules, connections, isPartial } = this.#scope ?? { rules: [], connections: [], isPartial: true }
    return {
      entries: this.#entries.map(({ entry, met, times }) => ({
        entry,
        met,
        ...(entry.atMost === undefined ? {} : { times }),
      })),
      rules: [...rules],
      connections: [...connections],
      isPartial,
    }
  }

  #isExpected(entry: Deviation): boolean {
    const scope = this.#scope
    return !this.#isPart && scope !== undefined && !scope.isPartial && isInScope(entry, scope)
  }
}

function isInScope({ rule, where }: Deviation, { rules, connections }: RunScope): boolean {
  const connection = typeof where === 'string' ? where : where?.connection
  const elsewhere = isConnection(connection) && !(connections as readonly string[]).includes(connection)
  return rules.includes(rule) && !elsewhere
}

const isConnection = (word: string | undefined): word is string => word !== undefined && /-(cloud|device)$/.test(word)

function coverOf({ rule, where }: Deviation): (place: FailurePlace) => boolean {
  if (where === undefined) return (place) => place.rule === rule
  if (typeof where === 'string') {
    const isCase = picomatch(where)
    return (place) =>
      place.rule === rule && (place.connection === where || place.message === where || isCase(place.caseId))
  }
  const isCase = where.case === undefined ? () => true : picomatch(where.case)
  return (place) =>
    place.rule === rule &&
    (where.connection === undefined || where.connection === place.connection) &&
    (where.failure === undefined || where.failure === place.message) &&
    isCase(place.caseId)
}
