import { parseArgs } from 'node:util'
import { liars } from './index.ts'
import { expose } from './judge.ts'

const { values } = parseArgs({ options: { seeds: { type: 'string' }, runs: { type: 'string' } } })

/** A whole number of at least one, from an option. */
function countFrom(text: string | undefined, otherwise: number): number {
  const count = text === undefined ? otherwise : Number(text)
  if (Number.isInteger(count) && count >= 1) return count
  process.stderr.write(`Expected a whole number of at least 1 for --seeds and --runs, and got "${text}".\n`)
  process.exit(2)
}

async function main(): Promise<void> {
  const seeds = countFrom(values.seeds, 1)
  const runs = countFrom(values.runs, 2000)
  const columns = (rule: string, lie: string, caughtBy: string, collateral: string) =>
    process.stdout.write(`${rule.padEnd(12)} ${lie.padEnd(76)} ${caughtBy.padEnd(56)} ${collateral}\n`)
  columns('rule', 'liar', 'caught by', 'collateral')
  let caught = 0
  let told = 0
  for (const liar of Object.values(liars).flat()) {
    for (let seed = 1; seed <= seeds; seed += 1) {
      const { isCaught, caughtBy, collateral } = await expose(liar, { seed, runs })
      const name = seeds === 1 ? liar.lie : `${liar.lie} (seed ${seed})`
      columns(liar.breaks, name, isCaught ? (caughtBy ?? '') : 'NOT CAUGHT', collateral.join(' '))
      told += 1
      if (isCaught) caught += 1
    }
  }
  process.stdout.write(`${caught} of ${told}\n`)
  process.exitCode = caught === told ? 0 : 1
}

await main()
