import { createColors } from 'picocolors'
import type { Failure, Report, RuleReport } from '../../contracts/wire/index.ts'
import { inline, printable } from './printable.ts'
import type { Reporter } from './reporter.ts'

/** How many causes of one rule are printed in full; the json report has more. */
const causesPrinted = 3

/** For people: what is broken, rule by rule, then one table and the verdict in the last lines. One screen when all is well. */
export const human: Reporter = (report, { color, areas }) => {
  const paint = createColors(color)
  const broken = byHarm(report.rules.filter(({ verdict }) => badVerdicts.includes(verdict)))
  const lines = [
    ...broken.flatMap((rule) => tellRule(rule, paint)),
    ...table(report, areas, paint),
    '',
    ...tellRest(report, paint),
    ...verdictLines(report, broken, paint),
  ]
  return `${lines.join('\n')}\n`
}

type Paint = ReturnType<typeof createColors>

const badVerdicts: readonly RuleReport['verdict'][] = ['errored', 'failed', 'unexpected-pass']

const harms = ['events lost', 'people confused', 'data wrong', 'style']

/** What does most harm first; must before should; else in the order of the contract. */
function byHarm(rules: readonly RuleReport[]): RuleReport[] {
  const weight = ({ level, harm }: RuleReport) => (level === 'must' ? 0 : harms.length) + harms.indexOf(harm)
  return rules.toSorted((left, right) => weight(left) - weight(right))
}

function tellRule(rule: RuleReport, paint: Paint): string[] {
  const { id, level, says, source, mend, verdict, failures, reason, causes = failures.length } = rule
  const shown = failures.filter(({ known }) => known === undefined)
  const mark = level === 'should' && verdict === 'failed' ? paint.yellow('!') : paint.red('✗')
  const more =
    causes > causesPrinted ? [`  and ${causes - causesPrinted} other causes; --reporter json tells them`] : []
  return [
    `${mark} ${paint.bold(id)} (${level})  ${says}`,
    ...(reason === undefined ? [] : [`  ${verdict}: ${printable(reason)}`]),
    ...shown.slice(0, causesPrinted).flatMap((failure) => tellFailure(failure, paint)),
    ...more,
    ...(failures.length > 0 ? [`  mend: ${mend}`, `  source: ${source}`] : []),
    '',
  ]
}

function tellFailure(failure: Failure, paint: Paint): string[] {
  const { message, count, expected, received, event, settings, replay, connection, scenario } = failure
  const times = count === 1 ? 'once' : `${count} times`
  return [
    `  ${message} ${paint.dim(`(${times}; smallest case below)`)}`,
    ...(expected === undefined ? [] : [`    expected  ${paint.green(inline(expected, 400))}`]),
    ...(received === undefined ? [] : [`    received  ${paint.red(inline(received, 400))}`]),
    `    event     ${inline(event, 800)}`,
    `    settings  ${inline(settings, 400)} over ${connection}`,
    `    again     ${paint.cyan(printable(replay))}`,
    ...tellScenario(scenario),
  ]
}

/** A journey that was generated, as a file: saved, it runs with `check --scenarios FILE`. */
function tellScenario(scenario: string | undefined): string[] {
  if (scenario === undefined) return []
  return [
    '    as a scenario file:',
    ...scenario
      .trimEnd()
      .split('\n')
      .map((line) => `      ${printable(line)}`),
  ]
}

function table(report: Report, areas: ReadonlyMap<string, readonly string[]>, paint: Paint): string[] {
  const rows = [...areas].flatMap(([area, ids]) => {
    const rules = report.rules.filter(({ id }) => ids.includes(id))
    if (rules.length === 0) return []
    const exercised = rules.reduce((sum, rule) => sum + rule.exercised, 0)
    return [[area, share(rules, 'must'), share(rules, 'should'), String(exercised)]]
  })
  const heads = ['area', 'must kept', 'should kept', 'judged']
  const widths = heads.map((head, index) => Math.max(head.length, ...rows.map((row) => row[index]?.length ?? 0)))
  const line = (cells: readonly string[]) =>
    `  ${cells.map((cell, index) => (index === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[index] ?? 0))).join('   ')}`
  return [paint.dim(line(heads)), ...rows.map(line)]
}

