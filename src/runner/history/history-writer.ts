import { createHash } from 'node:crypto'
import { encodeJson, type HistoryLine, type JsonValue, type RunLine } from '../../../contracts/wire/index.ts'
import { OutputFile } from '../../output/index.ts'
import type { News } from '../performance.ts'

/** Text is written in blocks of this length. */
const blockLength = 1 << 16

/**
 * Writes the news of a run as JSON lines, secrets hidden. The file appears when it is whole, with a footer that counts and digests it; it
 * appears not at all where the run ends early.
 */
export class HistoryWriter {
  readonly #file: OutputFile
  readonly #digest = createHash('sha256')
  #waiting: string[] = []
  #waitingLength = 0
  #exchanges = 0

  /** An `InputError` where the file cannot be written. */
  constructor(path: string, run: RunLine) {
    this.#file = new OutputFile(path)
    this.#write(run)
  }

  /** Writes what a run has to say. */
  take(news: News): void {
    if (news.kind === 'skipped') {
      const { caseId, connection, reason, isOfTarget } = news
      this.#write({ kind: 'skipped', case: caseId, connection, reason, ...(isOfTarget ? { isOfTarget } : {}) })
      return
    }
    const { played, secrets, part, rule, breakdown, relation, scenario } = news.performance
    const { id, suite, connection, exchanges, state, expectations, story, accounting } = played
    for (const exchange of exchanges) this.#write(secrets.hide({ kind: 'exchange', case: id, exchange } as JsonValue))
    this.#exchanges += exchanges.length
    this.#write(
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
    this.#flush()
    const digest = this.#digest.copy().digest('hex')
    this.#write({ kind: 'end', exchanges: this.#exchanges, ...(stopped === undefined ? {} : { stopped }), digest })
    this.#flush()
    this.#file.end()
  }

  /** Leaves nothing behind. */
  abandon(): void {
    this.#file.abandon()
  }

  #write(line: HistoryLine | JsonValue): void {
    const text = `${encodeJson(line)}\n`
    this.#waiting.push(text)
    this.#waitingLength += text.length
    if (this.#waitingLength >= blockLength) this.#flush()
  }

  #flush(): void {
    const block = this.#waiting.join('')
    this.#waiting = []
    this.#waitingLength = 0
    if (block === '') return
    this.#digest.update(block)
    this.#file.write(block)
  }
}
