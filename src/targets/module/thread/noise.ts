import type { MessagePort } from 'node:worker_threads'

/** What a module writes to its standard output or error, on its way to the other side. */
export interface Noise {
  noise: string
}

/**
 * From now on what this thread writes goes where its answers go, so that what was written before an answer is there before it: the
 * streams of a thread make no such promise.
 */
export function tellWhatIsWritten(lines: MessagePort): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.write = (chunk: Uint8Array | string, ...rest: unknown[]): boolean => {
      const noise = typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8')
      lines.postMessage({ noise } satisfies Noise)
      const written = rest.find((arg) => typeof arg === 'function')
      if (written !== undefined) queueMicrotask(() => (written as () => void)())
      return true
    }
  }
}