function share(rules: readonly RuleReport[], level: 'must' | 'should'): string {
  const ofLevel = rules.filter((rule) => rule.level === level)
  if (ofLevel.length === 0) return '–'
  return `${ofLevel.filter(({ verdict }) => verdict === 'passed').length} of ${ofLevel.length}`
}

/** What neither passed nor failed, so that nobody takes silence for a verdict. */
function tellRest(report: Report, paint: Paint): string[] {
  const named = (verdict: RuleReport['verdict']) =>
    report.rules.filter((rule) => rule.verdict === verdict && rule.level !== 'may').map(({ id }) => id)
  const freedoms = report.rules.filter(({ level }) => level === 'may').map(({ id }) => id)
  const notes = report.rules.flatMap(({ id, notes = [] }) =>
    notes.map((note) => `  noted under ${id}: ${note.message} ${paint.dim(`(${note.count} times)`)}`),
  )
  const stale = (report.summary.stale ?? []).map(
    ({ rule, why }) => `  ${paint.red('stale')} in the baseline: ${rule}. ${printable(why)}`,
  )
  const list = (words: string, ids: readonly string[]) => (ids.length === 0 ? [] : [`  ${words}: ${ids.join(', ')}`])
  return [
    ...notes,
    ...known(report),
    ...stale,
    ...list('not exercised, so not passed', named('not-exercised')),
    ...list('skipped', named('skipped')),
    ...list('freedoms, never judged', freedoms),
  ]
}

/** Deviations that the baseline knows, each with its reason: never mixed with what is new. */
function known({ rules }: Report): string[] {
  return rules.flatMap(({ id, failures }) =>
    failures.flatMap(({ message, known: reason, count }) =>
      reason === undefined ? [] : [`  known under ${id}: ${message} (${count} times; ${printable(reason)})`],
    ),
  )
}

function verdictLines(report: Report, broken: readonly RuleReport[], paint: Paint): string[] {
  const { summary, target, seed, tool, contract } = report
  const bySuite = Object.entries(summary.casesBySuite).filter(([, count]) => (count as number) > 0)
  const from = bySuite.map(([suite, count]) => `${count} ${suite}`).join(', ')
  const facts = [
    `  ${summary.cases} cases (${from}) over ${summary.connections.join(', ')}`,
    `  ${tool.name} ${tool.version}, contract ${contract.version}, seed ${seed}, Node ${report.environment.node}`,
  ]
  const name = printable(target.name)
  const passed = summary.rules['passed']
  const warnings = broken.filter(({ level, verdict }) => level === 'should' && verdict === 'failed').map(({ id }) => id)
  const faults = broken.filter(({ id }) => !warnings.includes(id)).map(({ id }) => id)
  if (summary.verdict === 'inconclusive') {
    return [...facts, paint.yellow(`inconclusive: ${summary.reason ?? 'nothing was proved.'}`)]
  }
  if (summary.verdict === 'passed') {
    const also = warnings.length > 0 ? `; warnings: ${warnings.join(', ')} (--fail-on should makes them fail)` : ''
    return [...facts, paint.green(`passed: ${name} keeps the contract; ${passed} rules passed${also}`)]
  }
  const also = warnings.length > 0 ? `; warnings: ${warnings.join(', ')}` : ''
  const fails = faults.length > 0 ? `${faults.join(', ')}${also}` : warnings.join(', ')
  const what = fails === '' ? 'has a baseline that is stale' : `breaks ${fails}`
  return [...facts, paint.red(`failed: ${name} ${what}; ${passed} rules passed`)]
}
