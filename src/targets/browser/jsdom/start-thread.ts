import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { Site } from '../browser.ts'
import type { Answered, Asked, ThreadData } from './thread-words.ts'

/** A thread that holds one page at a time. */
export interface PageThread {
  /** A new page, in place of the one before. */
  renew(): Promise<void>
  run(expression: string): Promise<string | null>
  /** How many pages it has had. */
  pages: number
  /** Addresses that the page asked for and did not get. */
  blocked: string[]
  /** Ends it at once, whatever it does; what was asked of it is rejected. */
  kill(): Promise<void>
}

/** Started from source the thread is source too, and needs a loader where Node does not strip types by itself. */
const isSource = import.meta.url.endsWith('.ts')
const entry = fileURLToPath(new URL(`./thread.${isSource ? 'ts' : 'js'}`, import.meta.url))
const loader = () => ['--import', pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href]

export function startThread(site: Site): PageThread {
  const worker = new Worker(entry, {
    workerData: { site } satisfies ThreadData,
    execArgv: isSource && !process.features.typescript ? loader() : [],
    stdout: true,
    stderr: true,
  })
  // Nobody reads what libraries print there, and a full pipe would stop the thread.
  worker.stdout.resume()
  worker.stderr.resume()
  const open = new Map<number, PromiseWithResolvers<string | null>>()
  const thread: PageThread = {
    blocked: [],
    pages: 0,
    async renew() {
      thread.pages += 1
      thread.blocked = []
      await ask()
    },
    run: (expression) => ask(expression),
    async kill() {
      await worker.terminate()
    },
  }
  let seq = 0
  let broken: string | undefined
  worker.on('message', ({ seq: of, value, error, blocked }: Answered) => {
    thread.blocked.push(...blocked)
    const waiting = open.get(of)
    open.delete(of)
    if (error === undefined) waiting?.resolve(value)
    else waiting?.reject(new Error(error))
  })
  worker.on('error', (error: Error) => fail(`it broke its thread: ${error.message}`))
  worker.on('exit', () => fail('its thread was ended'))
  return thread

  function ask(expression?: string): Promise<string | null> {
    const waiting = Promise.withResolvers<string | null>()
    if (broken !== undefined) return Promise.reject(new Error(broken))
    seq += 1
    open.set(seq, waiting)
    worker.postMessage({ seq, ...(expression === undefined ? {} : { expression }) } satisfies Asked)
    return waiting.promise
  }

  function fail(message: string): void {
    broken ??= message
    for (const waiting of open.values()) waiting.reject(new Error(broken))
    open.clear()
  }
}
