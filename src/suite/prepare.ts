import { rules as allRules, type Rule } from '../../contracts/rules/index.ts'
import {
  connections as allConnections,
  suites as allSuites,
  cloudConnections,
  type Report,
} from '../../contracts/wire/index.ts'
import { check, isGeneratedId, readKnown, runsUsual, selectRules } from '../conformance/index.ts'
import { oneOf } from '../input/index.ts'
import { type Case, casesOver, createWorld, loadCases, openStand, type Stand } from '../runner/index.ts'
import { type Answer, quoted, type Target, withoutCredentials } from '../targets/index.ts'
import { type ConformanceOptions, type JudgedTarget, optionNames, type SkippedInWords } from './options.ts'

export type { ConformanceOptions, JudgedTarget } from './options.ts'

/** The report of a run, by rule. */
export interface Judged {
  report: Report
  rule(id: string): Report['rules'][number]
}

/** A suite before its run: what a test runner has to know to name its tests. */
export interface Suite {
  name: string
  rules: readonly Rule[]
  failOn: 'must' | 'should'
  timeoutMs: number
  /** Judges the target, once. */
  run(): Promise<Judged>
}

/** Where a failing test says how to run its case alone, the case stands in this variable. */
const caseVariable = 'INTERCOM_CONFORMANCE_CASE'

/** What a suite needs of its surroundings. */
export interface Surroundings {
  /** The command that runs the tests of this file again. */
  again: string
  env: Readonly<Record<string, string | undefined>>
  /** Today, as `2026-11-23`. */
  today: string
  nowMs(): number
}

const minutes = 60_000

/** Reads what was asked for, so that a mistake is told before anything is played. An `InputError` says what is meant. */
export function prepare(judged: JudgedTarget, options: ConformanceOptions, around: Surroundings): Suite {
  const { failOn = 'must', rules: globs, timeoutMs = 10 * minutes } = options
  expectKnown('option', Object.keys(options), optionNames)
  expectKnown('connection', options.connections ?? [], allConnections)
  expectKnown('suite', options.suites ?? [], allSuites)
  expectKnown('failOn', [failOn], ['must', 'should'])
  // Freedoms are never judged: a test of one could not fail.
  const rules = (globs === undefined ? [...allRules] : selectRules(allRules, globs)).filter(
    ({ level }) => level !== 'may',
  )
  const caseId = around.env[caseVariable] || undefined
  let running: Promise<Judged> | undefined
  return {
    name: options.name ?? `${nameOf(judged)} keeps the contract`,
    rules,
    failOn,
    timeoutMs,
    run() {
      running ??= judge(judged, options, rules, caseId, around)
      return running
    },
  }
}

async function judge(
  judged: JudgedTarget,
  options: ConformanceOptions,
  rules: readonly Rule[],
  caseId: string | undefined,
  { again, today, nowMs }: Surroundings,
): Promise<Judged> {
  const {
    failOn = 'must',
    seed = 1,
    suites = allSuites,
    folder = process.cwd(),
    scenarios,
    baseline,
    settings,
  } = options
  const generatedId = caseId !== undefined && isGeneratedId(caseId) ? caseId : undefined
  const cases: Case[] = generatedId === undefined ? loadCases({ folder, suites, caseId, scenarios }) : []
  const stand = await openStandOf(judged, { ...options, folder })
  try {
    const { target, world } = stand
    const connections = options.connections ?? target.connections
    const scope = { rules: rules.map(({ id }) => id), connections, isPartial: isPartial(options, caseId) }
    const report = await check({
      target,
      world,
      rules,
      failOn,
      seed,
      today,
      nowMs,
      known: readKnown(baseline, scope),
      cases: casesOver(cases, connections),
      connections,
      ...(settings === undefined ? {} : { fixed: settings }),
      ...(generatedId === undefined ? {} : { generatedId }),
      ...(caseId === undefined ? { generate: { runs: options.runs ?? target.runs ?? runsUsual, suites } } : {}),
      replay: (id) => `${caseVariable}=${quoted(id)} ${again}`,
    })
    const byId = new Map(report.rules.map((rule) => [rule.id, rule]))
    return { report, rule: (id) => byId.get(id) as Report['rules'][number] }
  } finally {
    await stand.close()
  }
}

/** Those who write JavaScript have no compiler that tells them. */
function expectKnown(noun: string, words: readonly string[], known: readonly string[]): void {
  for (const word of words) oneOf(noun, String(word), known)
}

const isPartial = ({ suites, scenarios }: ConformanceOptions, caseId: string | undefined) =>
  caseId !== undefined || suites !== undefined || scenarios !== undefined

/** A target of this process stands on an Intercom of its own, which nothing but what it returns reaches. */
async function openStandOf(judged: JudgedTarget, options: ConformanceOptions & { folder: string }): Promise<Stand> {
  if (typeof judged === 'string') return openStand(judged, { folder: options.folder, ...options.reach })
  const given = typeof judged === 'function' ? { transform: judged } : judged
  const target: Target = {
    name: nameOf(judged),
    connections: options.connections ?? cloudConnections,
    ...given,
    transform: async (input, manner) => answerOf(await given.transform(input, manner)),
  }
  return { world: createWorld(), target, close: async () => target.close?.() }
}

/** A function may leave events out in the words that a module does: `{ skipped: true, message }`. */
function answerOf(answer: Answer | SkippedInWords): Answer {
  if (typeof answer !== 'object' || answer === null || !('skipped' in answer) || answer.skipped !== true) {
    return answer as Answer
  }
  return { kind: 'skipped', reason: String(answer.message ?? 'It was left out.') }
}

function nameOf(judged: JudgedTarget): string {
  if (typeof judged === 'string') return withoutCredentials(judged)
  return judged.name || 'the target'
}
