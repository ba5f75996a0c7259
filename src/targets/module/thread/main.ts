import { workerData } from 'node:worker_threads'
import { answerLine } from './answer.ts'
import { refusalOf } from './in-words.ts'
import { loadModule, NoTransform } from './load-module.ts'
import { tellWhatIsWritten } from './noise.ts'
import { catchOwnCalls } from './own-calls.ts'
import type { ThreadData } from './thread-data.ts'

/** The thread of a module: loads it, then answers events one after the other, so that a run is the same each time. */
const { file, lines, intercom } = workerData as ThreadData
tellWhatIsWritten(lines)
catchOwnCalls(intercom)

const loading = loadModule(file)
loading.catch(() => {})
let last: Promise<void> = Promise.resolve()
lines.on('message', (line: string) => {
  last = last.then(async () => lines.postMessage(await answer(line)))
})

async function answer(line: string): Promise<string> {
  try {
    const { introduction, transform } = await loading
    return line.startsWith('{"cmd":"start"') ? introduction : await answerLine(line, transform)
  } catch (error) {
    return JSON.stringify({ refused: error instanceof NoTransform ? error.message : refusalOf(error, file) })
  }
}
