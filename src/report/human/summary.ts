import type { Report, RuleReport } from '../../../contracts/wire/index.ts'
import { many, times } from '../counts.ts'
import { printable } from '../printable.ts'
import type { Paint } from './paint.ts'

/** How much of each area is kept, of what was exercised. */
export function table(report: Report, paint: Paint): string[] {
  const areas = Map.groupBy(report.rules, ({ area }) => area)
  const rows = [...areas].flatMap(([area, rules]) => {
    const exercised = rules.reduce((sum, rule) => sum + rule.exercised, 0)
    const isSeen = exercised > 0 || rules.some(({ verdict }) => verdict === 'errored')
    return isSeen ? [[area, share(rules, 'must'), share(rules, 'should'), String(exercised)]] : []
  })
  const heads = ['area', 'must kept', 'should kept', 'judged']
  const widths = heads.map((head, index) => Math.max(head.length, ...rows.map((row) => row[index]?.length ?? 0)))
  const line = (cells: readonly string[]) =>
    `  ${cells.map((cell, index) => (index === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[index] ?? 0))).join('   ')}`
  return [paint.dim(line(heads)), ...rows.map(line)]
}

function share(rules: readonly RuleReport[], level: 'must' | 'should'): string {
  const unseen = ['not-exercised', 'skipped']
  const ofLevel = rules.filter((rule) => rule.level === level && !unseen.includes(rule.verdict))
  if (ofLevel.length === 0) return '–'
  return `${ofLevel.filter(({ verdict }) => verdict === 'passed').length} of ${ofLevel.length}`
}

/** What neither passed nor failed, so that nobody takes silence for a verdict. */
export function tellRest(report: Report, paint: Paint): string[] {
  const named = (verdict: RuleReport['verdict']) =>
    report.rules.filter((rule) => rule.verdict === verdict && rule.level !== 'may').map(({ id }) => id)
  const freedoms = report.rules.filter(({ level }) => level === 'may').map(({ id }) => id)
  const notes = report.rules.flatMap(({ id, notes = [] }) =>
    notes.map((note) => `  noted under ${id}: ${note.message} ${paint.dim(`(${times(note.count)})`)}`),
  )
  const stale = (report.summary.stale ?? []).map(
    ({ rule, why }) => `  ${paint.red('stale')} in the baseline: ${rule}. ${printable(why)}`,
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
      reason === undefined ? [] : [`  known under ${id}: ${message} (${times(count)}; ${printable(reason)})`],
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
export function verdictLines(report: Report, broken: readonly RuleReport[], paint: Paint): string[] {
  const { summary, target, seed, tool, contract } = report
  const bySuite = Object.entries(summary.casesBySuite).filter(([, count]) => (count as number) > 0)
  const from = bySuite.map(([suite, count]) => `${count} ${suite}`).join(', ')
  const part = report.shard ? `, shard ${report.shard.index} of ${report.shard.count},` : ''
  const facts = [
    `  ${many(summary.cases, 'case')} (${from}) over ${summary.connections.join(', ')}`,
    ...leftOut(report),
    ...(report.shard ? ['  a part of a run: merge the json reports of all its shards for the verdict'] : []),
    ...(report.stopped !== undefined && summary.verdict !== 'inconclusive' ? [`  ${printable(report.stopped)}`] : []),
    ...(report.redacted ? ['  data of people is masked; equal values have equal masks'] : []),
    `  ${tool.name} ${tool.version}, contract ${contract.version}, seed ${seed}, Node ${report.environment.node}${deeper(report)}`,
  ]
  const name = `${printable(target.name)}${part}`
  const kept = `${many(summary.rules['passed'] ?? 0, 'rule')} passed`
  if (summary.verdict === 'inconclusive') {
    return [...facts, paint.yellow(`inconclusive: ${summary.reason ?? 'nothing was proved.'}`)]
  }
  const idsOf = (belongs: (rule: RuleReport) => boolean) => broken.filter(belongs).map(({ id }) => id)
  const isWarning = ({ level, verdict }: RuleReport) => level === 'should' && verdict === 'failed'
  const warnings = idsOf(isWarning)
  const also = warnings.length > 0 ? `; warnings: ${warnings.join(', ')}` : ''
  if (summary.verdict === 'passed') {
    const hint = warnings.length > 0 ? ' (--fail-on should makes them fail)' : ''
    const deviations = summary.rules['known-deviation'] ?? 0
    const said =
      deviations === 0
        ? 'keeps the contract'
        : `is as expected, with known deviations under ${many(deviations, 'rule')}`
    return [...facts, paint.green(`passed: ${name} ${said}; ${kept}${also}${hint}`)]
  }
  const fails = idsOf((rule) => !isWarning(rule) && rule.verdict !== 'unexpected-pass')
  const gone = idsOf(({ verdict }) => verdict === 'unexpected-pass')
  const broke = fails.length > 0 ? `${fails.join(', ')}${also}` : warnings.join(', ')
  const what = [
    ...(broke === '' ? [] : [`breaks ${broke}`]),
    ...(gone.length === 0 ? [] : [`keeps ${gone.join(', ')}, which the baseline says it breaks`]),
    ...(broke === '' && summary.errored > 0 ? [`could not answer ${many(summary.errored, 'case')}`] : []),
  ]
  const said = what.length > 0 ? what.join('; ') : 'has a baseline that is stale'
  return [...facts, paint.red(`failed: ${name} ${said}; ${kept}`)]
}
