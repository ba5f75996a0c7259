import { Command, Option } from 'commander'
import {
  type Connection,
  connections,
  optionLimits,
  type Shard,
  type Suite,
  suites,
} from '../../../contracts/wire/index.ts'
import { InputError, oneOf } from '../../input/index.ts'
import { repeatable } from '../repeatable.ts'
import { readShard } from './read-shard.ts'
import { reporterOption } from './reporter-option.ts'

/** The words of one `check`, as they were given. */
export interface CheckOptions {
  connection?: string
  rules?: string
  failOn: 'must' | 'should'
  seed: number
  suite?: string
  runs?: number
  scenarios?: string
  case?: string
  shard?: Shard
  bail?: number
  watch?: boolean
  baseline?: string
  updateBaseline?: boolean
  record?: string
  from?: string
  reporter: string[]
  redact?: boolean
  setting: string[]
  timeoutMs?: number
  jobs?: number
  batch?: number
  wait?: number
  delivery?: number
  route?: 'processor' | 'router'
  header: string[]
  mockPort?: number
  browser?: 'jsdom' | 'chromium'
  cwd?: string
  env: string[]
  /** The file that was named; false where none is to be read, also none that lies in the folder. */
  config?: string | false
}

/** The command with its options; each is defined here, once. */
export function checkCommand(): Command {
  const command = new Command('check')
    .description('judge a target by the contract')
    .argument('[target]', targetForms, 'reference')
    .option('--connection <list>', 'only these connections, separated by commas')
    .option('--rules <globs>', "only these rules: U*,T1; '!U6' leaves one out")
    .addOption(
      new Option('--fail-on <level>', 'the level that fails a run').choices(['must', 'should']).default('must'),
    )
    .option('--seed <n>', 'the seed of everything that is left to chance', readSeed, 1)
    .option('--suite <list>', `only these suites: ${suites.join(', ')}; or smoke: does the adapter work`)
    .option(
      '--runs <n>',
      'how many generated cases; 2000 unless given, fewer in a browser',
      readCount('--runs', optionLimits.runs),
    )
    .option('--scenarios <glob>', 'your own scenario files, in place of those that come along')
    .option('--case <id>', 'exactly one case')
    .option(
      '--shard <i/n>',
      'only this part of the run, as 3/8; merge puts the json reports of all parts together',
      readShard,
    )
    .addOption(
      new Option('--bail [n]', 'stop after so many failing cases')
        .argParser(readCount('--bail', optionLimits.bail))
        .preset('1'),
    )
    .option('--watch', 'judge again on each change of the target, its scenarios, baseline or config, until Ctrl-C')
    .option('--baseline <file>', 'known deviations, each with its reason; they do not fail the run')
    .option('--update-baseline', 'write the baseline anew, from what this run found')
    .option('--record <file>', 'save the run as JSON lines')
    .option('--from <file>', 'judge a saved run again, without its target')
    .addOption(reporterOption())
    .option('--redact', 'mask the data of people in every report')
    .addOption(repeatable('--setting <key=value>', 'a setting that holds for every case'))
  return addStandOptions(command)
    .option('--jobs <n>', 'requests or processes side by side', readCount('--jobs', optionLimits.jobs))
    .option('--batch <n>', 'http: events in one request; 1 unless given', readCount('--batch', optionLimits.batch))
    .option(
      '--delivery <s>',
      'judge how a target that sends by itself delivers, in real time: seconds to wait for each further try',
      readCount('--delivery', optionLimits.delivery),
    )
    .option('--config <file>', 'options from a file; intercom-conformance.config.json of this folder unless given')
    .option('--no-config', 'no options from a file')
    .addHelpText('after', examples)
}

/** Options that say how a target is reached. */
export function addStandOptions(command: Command): Command {
  return command
    .option(
      '--timeout-ms <n>',
      'how long one answer may take; 10000 unless given',
      readCount('--timeout-ms', optionLimits.timeoutMs),
    )
    .option(
      '--mock-port <n>',
      'the port at which Intercom listens for what the target sends by itself',
      readCount('--mock-port', optionLimits.mockPort),
    )
    .option(
      '--wait <s>',
      'http: seconds to wait for a target that is not up yet',
      readCount('--wait', optionLimits.wait),
    )
    .addOption(new Option('--route <name>', 'http: the route of the protocol').choices(['processor', 'router']))
    .addOption(repeatable('--header <name:value>', 'http: a header of every request'))
    .addOption(
      new Option('--browser <name>', 'browser: where pages are opened; jsdom unless given').choices([
        'jsdom',
        'chromium',
      ]),
    )
    .option('--cwd <folder>', 'command: where it starts')
    .addOption(repeatable('--env <name=value>', 'command: added to its environment'))
}

const targetForms =
  'reference, http(s)://HOST:PORT, command:"CMD ARGS", module:PATH, browser:NAME|FILE|URL or trace:FILE'

const examples = `
Examples:
  intercom-conformance check
  intercom-conformance check --connection web-cloud,server-cloud --rules 'I*,U*'
  intercom-conformance check --case vectors/U2/first-name-alone
  intercom-conformance check --runs 100000 --suite properties
  intercom-conformance check --baseline known.yaml --update-baseline
  intercom-conformance check --record run.jsonl && intercom-conformance check --from run.jsonl --rules U4
  intercom-conformance check --scenarios 'journeys/**/*.yaml' --reporter json=report.json
  intercom-conformance check http://127.0.0.1:9090 --wait 30 --mock-port 4010 --reporter findings=findings.md
  intercom-conformance check command:'python3 adapter.py'
  intercom-conformance check module:./transform.mjs
  intercom-conformance check module:./transform.mjs --watch
  intercom-conformance check trace:samples.jsonl --redact`

export function readSeed(word: string): number {
  if (/^\d+$/.test(word) && Number(word) <= optionLimits.seed.maximum) return Number(word)
  throw new InputError(`The seed "${word}" is no whole number from 0 to ${optionLimits.seed.maximum}.`)
}

export function readCount(
  option: string,
  { minimum, maximum }: Readonly<{ minimum: number; maximum: number }>,
): (word: string) => number {
  return (word) => {
    if (/^\d+$/.test(word) && Number(word) >= minimum && Number(word) <= maximum) return Number(word)
    throw new InputError(`"${option} ${word}" is no whole number from ${minimum} to ${maximum}.`)
  }
}

/** A list of words, each one of those that exist; an error that says which is meant. */
function readList<Word extends string>(list: string, known: readonly Word[], noun: string): Word[] {
  return list.split(',').map((part) => oneOf(noun, part.trim(), known))
}

/** The suites to play; all unless said. */
export function readSuites(list: string | undefined): readonly Suite[] {
  if (list === undefined) return suites
  const words: readonly (Suite | 'smoke')[] = readList(list, [...suites, 'smoke'], 'suite')
  const judged = words.filter((word) => word !== 'smoke')
  if (judged.length === words.length) return judged
  throw new InputError(
    'The suite "smoke" asks whether an adapter works, and judges nothing: give it alone, --suite smoke.',
  )
}

/** The connections to judge: those that were asked for, of those that the target has; all of its own unless said. */
export function readConnections(
  list: string | undefined,
  target: { name: string; connections: readonly Connection[] },
): readonly Connection[] {
  if (list === undefined) return target.connections
  const names = readList(list, connections, 'connection')
  for (const name of names) {
    if (target.connections.includes(name)) continue
    const own = target.connections.join(', ')
    throw new InputError(`The target ${target.name} has no connection "${name}". It has: ${own}.`)
  }
  return names
}
