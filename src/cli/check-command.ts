import { resolve } from 'node:path'
import type { Command } from 'commander'
import { createColors } from 'picocolors'
import { contractVersion, type Rule, rules } from '../../contracts/rules/index.ts'
import { type Connection, connections, type Report, type Suite } from '../../contracts/wire/index.ts'
import {
  check,
  exitCodeOf,
  factsOf,
  isGeneratedId,
  type JudgePlan,
  KnownDeviations,
  readBaseline,
  recheck,
  selectRules,
  toolVersion,
} from '../conformance/index.ts'
import { InputError } from '../input/index.ts'
import { writablePlace, writeWhole } from '../output/index.ts'
import { reporters } from '../report/index.ts'
import { HistoryWriter, loadCases, type News, openHistory } from '../runner/index.ts'
import { openTarget } from '../targets/index.ts'
import { type CheckOptions, checkCommand, readConnections, readSuites } from './check-options.ts'
import type { ExitCode } from './exit-code.ts'
import { onInterrupt } from './interrupt.ts'
import { print } from './print.ts'
import { createProgress } from './progress.ts'
import { replayCommand } from './replay.ts'
import { type ReportDestination, readReporters } from './reporter-option.ts'
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
  const { report, known } =
    options.from === undefined
      ? await judgeTarget(word, options, selected)
      : await judgeSaved(options.from, options, selected)
  await tell(report, destinations)
  if (options.updateBaseline && options.baseline) return updateBaseline(options.baseline, report, known)
  return exitCodeOf(report)
}

/** Options that contradict each other, and files that one run would write twice or read and write. */
function expectSense(
  { from, record, scenarios, baseline, updateBaseline: isUpdate }: CheckOptions,
  destinations: readonly ReportDestination[],
): void {
  if (from !== undefined && (record ?? scenarios) !== undefined) {
    const other = record === undefined ? '--scenarios has nothing to play' : '--record has nothing to save'
    throw new InputError(`--from judges a run that is saved already; ${other}. Leave one of them out.`)
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

interface Judged {
  report: Report
  known: KnownDeviations
}

async function judgeTarget(word: string, options: CheckOptions, selected: readonly Rule[]): Promise<Judged> {
  const target = openTarget(word)
  const wanted = readConnections(options.connection, target)
  const wantedSuites = readSuites(options.suite)
  const generatedId = options.case !== undefined && isGeneratedId(options.case) ? options.case : undefined
  const selection = { scenarios: options.scenarios, folder: process.cwd(), caseId: options.case, suites: wantedSuites }
  const cases = generatedId === undefined ? loadCases(selection) : []
  const plan = judgePlan(word, options, selected, wanted)
  const history =
    options.record === undefined
      ? undefined
      : new HistoryWriter(options.record, {
          kind: 'run',
          version: 1,
          tool: { name: 'intercom-conformance', version: toolVersion },
          contract: { version: contractVersion },
          ...factsOf({ target, seed: options.seed }),
        })
  const progress = createProgress(process.stderr, () => performance.now())
  const release = onInterrupt(() => {
    progress.end()
    history?.abandon()
  })
  try {
    const report = await check({
      ...plan,
      target,
      cases: options.connection === undefined ? cases : cases.filter(({ connection }) => wanted.includes(connection)),
      seed: options.seed,
      ...(options.case === undefined ? { generate: { runs: options.runs, suites: wantedSuites } } : {}),
      ...(generatedId === undefined ? {} : { generatedId }),
      connections: wanted,
      nowMs: () => performance.now(),
      onCase: progress.show,
      ...(history === undefined ? {} : { onNews: (news: News) => history.take(news) }),
    })
    history?.end()
    return { report, known: plan.known }
  } catch (error) {
    history?.abandon()
    throw error
  } finally {
    release()
    progress.end()
  }
}

/** Judges a saved run by the rules of today; the filters choose among what was played. */
async function judgeSaved(file: string, options: CheckOptions, selected: readonly Rule[]): Promise<Judged> {
  const { run, news } = await openHistory(file)
  const wanted = readConnections(options.connection, { name: run.target.name, connections })
  const plan = judgePlan(run.target.name, { ...options, seed: run.seed }, selected, wanted)
  const chosen = chosenNews(news, wanted, readSuites(options.suite), options.case)
  return { report: await recheck(chosen, run, plan), known: plan.known }
}

async function* chosenNews(
  news: AsyncIterable<News>,
  wanted: readonly Connection[],
  wantedSuites: readonly Suite[],
  caseId: string | undefined,
): AsyncGenerator<News> {
  for await (const one of news) {
    const { id, connection, suite } =
      one.kind === 'played' ? one.performance.played : { id: one.caseId, connection: one.connection, suite: undefined }
    const isWanted = wanted.includes(connection) && (suite === undefined || wantedSuites.includes(suite))
    if (isWanted && (caseId === undefined || caseId === id)) yield one
  }
}

function judgePlan(word: string, options: CheckOptions, selected: readonly Rule[], wanted: readonly Connection[]) {
  const { baseline, updateBaseline: isUpdate, failOn, suite, scenarios } = options
  const isPartial = options.case !== undefined || suite !== undefined || scenarios !== undefined
  const entries = baseline === undefined ? [] : readBaseline(baseline, rules, { mayBeAbsent: isUpdate === true })
  const scope = { rules: selected.map(({ id }) => id), connections: wanted, isPartial }
  return {
    rules: selected,
    failOn,
    known: new KnownDeviations(entries, scope),
    today: new Date().toISOString().slice(0, 10),
    replay: (caseId: string) => replayCommand(word, options, caseId),
  } satisfies JudgePlan
}

async function tell(report: Report, destinations: readonly ReportDestination[]): Promise<void> {
  for (const { name, file } of destinations) {
    const color = file === undefined && createColors().isColorSupported && process.stdout.isTTY === true
    const text = reporters[name](report, { color })
    if (file === undefined) await print(text)
    else writeWhole(file, text)
  }
}
