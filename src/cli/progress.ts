/** Shows how far a run is, on one line of a terminal; says nothing in a pipe. */
export interface Progress {
  show(done: number, total: number): void
  end(): void
}

/** One line of a terminal, written anew as things go on; says nothing in a pipe. */
export interface ProgressLine {
  /** At most ten times a second, unless it is the last. */
  show(text: () => string, isLast?: boolean): void
  end(): void
}

const showEveryMs = 100

/** A line on a stream: only where that is a terminal. */
export function createProgressLine(stream: NodeJS.WriteStream, now: () => number): ProgressLine {
  if (!stream.isTTY) return { show: () => {}, end: () => {} }
  let shownAt = Number.NEGATIVE_INFINITY
  return {
    show(text, isLast = false) {
      if (now() - shownAt < showEveryMs && !isLast) return
      shownAt = now()
      stream.write(`\r\u001b[K${text()}`)
    },
    end: () => {
      stream.write('\r\u001b[K')
    },
  }
}

/** Progress through a number of cases. */
export function createProgress(stream: NodeJS.WriteStream, now: () => number): Progress {
  const line = createProgressLine(stream, now)
  return {
    show: (done, total) => line.show(() => `judging ${done} of ${total} cases`, done === total),
    end: line.end,
  }
}
