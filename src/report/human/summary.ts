import type { Report, RuleReport } from '../../../contracts/wire/index.ts'
import { areasOf } from '../areas.ts'
import { many, times } from '../counts.ts'
import { printable } from '../printable.ts'
import { verdictSentence } from '../verdict-sentence.ts'
import type { Paint } from './paint.ts'

/** How much of each area is kept, of what was exercised. */
export function table(report: Report, paint: Paint): string[] {
  const rows = areasOf(report).map(({ area, must, should, judged }) => [area, must, should, String(judged)])
  const heads = ['area', 'must kept', 'should kept', 'judged']
  const widths = heads.map((head, index) => Math.max(head.length, ...rows.map((row) => row[index]?.length ?? 0)))
  const line = (cells: readonly string[]) =>
    `  ${cells.map((cell, index) => (index === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[index] ?? 0))).join('   ')}`
  return [paint.dim(line(heads)), ...rows.map(line)]
}

/** What neither passed nor failed, so that nobody takes silence for a verdict. */
export function tellRest(report: Report, paint: Paint): string[] {
  const named = (verdict: RuleReport['verdict']) =>
    report.rules.filter((rule) => rule.verdict === verdict && rule.level !== 'may').map(({ id }) => id)
  const freedoms = report.rules.filter(({ level }) => level === 'may').map(({ id }) => id)
  const notes = report.rules.flatMap(({ id, notes = [] }) =>
    notes.map((note) => `  noted under ${id}: ${printable(note.message)} ${paint.dim(`(${times(note.count)})`)}`),
  )
  const stale = (report.summary.stale ?? []).map(
    ({ rule, why }) => `  ${paint.red('stale')} in the baseline: ${printable(rule)}. ${printable(why)}`,
  )
  const list = (words: string, ids: readonly string[], many = 'other rules') =>
    ids.length === 0 ? [] : [`  ${words}: ${ids.length > manyIds ? `${ids.length} ${many}` : ids.join(', ')}`]
  return [
    ...notes,
    ...known(report),
    ...stale,
    ...list('not exercised, so not passed', named('not-exercised')),
    ...list('skipped', named('skipped'), 'rules that ask for what was left out'),
    ...list('freedoms, never judged', freedoms),
  ]
}

/** A run of few cases, or over few connections, leaves many rules unmet. */
const manyIds = 25

/** Deviations that the baseline knows, each with its reason: never mixed with what is new. */
function known({ rules }: Report): string[] {
  return rules.flatMap(({ id, failures }) =>
    failures.flatMap(({ message, known: reason, count }) =>
      reason === undefined
        ? []
        : [`  known under ${id}: ${printable(message)} (${times(count)}; ${printable(reason)})`],
    ),
  )
}

/** Cases that were not played, and why: a target that leaves out most of them has shown little. */
function leftOut({ summary }: Report): string[] {
  const reasons = summary.leftOut ?? []
  if (reasons.length === 0) return []
  const count = reasons.reduce((sum, reason) => sum + reason.count, 0)
  const [first, ...others] = reasons
  const more = others.length === 0 ? '' : `, and ${many(others.length, 'other reason')}`
  return [
    `  ${many(count, 'case')} left out: ${printable(first?.reason ?? '').slice(0, 200)} (${times(first?.count ?? 0)}${more})`,
  ]
}

/** A run that generated cases may generate more of them. */
function deeper({ summary }: Report): string {
  const generated = Number(summary.casesBySuite['properties'] ?? 0)
  return generated >= 100 ? `; --runs ${generated * 10} goes deeper` : ''
}

/** What was run, and the verdict in the last line. */
export function verdictLines(report: Report, paint: Paint): string[] {
  const { summary, seed, tool, contract } = report
  const bySuite = Object.entries(summary.casesBySuite).filter(([, count]) => (count as number) > 0)
  const from = bySuite.map(([suite, count]) => `${count} ${suite}`).join(', ')
  const facts = [
    summary.cases === 0
      ? '  no case'
      : `  ${many(summary.cases, 'case')} (${from}) over ${summary.connections.join(', ')}`,
    ...leftOut(report),
    ...(report.shard ? ['  a part of a run: merge the json reports of all its shards for the verdict'] : []),
    ...(report.stopped !== undefined && summary.verdict !== 'inconclusive' ? [`  ${printable(report.stopped)}`] : []),
    ...(report.redacted ? ['  data of people is masked; equal values have equal masks'] : []),
    `  ${printable(`${tool.name} ${tool.version}, contract ${contract.version}, seed ${seed}, Node ${report.environment.node}`)}${deeper(report)}`,
  ]
  const colours = { passed: paint.green, failed: paint.red, inconclusive: paint.yellow }
  return [...facts, colours[summary.verdict](verdictSentence(report))]
}
