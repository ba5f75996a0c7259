import { parseArgs } from 'node:util'
import { liars } from './index.ts'
import { expose } from './judge.ts'

const { values: options } = parseArgs({
  options: { seeds: { type: 'string', default: '1' }, runs: { type: 'string', default: '2000' } },
})

function tell(rule: string, lie: string, caughtBy: string, collateral: string): void {
  process.stdout.write(`${rule.padEnd(11)} ${lie.padEnd(82)} ${caughtBy.padEnd(52)} ${collateral}\n`)
}

/** Judges every liar with each seed, tells what came of it, and answers how many were caught, of how many. */
async function exposeAll(seeds: number, runs: number): Promise<{ caught: number; told: number }> {
  let caught = 0
  let told = 0
  tell('rule', 'liar', 'caught by', 'collateral')
  for (let seed = 1; seed <= seeds; seed += 1) {
    for (const liar of Object.values(liars).flat()) {
      const { isCaught, caughtBy = '', collateral } = await expose(liar, { seed, runs })
      const lie = seeds === 1 ? liar.lie : `${liar.lie} (seed ${seed})`
      tell(liar.breaks, lie, isCaught ? caughtBy : 'NOT CAUGHT', collateral.join(' '))
      told += 1
      caught += isCaught ? 1 : 0
    }
  }
  return { caught, told }
}

const [seeds, runs] = [Number(options.seeds), Number(options.runs)]
if ([seeds, runs].every((count) => Number.isInteger(count) && count > 0)) {
  const { caught, told } = await exposeAll(seeds, runs)
  process.stdout.write(`${caught} of ${told}\n`)
  process.exitCode = caught === told ? 0 : 1
} else {
  process.stderr.write('Expected whole numbers of at least 1 for --seeds and --runs.\n')
  process.exitCode = 2
}
