import { createHash, randomUUID } from 'node:crypto'
import { closeSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { encodeJson, type HistoryLine, type JsonValue, type RunLine } from '../../../contracts/wire/index.ts'
import { InputError } from '../../input/index.ts'
import type { News } from '../performance.ts'

/** Text is written in blocks of this length. */
const blockLength = 1 << 16

/**
 * Writes the news of a run as JSON lines, secrets hidden. The file appears when it is whole, with a footer that counts and digests it; it
 * appears not at all where the run ends early.
 */
export class HistoryWriter {
  readonly #file: string
  readonly #draft: string
  readonly #descriptor: number
  readonly #digest = createHash('sha256')
  #waiting: string[] = []
  #waitingLength = 0
  #exchanges = 0

  /** Opens the file beside its place; an `InputError` where that cannot be. */
  constructor(file: string, run: RunLine) {
    this.#file = file
    this.#draft = `${file}.${randomUUID()}.part`
    try {
      this.#descriptor = openSync(this.#draft, 'wx')
    } catch (error) {
      throw new InputError(`The history cannot be written: ${(error as Error).message}.`, { file })
    }
    this.#write(run)
  }

  /** Writes what a run has to say. */
  take(news: News): void {
    if (news.kind === 'skipped') {
      this.#write({ kind: 'skipped', case: news.caseId, connection: news.connection, reason: news.reason })
      return
    }
    const { played, secrets, part, rule, error, relation, scenario } = news.performance
    const { id, suite, connection, exchanges, state, expectations } = played
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
        ...(error === undefined ? {} : { error }),
        ...(scenario === undefined ? {} : { scenario }),
        ...(expectations === undefined ? {} : { expectations }),
      } as JsonValue),
    )
  }

  /** Writes the footer, and puts the file in its place. */
  end(): void {
    this.#flush()
    const digest = this.#digest.copy().digest('hex')
    this.#write({ kind: 'end', exchanges: this.#exchanges, digest })
    this.#flush()
    closeSync(this.#descriptor)
    renameSync(this.#draft, this.#file)
  }

  /** Leaves nothing behind. */
  abandon(): void {
    closeSync(this.#descriptor)
    rmSync(this.#draft, { force: true })
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
    writeSync(this.#descriptor, block)
  }
}
