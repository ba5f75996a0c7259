import type { JsonValue, RunLine } from '../../../contracts/wire/index.ts'
import type { News } from '../performance.ts'
import { DigestedLines } from './digested-lines.ts'

/** Writes the news of a run as JSON lines, secrets hidden. */
export class HistoryWriter {
  readonly #lines: DigestedLines
  #exchanges = 0

  /** An `InputError` where the file cannot be written. */
  constructor(path: string, run: RunLine) {
    this.#lines = new DigestedLines(path)
    this.#lines.write(run)
  }

  /** Writes what a run has to say. */
  take(news: News): void {
    if (news.kind === 'skipped') {
      const { caseId, connection, reason, isOfTarget } = news
      this.#lines.write({ kind: 'skipped', case: caseId, connection, reason, ...(isOfTarget ? { isOfTarget } : {}) })
      return
    }
    const { played, secrets, part, rule, breakdown, relation, scenario } = news.performance
    const { id, suite, connection, exchanges, state, expectations, story, accounting } = played
    for (const exchange of exchanges)
      this.#lines.write(secrets.hide({ kind: 'exchange', case: id, exchange } as JsonValue))
    this.#exchanges += exchanges.length
    this.#lines.write(
      secrets.hide({
        kind: 'state',
        case: id,
        suite,
        connection,
        exchanges: exchanges.length,
        state,
        part,
        ...(relation === undefined ? {} : { relation }),
        ...(rule === undefined ? {} : { rule }),
        ...(breakdown === undefined ? {} : { error: breakdown.message }),
        ...(breakdown?.stderr === undefined ? {} : { stderr: breakdown.stderr }),
        ...(scenario === undefined ? {} : { scenario: scenario() }),
        ...(expectations === undefined ? {} : { expectations }),
        ...(story === undefined ? {} : { story }),
        ...(accounting === undefined ? {} : { accounting }),
      } as JsonValue),
    )
  }

  /** Writes the footer, and puts the file in its place. `stopped` says why the run is not complete, where it is not. */
  end(stopped?: string): void {
    this.#lines.end(this.#exchanges, stopped)
  }

  /** Leaves nothing behind. */
  abandon(): void {
    this.#lines.abandon()
  }
}
