import { openStandIn } from '../../src/runner/index.ts'
import { createGround } from '../../src/simulation/index.ts'
import { soakSeed } from './soak.ts'
import { readWords } from './words.ts'

/**
 * `npm run soak`: seeds in a loop, each through another weather, until told to stop (Ctrl-C). Findings are kept as scenario files. Exits 1
 * where there are any. `--shard I/N` lives every Nth of them, from the Ith on: a part of the same seeds for one of several machines.
 */
const { first, last, shard, weathers, people, hours, target: word, folder } = wordsOr(2)
const stopping = new AbortController()
process.once('SIGINT', () => stopping.abort())

const ground = createGround()
const { target, close } = await openStandIn(ground, word, {
  folder: process.cwd(),
  interrupted: stopping.signal,
})
const soak = {
  target,
  ground,
  connections: target.connections,
  people,
  hours,
  weathers,
  folder,
}

let seeds = 0
let broken = 0
let events = 0
let lost = 0
for (let seed = first + shard.index - 1; seed < last && !stopping.signal.aborted; seed += shard.count) {
  const { report, files } = await soakSeed(soak, seed)
  const { accepted, delivered, dropped, aborted } = report.counts
  seeds += 1
  events += accepted
  lost += accepted - delivered - dropped
  if (files.length > 0) broken += 1
  const verdict = files.length === 0 ? 'holds' : `BROKEN: ${files.join(', ')}`
  process.stdout.write(
    `seed ${seed}, ${report.weather.name}: accepted ${accepted} = delivered ${delivered} + dropped ${dropped} + aborted ${aborted}; ${verdict}\n`,
  )
}
process.stdout.write(`${seeds} seeds, ${events} events, ${lost} lost, ${broken} seeds with findings\n`)
await close()
process.exitCode = broken === 0 ? 0 : 1

/** The words of the command line; where they mean nothing, that is said, and the process ends. */
function wordsOr(exitCode: number) {
  try {
    return readWords(process.argv.slice(2))
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`)
    process.exit(exitCode)
  }
}
