import type { Command } from 'commander'
import { type Rule, rules } from '../../../contracts/rules/index.ts'
import { exitCodeOf, selectRules } from '../../conformance/index.ts'
import { InputError } from '../../input/index.ts'
import { redact, reporters } from '../../report/index.ts'
import { casePlaces } from '../../runner/index.ts'
import type { ExitCode } from '../exit-code.ts'
import { type CheckOptions, checkCommand } from './check-options.ts'
import { type Asked, withConfig } from './config/with-config.ts'
import { expectSense } from './expect-sense.ts'
import type { Judged } from './judge-plan.ts'
import { judgeSaved } from './judge-saved.ts'
import { judgeTarget } from './judge-target.ts'
import { type ReportDestination, readReporters } from './reporter-option.ts'
import { runSmoke } from './run-smoke.ts'
import { sayUseless } from './say-useless.ts'
import { tellEach, tellEachAtOnce } from './tell-each.ts'
import { updateBaseline } from './update-baseline.ts'
import { runWatch } from './watch/run-watch.ts'

/** `check [TARGET]`: judges a target by the contract. */
export function defineCheck(exit: (code: ExitCode) => void): Command {
  return checkCommand().action(async (given: string, _: CheckOptions, command: Command) => {
    const { word, options } = withConfig(given, command)
    if (options.from !== undefined && command.args.length > 0) {
      throw new InputError(
        `--from judges a run that is saved already; the target "${word}" has nothing to do. Leave one of them out.`,
      )
    }
    exit(await runCheck(word, options, () => withConfig(given, command, { isTold: true })))
  })
}

/** Reads everything that was asked for, so that a mistake is told before anything is played. `ask` reads it once more. */
async function runCheck(word: string, options: CheckOptions, ask: () => Asked): Promise<ExitCode> {
  const selected = options.rules === undefined ? rules : selectRules(rules, options.rules)
  const destinations = readReporters(options.reporter)
  expectSense(options, destinations)
  sayUseless(word, options)
  if (options.watch) return runWatch(ask)
  if (options.suite === 'smoke') return runSmoke(word, options, destinations)
  const { report, known } = await judge(word, options, selected, (soFar) =>
    tellEachAtOnce(destinations, textOf(soFar, options)),
  )
  await tellEach(destinations, textOf({ report, known }, options))
  if (options.updateBaseline && options.baseline) return updateBaseline(options.baseline, report, known)
  return exitCodeOf(report)
}

/** `onInterrupted` gets what was judged so far, where the run is interrupted. */
const judge = (
  word: string,
  options: CheckOptions,
  selected: readonly Rule[],
  onInterrupted: (soFar: Judged) => void,
): Promise<Judged> =>
  options.from === undefined
    ? judgeTarget(word, options, selected, onInterrupted)
    : judgeSaved(options.from, options, selected, onInterrupted)

/** How a reporter tells what was judged. */
export function textOf(
  { report, known }: Judged,
  { redact: isRedacted }: Pick<CheckOptions, 'redact'>,
): (name: ReportDestination['name'], color: boolean) => string {
  const today = new Date().toISOString().slice(0, 10)
  const met = known.entries().filter((entry) => !known.unmet().includes(entry))
  const told = isRedacted ? redact(report) : report
  const placeOf = casePlaces(process.cwd())
  return (name, color) => reporters[name](told, { color, today, known: met, placeOf })
}
