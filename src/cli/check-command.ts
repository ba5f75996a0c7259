import { Command, Option } from 'commander'
import { createColors } from 'picocolors'
import { areas, rules } from '../../contracts/rules/index.ts'
import { type Connection, connections } from '../../contracts/wire/index.ts'
import { check, exitCodeOf, selectRules } from '../conformance/index.ts'
import { closest, InputError } from '../input/index.ts'
import { reporters } from '../report/index.ts'
import { loadCases } from '../runner/index.ts'
import { openTarget, type Target } from '../targets/index.ts'
import type { ExitCode } from './main.ts'
import { print } from './print.ts'
import { createProgress } from './progress.ts'
import { ownCommand, quoted } from './replay.ts'
import { readReporters, writeWhole } from './reporter-option.ts'

interface CheckOptions {
  connection?: string
  rules?: string
  failOn: 'must' | 'should'
  seed: number
  scenarios?: string
  reporter: string[]
  case?: string
}

const collect = (word: string, words: string[]) => [...words, word]

/** `check [TARGET]`: judges a target by the contract. */
export function defineCheck(exit: (code: ExitCode) => void): Command {
  return new Command('check')
    .description('judge a target by the contract')
    .argument('[target]', 'what to judge', 'reference')
    .option('--connection <list>', 'only these connections, separated by commas')
    .option('--rules <globs>', "only these rules: U*,T1; '!U6' leaves one out")
    .addOption(
      new Option('--fail-on <level>', 'the level that fails a run').choices(['must', 'should']).default('must'),
    )
    .option('--seed <n>', 'the seed of everything that is left to chance', readSeed, 1)
    .option('--scenarios <glob>', 'your own scenario files, in place of those that come along')
    .option('--reporter <name[=file]>', 'human or json; to a file or standard output (repeatable)', collect, [])
    .option('--case <id>', 'exactly one case')
    .addHelpText('after', examples)
    .action(async (word: string, options: CheckOptions) => exit(await runCheck(word, options)))
}

const examples = `
Examples:
  intercom-conformance check
  intercom-conformance check reference --connection web-cloud,server-cloud --rules 'I*,U*'
  intercom-conformance check --case vectors/U2/first-name-alone
  intercom-conformance check --scenarios 'journeys/**/*.yaml' --reporter json=report.json`

async function runCheck(word: string, options: CheckOptions): Promise<ExitCode> {
  const target = openTarget(word)
  const wanted = readConnections(options.connection, target)
  const selected = options.rules === undefined ? rules : selectRules(rules, options.rules)
  const destinations = readReporters(options.reporter)
  const cases = loadCases({ scenarios: options.scenarios, folder: process.cwd(), caseId: options.case })
  const progress = createProgress(process.stderr, () => performance.now())
  const report = await check({
    target,
    rules: selected,
    cases: cases.filter(({ connection }) => wanted.includes(connection)),
    seed: options.seed,
    failOn: options.failOn,
    replay: (caseId) => replayCommand(word, options, caseId),
    onCase: progress.show,
  })
  progress.end()
  const areaIds = new Map(areas.map(({ name, rules }) => [name, rules.map(({ id }) => id)]))
  for (const { name, file } of destinations) {
    const color = file === undefined && createColors().isColorSupported && process.stdout.isTTY === true
    const text = reporters[name](report, { color, areas: areaIds })
    if (file === undefined) await print(text)
    else writeWhole(file, text)
  }
  return exitCodeOf(report)
}

/** The connections to judge: those that were asked for, else all; an error where the target has none of that name. */
function readConnections(list: string | undefined, target: Target): readonly Connection[] {
  if (list === undefined) return connections
  const names = list.split(',').map((name) => name.trim())
  for (const name of names) {
    if (!(connections as readonly string[]).includes(name)) {
      const hint = closest(name, connections)
      const meant = hint === undefined ? '' : ` Did you mean "${hint}"?`
      throw new InputError(`There is no connection "${name}".${meant} There are: ${connections.join(', ')}.`)
    }
    if (!target.connections.includes(name as Connection)) {
      throw new InputError(
        `The target ${target.name} has no connection "${name}". It has: ${target.connections.join(', ')}.`,
      )
    }
  }
  return names as Connection[]
}

function readSeed(word: string): number {
  if (/^\d+$/.test(word) && Number(word) <= 0xffffffff) return Number(word)
  throw new InputError(`The seed "${word}" is no whole number from 0 to 4294967295.`)
}

/** The command that runs exactly one case, from the same folder. */
function replayCommand(target: string, { seed, scenarios, failOn }: CheckOptions, caseId: string): string {
  const own = ownCommand(process.argv[1] ?? '', process.cwd())
  const words = ['check', target, '--case', caseId, '--seed', String(seed)]
  if (scenarios !== undefined && caseId.startsWith('scenarios/')) words.push('--scenarios', scenarios)
  if (failOn === 'should') words.push('--fail-on', failOn)
  return [own, ...words.map(quoted)].join(' ')
}
