import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type Event, encodeJson } from '../../contracts/wire/index.ts'
import { packageRoot } from '../../src/runner/index.ts'
import { liars } from './index.ts'
import { type Catch, catchGenerated, expose } from './judge.ts'
import type { Liar } from './liar.ts'

/**
 * `npm run liars`: judges every liar over generated cases alone, with each seed, until it is caught. Exits 1 where one is not.
 * `--write` records the table in docs/liars.md.
 */
const { values: options } = parseArgs({
  options: {
    seeds: { type: 'string', default: '1' },
    runs: { type: 'string', default: '2000' },
    write: { type: 'boolean', default: false },
  },
})
const [seeds, runs] = [Number(options.seeds), Number(options.runs)]

async function exposeAll(): Promise<0 | 1> {
  const rows = [
    '| rule | liar | caught by | cases until then | collateral | smallest case |',
    '|---|---|---|---|---|---|',
  ]
  process.stdout.write(`${rows.join('\n')}\n`)
  let caught = 0
  const all = Object.values(liars).flat()
  for (const liar of all) {
    const catches = await catchesOf(liar)
    caught += catches.filter((one) => one !== undefined).length
    const row = await rowOf(liar, catches)
    rows.push(row)
    process.stdout.write(`${row}\n`)
  }
  const sum = `${caught} of ${all.length * seeds}`
  process.stdout.write(`${sum}\n`)
  if (options.write) writeFileSync(join(packageRoot, 'docs', 'liars.md'), page(rows, sum))
  return caught === all.length * seeds ? 0 : 1
}

async function catchesOf(liar: Liar): Promise<(Catch | undefined)[]> {
  const catches: (Catch | undefined)[] = []
  for (let seed = 1; seed <= seeds; seed += 1) catches.push(await catchGenerated(liar, { seed, runs }))
  return catches
}

/** The number of a generated case, and with it how many were played before. */
const turnOf = ({ caseId }: Catch) => Number(/:(\d+)/.exec(caseId)?.[1]) + 1

async function rowOf(liar: Liar, catches: readonly (Catch | undefined)[]): Promise<string> {
  const first = catches.find((one) => one !== undefined)
  const turns = catches.map((one) => (one === undefined ? 'NOT CAUGHT' : String(turnOf(one))))
  const { collateral } = await expose(liar)
  const smallest = await first?.smallest()
  return `| ${[liar.breaks, cell(liar.lie), first?.caseId ?? '', turns.join(', '), collateral.join(' '), cell(smallest === undefined ? '' : textOf(smallest))].join(' | ')} |`
}

const lengthMax = 160
const textOf = (event: Event) => {
  const text = encodeJson(event)
  return text.length <= lengthMax ? text : `${text.slice(0, lengthMax).toWellFormed()}…`
}
const cell = (text: string) =>
  text
    .replaceAll('|', '\\|')
    .replaceAll('<', '&lt;')
    .replaceAll(/\p{Cc}/gu, ' ')

function page(rows: readonly string[], sum: string): string {
  return `# Liars

Written by \`npm run liars -- --seeds ${seeds} --runs ${runs} --write\`: ${sum}. A liar is the reference with one thing wrong on purpose (\`test/liars\`). Each
is judged over generated cases alone, until the rule that it breaks turns red: *caught by* is the first such case of the
lowest seed, *cases until then* its number with each seed, *smallest case* the event to which it shrinks. *Collateral* are the
other rules that turn red over the written cases.

${rows.join('\n')}
`
}

if ([seeds, runs].every((count) => Number.isInteger(count) && count > 0)) {
  process.exitCode = await exposeAll()
} else {
  process.stderr.write('Expected whole numbers of at least 1 for --seeds and --runs.\n')
  process.exitCode = 2
}
