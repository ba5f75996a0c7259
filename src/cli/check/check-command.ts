import { resolve } from 'node:path'
import type { Command } from 'commander'
import { type Rule, rules } from '../../../contracts/rules/index.ts'
import type { Report } from '../../../contracts/wire/index.ts'
import { exitCodeOf, type KnownDeviations, selectRules } from '../../conformance/index.ts'
import { InputError } from '../../input/index.ts'
import { writablePlace } from '../../output/index.ts'
import { redact, reporters } from '../../report/index.ts'
import type { ExitCode } from '../exit-code.ts'
import { type CheckOptions, checkCommand } from './check-options.ts'
import type { Judged } from './judge-plan.ts'
import { judgeSaved } from './judge-saved.ts'
import { judgeTarget } from './judge-target.ts'
import { type ReportDestination, readReporters } from './reporter-option.ts'
import { runSmoke } from './run-smoke.ts'
import { tellEach } from './tell-each.ts'
import { updateBaseline } from './update-baseline.ts'

/** `check [TARGET]`: judges a target by the contract. */
export function defineCheck(exit: (code: ExitCode) => void): Command {
  return checkCommand().action(async (word: string, options: CheckOptions, { args }: Command) => {
    if (options.from !== undefined && args.length > 0) {
      throw new InputError(
        `--from judges a run that is saved already; the target "${word}" has nothing to do. Leave one of them out.`,
      )
    }
    exit(await runCheck(word, options))
  })
}

/** Reads everything that was asked for, so that a mistake is told before anything is played. */
async function runCheck(word: string, options: CheckOptions): Promise<ExitCode> {
  const selected = options.rules === undefined ? rules : selectRules(rules, options.rules)
  const destinations = readReporters(options.reporter)
  if (options.updateBaseline && options.baseline === undefined) {
    throw new InputError('--update-baseline needs to know which file: add --baseline FILE.')
  }
  expectSense(options, destinations)
  if (options.suite === 'smoke') return runSmoke(word, options, destinations)
  const { report, known } = await judge(word, options, selected)
  await tell(options.redact ? redact(report) : report, destinations, known)
  if (options.updateBaseline && options.baseline) return updateBaseline(options.baseline, report, known)
  return exitCodeOf(report)
}

const judge = (word: string, options: CheckOptions, selected: readonly Rule[]): Promise<Judged> =>
  options.from === undefined ? judgeTarget(word, options, selected) : judgeSaved(options.from, options, selected)

/** Options that contradict each other, and files that one run would write twice or read and write. */
function expectSense(
  { from, suite, record, scenarios, baseline, updateBaseline: isUpdate, redact: isRedacted }: CheckOptions,
  destinations: readonly ReportDestination[],
): void {
  if (from !== undefined && suite === 'smoke') {
    throw new InputError(
      '--from judges a run that is saved already; --suite smoke asks a target. Leave one of them out.',
    )
  }
  if (from !== undefined && (record ?? scenarios) !== undefined) {
    const other = record === undefined ? '--scenarios has nothing to play' : '--record has nothing to save'
    throw new InputError(`--from judges a run that is saved already; ${other}. Leave one of them out.`)
  }
  if (isRedacted && record !== undefined) {
    throw new InputError(
      '--redact masks reports, and --record saves what was played as it was, so that it can be judged again. Leave one of them out.',
    )
  }
  const written = [
    ...destinations.flatMap(({ file }) => file ?? []),
    ...[record, isUpdate ? baseline : undefined].flatMap((file) => (file === undefined ? [] : writablePlace(file))),
    ...(from === undefined ? [] : [resolve(from)]),
  ]
  const twice = written.find((file, index) => written.indexOf(file) !== index)
  if (twice !== undefined)
    throw new InputError('Two options name this file, and one would destroy what the other needs.', { file: twice })
}

async function tell(report: Report, destinations: readonly ReportDestination[], known: KnownDeviations): Promise<void> {
  const today = new Date().toISOString().slice(0, 10)
  const met = known.entries().filter((entry) => !known.unmet().includes(entry))
  await tellEach(destinations, (name, color) => reporters[name](report, { color, today, known: met }))
}
