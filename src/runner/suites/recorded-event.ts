import type { Event, TraceLine } from '../../../contracts/wire/index.ts'
import type { TimedEvent } from '../case.ts'

/** Reads kept lines, which were checked before. The last one is remembered: it is asked for part by part. */
export class LineReader {
  #text: string | undefined
  #line: TraceLine | undefined

  read(text: string): TraceLine {
    if (this.#line === undefined || this.#text !== text) {
      this.#line = JSON.parse(text) as TraceLine
      this.#text = text
    }
    return this.#line
  }
}

/** An event of a trace, kept as the text of its line. */
export class RecordedEvent implements TimedEvent {
  readonly at: number
  readonly #text: string
  readonly #reader: LineReader

  constructor(text: string, at: number, reader: LineReader) {
    this.#text = text
    this.at = at
    this.#reader = reader
  }

  get recorded(): TraceLine {
    return this.#reader.read(this.#text)
  }

  get event(): Event {
    return this.recorded.event
  }
}
