import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import type { Channel, Listener } from '../conversation/channel.ts'
import { Tail } from '../conversation/tail.ts'
import { LineReader } from './line-reader.ts'

/** A program, its arguments, where it starts, and its environment. */
export interface Command {
  program: string
  words: readonly string[]
  folder: string
  environment: NodeJS.ProcessEnv
}

/** After a sign of its end, what a process still has to say is read for so long. */
const lastWordsMs = 300
/** How long a process may take to end when it is told, and then when it is asked by a signal. */
const farewellMs = { word: 2000, signal: 1000 }

/**
 * Starts a program in a process group of its own, and speaks to it over its standard input and output. The group is ended with
 * it: whatever it started itself would keep its standard output open.
 */
export function startProcess({ program, words, folder, environment }: Command, listener: Listener): Channel {
  const child = spawn(program, words, { cwd: folder, env: environment, detached: true, stdio: 'pipe' })
  const reader = new LineReader()
  const tail = new Tail()
  const ended = Promise.withResolvers<void>()
  let unsent: string[] = []
  let sign = ''
  let lastWords: NodeJS.Timeout | undefined

  const leave = () => {
    clearTimeout(lastWords)
    for (const stream of [child.stdin, child.stdout, child.stderr]) stream.destroy()
    listener.onBreak(reader.isInLine ? `${sign}, in the middle of a line` : sign)
  }
  /** The exit code says most, and may come after the pipes were closed. */
  const seeEnd = (seen: string) => {
    if (sign === '') sign = seen
    lastWords ??= setTimeout(leave, lastWordsMs)
  }
  const flush = () => {
    const lines = unsent
    unsent = []
    if (child.stdin.writable && lines.length > 0) child.stdin.write(`${lines.join('\n')}\n`)
  }

  child.on('error', (error: NodeJS.ErrnoException) => {
    sign = `it could not be started (${error.code ?? error.message})`
    ended.resolve()
    leave()
  })
  child.on('exit', (code, signal) => {
    sign = signal === null ? `it ended with exit code ${code}` : `it was ended by ${signal}`
    signalGroup(child, 'SIGKILL')
    seeEnd(sign)
    ended.resolve()
  })
  child.on('close', leave)
  child.stdin.on('error', () => seeEnd('it closed its standard input'))
  child.stdout.on('end', () => seeEnd('it closed its standard output'))
  child.stdout.on('error', () => seeEnd('its standard output cannot be read'))
  child.stderr.on('error', () => {})
  child.stderr.on('data', (chunk: Buffer) => tail.add(chunk))
  child.stdout.on('data', (chunk: Buffer) => {
    try {
      for (const line of reader.take(chunk)) listener.onLine(line)
    } catch (error) {
      listener.onBreak((error as Error).message)
    }
  })

  return {
    send(line) {
      unsent.push(line)
      if (unsent.length === 1) setImmediate(flush)
    },
    stderr: () => tail.text(),
    kill: () => signalGroup(child, 'SIGKILL'),
    stop() {
      flush()
      child.stdin.end()
      const asked = setTimeout(() => signalGroup(child, 'SIGTERM'), farewellMs.word)
      const forced = setTimeout(() => signalGroup(child, 'SIGKILL'), farewellMs.word + farewellMs.signal)
      ended.promise.then(() => {
        clearTimeout(asked)
        clearTimeout(forced)
      })
    },
    ended: ended.promise,
  }
}

/** Signals a process and all that it started; where there are no process groups, the process alone. */
function signalGroup(child: ChildProcessWithoutNullStreams, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return
  try {
    process.kill(process.platform === 'win32' ? child.pid : -child.pid, signal)
  } catch {
    // It has ended.
  }
}
