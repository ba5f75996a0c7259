const bytesMax = 8192

/** The end of what was written to a standard error: the last 8 KB of it. */
export class Tail {
  #chunks: Buffer[] = []
  #bytes = 0
  #isCut = false

  add(chunk: Buffer): void {
    this.#chunks.push(chunk.length > bytesMax ? Buffer.from(chunk.subarray(-bytesMax)) : chunk)
    this.#bytes += chunk.length
    if (this.#bytes <= 2 * bytesMax) return
    const kept = Buffer.concat(this.#chunks).subarray(-bytesMax)
    this.#chunks = [kept]
    this.#bytes = kept.length
    this.#isCut = true
  }

  text(): string {
    const all = Buffer.concat(this.#chunks)
    const isCut = this.#isCut || all.length > bytesMax
    return `${isCut ? '…' : ''}${all.subarray(-bytesMax).toString('utf8')}`
  }
}
