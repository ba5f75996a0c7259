import { relative } from 'node:path'
import { createColors } from 'picocolors'
import { rules } from '../../../../contracts/rules/index.ts'
import type { Report } from '../../../../contracts/wire/index.ts'
import { compareReports, exitCodeOf, selectRules } from '../../../conformance/index.ts'
import { InputError } from '../../../input/index.ts'
import { printable, printableLines, redact, watchText } from '../../../report/index.ts'
import type { ExitCode } from '../../exit-code.ts'
import { print, say } from '../../print.ts'
import type { Asked } from '../config/with-config.ts'
import { judgeTarget, type LoadCases, writtenCases } from '../judge-target.ts'
import { type Burst, Changes } from './changes.ts'
import { remembering } from './remembered-cases.ts'
import { restsOn } from './rests-on.ts'

/** Generated cases of a round, unless somebody says: written ones find most, and a round is for every save. */
const runsUsual = 100

/**
 * `check --watch`: judges, and judges again whenever something changed that the verdict rests on, until Ctrl-C. `ask` reads the options anew,
 * since the config is among what changes. Answers with the exit code of the last verdict.
 */
export async function runWatch(ask: () => Asked): Promise<ExitCode> {
  const stop = stopSignal()
  const changes = new Changes()
  const cases = remembering(writtenCases)
  let asked = ask()
  let last: Report | undefined
  let burst: Burst | undefined = { files: [], isScenarios: false }
  while (burst !== undefined) {
    const folders = changes.look(restsOn(asked.word, asked.options))
    if (burst.files.length > 0) await print(`\n── ${told(burst.files)} changed\n`)
    if (burst.isScenarios) cases.forget()
    const round = await Promise.race([orSaid(() => judgeOnce(asked, cases.load)), aborted(stop)])
    // What was under way has been told to clean up, by the same signal; nothing waits for its end.
    if (round === undefined) process.exit(codeOf(last))
    if (typeof round === 'string') await print(`${printableLines(round)}\n`)
    else {
      await print(watchText(round, last && compareReports(last, round), { color: isColored() }))
      last = round
    }
    say(`Watching ${folders === 1 ? 'one folder' : `${folders} folders`}. Ctrl-C ends.`)
    burst = await changes.next(stop)
    const again = await orSaid(async () => ask())
    if (typeof again === 'string') say(printableLines(again))
    else asked = again
  }
  changes.close()
  return codeOf(last)
}

async function judgeOnce({ word, options }: Asked, load: LoadCases): Promise<Report> {
  const selected = options.rules === undefined ? rules : selectRules(rules, options.rules)
  const round = { ...options, runs: options.runs ?? runsUsual }
  const { report } = await judgeTarget(word, round, selected, () => {}, load)
  return options.redact ? redact(report) : report
}

const codeOf = (last: Report | undefined): ExitCode => (last === undefined ? 2 : exitCodeOf(last))

/** Aborts when the user, or whoever started this, ends it. The watch stays: a run under way sends itself the signal once more. */
function stopSignal(): AbortSignal {
  const controller = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => controller.abort())
  return controller.signal
}

const aborted = (signal: AbortSignal) =>
  new Promise<undefined>((resolve) => {
    if (signal.aborted) resolve(undefined)
    signal.addEventListener('abort', () => resolve(undefined), { once: true })
  })

/** What is wrong with the input just now is told: the next change may mend it. */
async function orSaid<Result>(work: () => Promise<Result>): Promise<Result | string> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof InputError) return error.message
    throw error
  }
}

/** So many files are named. */
const filesNamed = 3

function told(files: readonly string[]): string {
  const names = files.slice(0, filesNamed).map((file) => printable(relative(process.cwd(), file)))
  return names.join(', ') + (files.length > filesNamed ? ` and ${files.length - filesNamed} more` : '')
}

const isColored = () => createColors().isColorSupported && process.stdout.isTTY === true
