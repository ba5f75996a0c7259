import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { packageRoot } from '../../src/runner/index.ts'

const started: ChildProcess[] = []

/** Ends what tests have started. */
export function endServers(): void {
  for (const child of started.splice(0)) child.kill('SIGKILL')
}

/** Starts `mock` or `serve` as a user does, on a free port, and waits for its first line. */
export async function startServer(command: 'mock' | 'serve', ...words: string[]) {
  const bin = join(packageRoot, 'src', 'cli', 'bin.mjs')
  const child = spawn(process.execPath, [bin, command, '--port', '0', ...words], { stdio: ['ignore', 'pipe', 'pipe'] })
  started.push(child)
  const [bytes] = (await once(child.stdout, 'data')) as [Buffer]
  const line = bytes.toString()
  return { child, line, url: line.replace(/^listening on /, '').trim() }
}
