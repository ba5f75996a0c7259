import { createHash } from 'node:crypto'
import { encodeJson, type HistoryLine, type JsonValue } from '../../../contracts/wire/index.ts'
import { OutputFile } from '../../output/index.ts'

/** Text is written in blocks of this length. */
const blockLength = 1 << 16

/**
 * The lines of a history, digested as they come. They are saved where a file is named: it appears when it is whole, with a footer that counts
 * the exchanges and holds the digest; it appears not at all where the run ends early.
 */
export class DigestedLines {
  readonly #file: OutputFile | undefined
  readonly #digest = createHash('sha256')
  #waiting: string[] = []
  #waitingLength = 0

  /** An `InputError` where the file cannot be written. */
  constructor(path: string | undefined) {
    this.#file = path === undefined ? undefined : new OutputFile(path)
  }

  write(line: HistoryLine | JsonValue): void {
    this.writeText(encodeJson(line))
  }

  /** Writes a line that is JSON text already. */
  writeText(line: string): void {
    const text = `${line}\n`
    this.#waiting.push(text)
    this.#waitingLength += text.length
    if (this.#waitingLength >= blockLength) this.#flush()
  }

  /** Writes the footer, and puts the file in its place. `stopped` says why the run is not complete. Answers the digest of all lines before, in hex. */
  end(exchanges: number, stopped?: string): string {
    this.#flush()
    const digest = this.#digest.copy().digest('hex')
    this.write({ kind: 'end', exchanges, ...(stopped === undefined ? {} : { stopped }), digest })
    this.#flush()
    this.#file?.end()
    return digest
  }

  /** Leaves nothing behind. */
  abandon(): void {
    this.#file?.abandon()
  }

  #flush(): void {
    const block = this.#waiting.join('')
    this.#waiting = []
    this.#waitingLength = 0
    if (block === '') return
    this.#digest.update(block)
    this.#file?.write(block)
  }
}
