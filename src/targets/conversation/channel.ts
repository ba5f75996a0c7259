/** A way to something that is spoken to line by line, and that may break at any time. */
export interface Channel {
  /** Sends a line, given without its end. */
  send(line: string): void
  /** What it wrote to its standard error lately. */
  stderr(): string
  /** Ends it at once, with all that it started. */
  kill(): void
  /** Lets it end by itself, and ends it where it does not. */
  stop(): void
  /** Settles when it has ended. Never fails. */
  readonly ended: Promise<void>
}

/** Who listens to a channel. */
export interface Listener {
  /** A line that arrived, without its end. */
  onLine(line: string): void
  /** Nothing more will arrive that makes sense; `reason` is what happened, in words that go on from the target's name. */
  onBreak(reason: string): void
}

export type OpenChannel = (listener: Listener) => Channel
