import { parseArgs } from 'node:util'
import { readShard } from '../../src/cli/check/read-shard.ts'
import { readWeatherWord } from '../../src/cli/weather-word.ts'
import { openStandIn, weatherNames } from '../../src/runner/index.ts'
import { createGround } from '../../src/simulation/index.ts'
import { soakSeed } from './soak.ts'

/**
 * `npm run soak`: seeds in a loop, each through another weather, until told to stop (Ctrl-C). Findings are kept as scenario files. Exits 1
 * where there are any. `--shard I/N` lives every Nth of them, from the Ith on: a part of the same seeds for one of several machines.
 */
const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: 'Infinity' },
    first: { type: 'string', default: '1' },
    shard: { type: 'string', default: '1/1' },
    weather: { type: 'string' },
    people: { type: 'string', default: '40' },
    hours: { type: 'string', default: '24' },
    target: { type: 'string', default: 'reference' },
    folder: { type: 'string', default: 'soak-findings' },
  },
})
const first = Number(values.first)
const last = first + Number(values.seeds)
const shard = readShard(values.shard)
const names = values.weather?.split(',') ?? weatherNames()
const stopping = new AbortController()
process.once('SIGINT', () => stopping.abort())

const ground = createGround()
const { target, close } = await openStandIn(ground, values.target, {
  folder: process.cwd(),
  interrupted: stopping.signal,
})
const soak = {
  target,
  ground,
  connections: target.connections,
  people: Number(values.people),
  hours: Number(values.hours),
  weathers: names.map((name) => ({ name, weather: readWeatherWord(name).weather })),
  folder: values.folder,
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
