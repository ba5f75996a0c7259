const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Cleans up when a run is interrupted, then ends the process by the same signal, as its parent expects. Answers with a function that ends
 * the watch.
 */
export function onInterrupt(cleanUp: () => void): () => void {
  const watches = signals.map((signal) => {
    const watch = () => {
      cleanUp()
      release()
      process.kill(process.pid, signal)
    }
    process.once(signal, watch)
    return { signal, watch }
  })
  const release = () => {
    for (const { signal, watch } of watches) process.off(signal, watch)
  }
  return release
}

/** A signal that aborts where the run is interrupted: who listens cleans up before it returns, since the process ends then. */
export function untilInterrupted(): { interrupted: AbortSignal; release(): void } {
  const controller = new AbortController()
  const release = onInterrupt(() => controller.abort())
  return { interrupted: controller.signal, release }
}
