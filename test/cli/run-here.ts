import { main } from '../../src/cli/main.ts'
import { packageRoot } from '../../src/runner/index.ts'
import type { CliRun } from './run-cli.ts'

/**
 * Runs the command line in this process, which has read the program already: for words that are refused before anything is played, where a process
 * for each would do little but read it anew. That a process prints and exits so is held by the transcripts. One run at a time.
 */
export async function runHere(words: readonly string[], { folder = packageRoot } = {}): Promise<CliRun> {
  const run: CliRun = { code: null, stdout: '', stderr: '' }
  const home = process.cwd()
  const deafen = (['stdout', 'stderr'] as const).map((name) =>
    hear(process[name], (text) => {
      run[name] += text
    }),
  )
  process.chdir(folder)
  try {
    run.code = await main(words)
  } finally {
    process.chdir(home)
    for (const end of deafen) end()
  }
  return run
}

/** Takes what is written to a stream, in its place, until the answer is called; listeners that came meanwhile go then. */
function hear(stream: NodeJS.WriteStream, take: (text: string) => void): () => void {
  const { write } = stream
  const before = stream.listeners('error')
  stream.write = (chunk: string | Uint8Array, ...rest: unknown[]) => {
    take(String(chunk))
    const told = rest.at(-1)
    if (typeof told === 'function') told()
    return true
  }
  return () => {
    stream.write = write
    for (const listener of stream.listeners('error')) {
      if (!before.includes(listener)) stream.off('error', listener as () => void)
    }
  }
}
