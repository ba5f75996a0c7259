import { writeFileSync } from 'node:fs'
import { arch, cpus, platform } from 'node:os'
import { join } from 'node:path'
import { packageRoot } from '../../src/runner/index.ts'
import { commandFigures } from './command.ts'
import type { Figure, Ratio } from './figure.ts'
import { httpTargetFigures } from './http-target.ts'
import { intercomFigures } from './intercom.ts'
import { judgingFigures } from './judging.ts'
import { mockScaleFigures } from './mock-scale.ts'
import { mockSocketFigures } from './mock-socket.ts'
import { mockStateFigures } from './mock-state.ts'
import { peerFigures } from './peers.ts'
import { simulationFigures } from './simulation.ts'
import { transformerFigures } from './transformer.ts'
import { transportFigures } from './transport.ts'

/**
 * `npm run bench`: every figure as a ratio measured in this run. Exits 1 where one misses its goal. `--write` records them in
 * docs/performance.md; `--peers` measures the mock beside tools that are installed for it; further words keep the figures whose name holds one.
 */
const figures: readonly Figure[] = [
  ...transformerFigures,
  ...intercomFigures,
  ...mockScaleFigures,
  ...mockSocketFigures,
  ...mockStateFigures,
  ...judgingFigures,
  ...transportFigures,
  ...httpTargetFigures,
  ...commandFigures,
  ...simulationFigures,
  ...(process.argv.includes('--peers') ? peerFigures : []),
]

const rows: string[] = []
const explanations: string[] = []
let missed = 0
const wanted = process.argv.slice(2).filter((word) => !word.startsWith('--'))
const isWanted = ({ name }: Figure) => wanted.length === 0 || wanted.some((word) => name.includes(word))
for (const figure of figures.filter(isWanted)) {
  const ratio = await figure.measure()
  const met = isMet(figure, ratio)
  if (!met) missed += 1
  const row = `| ${figure.name} | ${goalOf(figure)} | ${ratio.median.toFixed(2)} | ${ratio.low.toFixed(2)}–${ratio.high.toFixed(2)} | ${thousands(ratio.perSecond)} | ${met ? 'yes' : 'no'} |`
  rows.push(row)
  process.stdout.write(`${row}\n`)
  const words = await figure.explain?.()
  if (words === undefined) continue
  explanations.push(words)
  process.stdout.write(`${words}\n`)
}
process.stdout.write(missed === 0 ? 'all goals met\n' : `${missed} goals missed\n`)
if (process.argv.includes('--write') && wanted.length === 0)
  writeFileSync(join(packageRoot, 'docs', 'performance.md'), page(rows, explanations))
process.exitCode = missed === 0 ? 0 : 1

function isMet({ goal, orPerSecond, andPerSecond = 0 }: Figure, { median, perSecond }: Ratio): boolean {
  if (perSecond < andPerSecond) return false
  return median >= goal || (orPerSecond !== undefined && perSecond >= orPerSecond)
}

function goalOf({ goal, orPerSecond, andPerSecond }: Figure): string {
  if (andPerSecond !== undefined) return `≥ ${goal}, and ≥ ${thousands(andPerSecond)} a second`
  return orPerSecond === undefined ? `≥ ${goal}` : `≥ ${goal}, or ≥ ${thousands(orPerSecond)} a second`
}

function thousands(count: number): string {
  return Math.round(count).toLocaleString('en')
}

function page(lines: readonly string[], words: readonly string[]): string {
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, ${platform()} ${arch()}, Node ${process.version}`
  return `# Performance

Written by \`npm run bench -- --write\` on ${new Date().toISOString().slice(0, 10)}, on ${machine}. Machines are noisy and differ: what counts is the
ratio, measured round by round beside what it is compared with. The figures per second are only of this machine.

| figure | goal | ratio | lowest–highest round | per second | met |
|---|---|---|---|---|---|
${lines.join('\n')}

${words.join('\n')}

## Made faster

What was slowest to those who wait, profiled, changed, and measured before and after by the processor time of the same command on one machine.

| what | before | after | by |
|---|---|---|---|
| the start of any command, in a checkout | 0.76 s | 0.33 s | Node reads the source by itself and keeps what it compiled ([0057](decisions/0057-node-reads-the-source-by-itself.md)) |
| a mistake in a large state file, told with line and column | 5.4 s for 4 MB | 4.3 s for 190 MB | another parser finds the place (\`jsonc-parser\` for \`yaml\`) |
| \`simulate --people 1500 --hours 24\` | 4.5 s | 3.9 s | plain values of the history are written by JSON.stringify itself |

Not measured here: the socket of the mock under many connections at once, and any other machine.
`
}
