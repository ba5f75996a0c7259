import { existsSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { Command } from 'commander'
import { toolVersion } from '../conformance/index.ts'
import { InputError } from '../input/index.ts'
import { printable, printableLines } from '../report/index.ts'
import {
  commandIn,
  configText,
  findTarget,
  lookAround,
  type Placed,
  type Standing,
  type Surroundings,
  standingOf,
  workflowText,
  writeAll,
} from '../setup/index.ts'
import { targetKindOf } from '../targets/index.ts'
import { configName, readConfig } from './check/config/read-config.ts'
import { type FirstBaseline, firstBaseline } from './check/first-baseline.ts'
import type { ExitCode } from './exit-code.ts'
import { print, say } from './print.ts'

interface InitOptions {
  force?: boolean
  dryRun?: boolean
}

/** `init [TARGET]`: sets up a repository: a config, a workflow for GitHub, and a first baseline. */
export function defineInit(exit: (code: ExitCode) => void): Command {
  return new Command('init')
    .description('set up this folder and its repository: a config, a workflow for GitHub, a first baseline')
    .argument('[target]', 'what is judged, as check takes it; found unless given')
    .option('--force', 'replace files that are there and differ')
    .option('--dry-run', 'print what would be written, and write nothing')
    .addHelpText('after', examples)
    .action(async (given: string | undefined, options: InitOptions) => exit(await runInit(given, options)))
}

const examples = `
It asks nothing: the target is the argument, else what the config says, else adapter.py, adapter.mjs, transform.ts, trace.jsonl here; the package
manager is told by its lock file, the branch by git.

Examples:
  intercom-conformance init
  intercom-conformance init http://127.0.0.1:9090
  intercom-conformance init command:'python3 adapter.py' --dry-run

Exit codes: 0 all is in place, 1 the target broke over cases that no baseline can cover, 2 nothing was written, or the target could not be judged.`

async function runInit(given: string | undefined, { force: isForced, dryRun: isDry }: InitOptions): Promise<ExitCode> {
  const around = lookAround(process.cwd())
  const config = readConfig(undefined)?.config
  const target = given ?? config?.target ?? findTarget(around.folder)
  targetKindOf(target)
  say(`Judging ${printable(target)}, to see what a baseline has to hold.`)
  const first = await firstBaseline([target], isForced === true)
  const standings = filesFor(around, target, first).map((file) => standingOf(file, around.folder))
  if (isDry) return await printAll(standings, around)
  const inTheWay = standings.filter(({ state }) => state === 'differs')
  if (inTheWay.length > 0 && !isForced) throw new InputError(refusal(inTheWay, around))
  writeAll(standings.filter(({ state }) => state !== 'same').map(({ file }) => file))
  await print(`${printableLines([...tellFiles(standings, around), ...nextSteps(around, target, first)].join('\n'))}\n`)
  return first.exitCode
}

/** The files of a set-up. */
function filesFor(around: Surroundings, target: string, first: FirstBaseline): Placed[] {
  const { folder, root } = around
  const config = join(folder, configName)
  const baseline = resolve(folder, first.file)
  const options = {
    target,
    ...(first.text !== undefined || existsSync(baseline) ? { baseline: first.file } : {}),
    ...(isService(target) ? { wait: 60 } : {}),
  }
  return [
    { path: config, text: configText(config, options, around) },
    {
      path: join(root, '.github', 'workflows', 'intercom-conformance.yml'),
      text: workflowText({ around, target, version: toolVersion }),
    },
    ...(first.text === undefined ? [] : [{ path: baseline, text: first.text }]),
  ]
}

const isService = (target: string) => /^https?:/.test(target)

const shown = (path: string, { folder }: Surroundings) => relative(folder, path)

function refusal(inTheWay: readonly Standing[], around: Surroundings): string {
  const names = inTheWay.map(({ file }) => shown(file.path, around)).join(' and ')
  const differences = inTheWay.map(({ difference }) => difference).join('\n')
  const verb = inTheWay.length === 1 ? 'is there already and says' : 'are there already and say'
  return `${names} ${verb} something else; nothing was written. --force replaces, --dry-run prints. What would differ:\n${differences}`
}

async function printAll(standings: readonly Standing[], around: Surroundings): Promise<ExitCode> {
  const states = {
    new: 'would be written',
    same: 'is there already, the same',
    differs: 'is there already, and differs',
  }
  for (const { file, state } of standings) {
    await print(`--- ${printable(shown(file.path, around))} (${states[state]})\n${printableLines(file.text)}\n`)
  }
  return 0
}

function tellFiles(standings: readonly Standing[], around: Surroundings): string[] {
  const states = { new: 'wrote', same: 'as it was', differs: 'replaced' }
  return standings.map(({ file, state }) => `${states[state].padEnd(9)} ${shown(file.path, around)}`)
}

function nextSteps(around: Surroundings, target: string, first: FirstBaseline): string[] {
  const command = commandIn(around, toolVersion)
  const { packageManager, isDependency, isRepository, hasStart } = around
  return [
    '',
    first.says,
    ...(isRepository ? [] : ['This folder is in no git repository: put .github where the top of one will be.']),
    ...(isService(target) && !hasStart ? ['Say in the workflow how the service is started: it fails until then.'] : []),
    ...(packageManager !== undefined && !isDependency
      ? [`Pin the version, if you like: ${packageManager.add} intercom-conformance, then init --force.`]
      : []),
    first.isJudged
      ? `Next: commit, and look at the check of the pull request. Here: ${command} check`
      : 'Next: init --force, when the target can be reached: it adds the baseline.',
  ]
}
