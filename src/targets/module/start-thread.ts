import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { MessageChannel, Worker } from 'node:worker_threads'
import { encodeJson, type IntercomRequest } from '../../../contracts/wire/index.ts'
import type { Intercom, Wire } from '../../../mocks/intercom/index.ts'
import type { Channel, Listener } from '../conversation/channel.ts'
import { Tail } from '../conversation/tail.ts'
import type { Noise } from './thread/noise.ts'
import type { OwnCall, ThreadData } from './thread/thread-data.ts'

/** Started from source the thread is source too, and needs a loader; so does a module in TypeScript. */
const isSource = import.meta.url.endsWith('.ts')
const entry = fileURLToPath(new URL(`./thread/main.${isSource ? 'ts' : 'js'}`, import.meta.url))

/** Runs a module in a thread of its own: it may hang, crash or leave without harm to this one. */
export function startThread(file: string, { send }: Pick<Intercom, 'send'>, listener: Listener): Channel {
  const [lines, intercom] = [new MessageChannel(), new MessageChannel()]
  const tail = new Tail()
  const ended = Promise.withResolvers<void>()
  const worker = new Worker(entry, {
    workerData: { file, lines: lines.port2, intercom: intercom.port2 } satisfies ThreadData,
    transferList: [lines.port2, intercom.port2],
    execArgv: loaderFor(file),
    stdout: true,
    stderr: true,
  })
  for (const stream of [worker.stdout, worker.stderr]) stream.on('data', (chunk: Buffer) => tail.add(chunk))

  lines.port1.on('message', (told: string | Noise) => {
    if (typeof told === 'string') listener.onLine(told)
    else tail.add(Buffer.from(told.noise))
  })
  intercom.port1.on('message', (text: string) => {
    const { call, request, wire } = JSON.parse(text) as OwnCall
    intercom.port1.postMessage(encodeJson({ call, passage: send(request as IntercomRequest, wire as Wire) }))
  })
  worker.on('error', (error: Error) =>
    listener.onBreak(`it threw outside of its answer: ${error.name}: ${error.message}`),
  )
  worker.on('exit', (code) => {
    listener.onBreak(`it ended its thread with exit code ${code}`)
    lines.port1.close()
    intercom.port1.close()
    ended.resolve()
  })
  const kill = () => void worker.terminate()
  return {
    send: (line) => lines.port1.postMessage(line),
    stderr: () => tail.text(),
    kill,
    stop: kill,
    ended: ended.promise,
  }
}

/** tsx, as the module's own folder has it or as this program does; without it Node strips types by itself. */
function loaderFor(file: string): string[] {
  const isTypeScript = /\.[cm]?ts$/.test(file)
  if (!isSource && !isTypeScript) return []
  for (const from of isSource ? [import.meta.url] : [file, import.meta.url]) {
    try {
      return ['--import', pathToFileURL(createRequire(from).resolve('tsx')).href]
    } catch {
      // Not there.
    }
  }
  return []
}
