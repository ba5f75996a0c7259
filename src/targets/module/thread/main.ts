import { workerData } from 'node:worker_threads'
import { answerLine, inWords } from './answer.ts'
import { loadModule } from './load-module.ts'
import { catchOwnCalls } from './own-calls.ts'
import type { ThreadData } from './thread-data.ts'

/** The thread of a module: loads it, then answers events one after the other, so that a run is the same each time. */
const { file, lines, intercom } = workerData as ThreadData
catchOwnCalls(intercom)

const loading = loadModule(file)
loading.catch(() => {})
let last: Promise<void> = Promise.resolve()
lines.on('message', (line: string) => {
  last = last.then(async () => lines.postMessage(await answer(line)))
})

async function answer(line: string): Promise<string> {
  const isStart = line.startsWith('{"cmd":"start"')
  try {
    const { introduction, transform } = await loading
    return isStart ? introduction : await answerLine(line, transform)
  } catch (error) {
    return JSON.stringify({ refused: refusalOf(error) })
  }
}

/** Why the module cannot be loaded; a syntax error says where only at the head of its stack. */
function refusalOf(error: unknown): string {
  if (!(error instanceof Error)) return `it threw ${inWords(error)}`
  if (error.message.startsWith('it exports')) return error.message
  const [place = ''] = (error.stack ?? '').split('\n')
  const where = /^(?:file:\/\/)?\/.*:\d+$/.test(place) ? ` (${place.replace('file://', '')})` : ''
  return error instanceof SyntaxError ? `it has a syntax error: ${error.message}${where}` : `it threw ${inWords(error)}`
}
