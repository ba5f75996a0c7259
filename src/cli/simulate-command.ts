import { Command } from 'commander'
import { connections } from '../../contracts/wire/index.ts'
import { InputError } from '../input/index.ts'
import { writablePlace } from '../output/index.ts'
import { printableLines } from '../report/index.ts'
import { openStandIn, type Stand, weatherNames } from '../runner/index.ts'
import {
  clock,
  createGround,
  type Ground,
  type SimulationReport,
  simulate,
  summaryOf,
  whyWeatherNeverEnds,
} from '../simulation/index.ts'
import { quoted, targetKindOf } from '../targets/index.ts'
import { addStandOptions, readConnections, readCount, readSeed } from './check/check-options.ts'
import { readSettings } from './check/pairs.ts'
import { standOptions } from './check/stand-options.ts'
import type { ExitCode } from './exit-code.ts'
import { untilInterrupted } from './interrupt.ts'
import { print, say } from './print.ts'
import { createProgressLine } from './progress.ts'
import { repeatable } from './repeatable.ts'
import { type SimulateWords, simulationCommand } from './simulate-again.ts'
import { readWeatherWord } from './weather-word.ts'

interface SimulateOptions extends SimulateWords {
  record?: string
}

/** A week and a day; longer lives show nothing new, and the history grows with them. */
const hoursMax = 192

/** `simulate`: many people, all connections, weather, in virtual time. */
export function defineSimulate(exit: (code: ExitCode) => void): Command {
  const command = new Command('simulate')
    .description('many people live through the weather, in virtual time, over every connection')
    .allowExcessArguments()
    .option('--people <n>', 'how many people live', readCount('--people', { minimum: 1, maximum: 1_000_000 }), 100)
    .option('--hours <n>', 'how long they live, in hours', readCount('--hours', { minimum: 1, maximum: hoursMax }), 24)
    .option('--seed <n>', 'the seed of everything that is left to chance', readSeed, 1)
    .option('--weather <name|file>', `faults while they live: ${weatherNames().join(', ')}, or a YAML file`, 'calm')
    .option('--target <target>', 'what is under test, as for check; no trace', 'reference')
    .option('--connection <list>', 'only these connections, separated by commas')
    .option('--record <file>', 'save the history as JSON lines')
    .addOption(repeatable('--setting <key=value>', 'a setting that holds for everybody'))
  return addStandOptions(command)
    .addHelpText('after', examples)
    .action(async (options: SimulateOptions) => {
      expectNoWord(command.args[0])
      exit(await runSimulate(options))
    })
}

const examples = `
Examples:
  intercom-conformance simulate
  intercom-conformance simulate --people 1000 --hours 48 --seed 7 --weather storm
  intercom-conformance simulate --target http://127.0.0.1:9090 --weather lost-answers --record history.jsonl
  intercom-conformance simulate --people 10000 --connection web-cloud,server-cloud

The same seed gives the same output and the same history, whatever the machine.
Exit codes: 0 every invariant held, 1 one broke, 2 bad usage or input.`

/** `check` takes its target as a word, so that people write it here too. */
function expectNoWord(word: string | undefined): void {
  if (word === undefined) return
  throw new InputError(`The target stands behind --target here: simulate --target ${quoted(word)}.`)
}

async function runSimulate(options: SimulateOptions): Promise<ExitCode> {
  const { weather, file } = readWeatherWord(options.weather)
  const endless = whyWeatherNeverEnds(weather)
  if (endless !== undefined) throw new InputError(`This weather never ends. ${endless}`, { file })
  if (targetKindOf(options.target) === 'trace') {
    throw new InputError('A trace holds answers to other events than people make here. Judge it with check.')
  }
  const settings = readSettings(options.setting)
  if (options.record !== undefined) writablePlace(options.record)
  const { interrupted, release } = untilInterrupted()
  let stand: Stand<Ground> | undefined
  try {
    const ground = createGround()
    stand = await openStandIn(ground, options.target, standOptions(options, interrupted))
    const { target } = stand
    const wanted = readConnections(options.connection, target)
    const startedMs = performance.now()
    const line = createProgressLine(process.stderr, () => performance.now())
    interrupted.addEventListener('abort', line.end, { once: true })
    const report = await simulate({
      ...options,
      target,
      ground,
      weather,
      weatherName: options.weather,
      connections: connections.filter((one) => wanted.includes(one)),
      ...(settings === undefined ? {} : { settings }),
      onTime: (afterMs, { accepted }) =>
        line.show(() => {
          const seconds = (performance.now() - startedMs) / 1000
          return `${clock(afterMs)} · ${options.people} people · ${accepted} events · ${Math.round(accepted / seconds)} a second`
        }),
    }).finally(line.end)
    await print(printableLines(summaryOf(report, simulationCommand(options))))
    tellCost(report, startedMs)
    return report.findings.length > 0 ? 1 : 0
  } finally {
    await stand?.close()
    release()
  }
}

/** What differs from run to run is talk. */
function tellCost({ counts }: SimulationReport, startedMs: number): void {
  const seconds = (performance.now() - startedMs) / 1000
  const { user, system } = process.cpuUsage()
  const megabytes = Math.round(process.resourceUsage().maxRSS / 1000)
  say(
    `${seconds.toFixed(1)} s, of which the processor worked ${((user + system) / 1e6).toFixed(1)} s; ${Math.round(counts.accepted / seconds)} events a second; at most ${megabytes} MB of memory.`,
  )
}
