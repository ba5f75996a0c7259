/** Shows how far a run is, on one line of a terminal; says nothing in a pipe. */
export interface Progress {
  show(done: number, total: number): void
  end(): void
}

const showEveryMs = 100

/** Progress on a stream: only where that is a terminal. */
export function createProgress(stream: NodeJS.WriteStream, now: () => number): Progress {
  if (!stream.isTTY) return { show: () => {}, end: () => {} }
  let shownAt = Number.NEGATIVE_INFINITY
  return {
    show(done, total) {
      if (now() - shownAt < showEveryMs && done < total) return
      shownAt = now()
      stream.write(`\r\u001b[Kjudging ${done} of ${total} cases`)
    },
    end: () => {
      stream.write('\r\u001b[K')
    },
  }
}
