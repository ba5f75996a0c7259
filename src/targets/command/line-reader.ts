import { isUtf8 } from 'node:buffer'

/** A line may be this long, in bytes. */
const lineBytesMax = 64 * 1024 * 1024

/** Makes lines of chunks of bytes. */
export class LineReader {
  #rest: Buffer[] = []
  #restBytes = 0

  /** The lines that a chunk completes; an error, in words that go on from the target's name, for what can be no line. */
  take(chunk: Buffer): string[] {
    const end = chunk.lastIndexOf(0x0a)
    if (end === -1) {
      this.#keep(chunk)
      return []
    }
    const last = chunk.subarray(0, end)
    const whole = this.#rest.length === 0 ? last : Buffer.concat([...this.#rest, last])
    this.#rest = []
    this.#restBytes = 0
    if (end + 1 < chunk.length) this.#keep(chunk.subarray(end + 1))
    if (!isUtf8(whole)) throw new Error('it wrote bytes to its standard output that are no UTF-8')
    return whole.toString('utf8').split('\n')
  }

  /** Whether a line has begun that did not end. */
  get isInLine(): boolean {
    return this.#restBytes > 0
  }

  #keep(chunk: Buffer): void {
    this.#rest.push(chunk)
    this.#restBytes += chunk.length
    if (this.#restBytes > lineBytesMax) throw new Error('it wrote a line of more than 64 MiB')
  }
}
