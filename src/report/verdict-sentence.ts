import { type Report, type RuleReport, standingOf } from '../../contracts/wire/index.ts'
import { brokenRules } from './broken-rules.ts'
import { many } from './counts.ts'
import { printable } from './printable.ts'

/** The verdict on a run in one sentence: `failed: mine breaks U2; 98 rules passed`. Safe to print. */
export function verdictSentence(report: Report): string {
  const { summary, target, failOn, shard } = report
  if (summary.verdict === 'inconclusive') return `inconclusive: ${printable(summary.reason ?? 'nothing was proved.')}`
  const broken = Map.groupBy(brokenRules(report), (rule) =>
    rule.verdict === 'unexpected-pass' ? 'gone' : standingOf(rule, failOn),
  )
  const warnings = idsOf(broken.get('warns'))
  const also = warnings === '' ? '' : `; warnings: ${warnings}`
  const kept = `${many(summary.rules['passed'] ?? 0, 'rule')} passed`
  const part = shard ? `, shard ${shard.index} of ${shard.count},` : ''
  const name = `${printable(target.name)}${part}`
  if (summary.verdict === 'passed') {
    const hint = warnings === '' ? '' : ' (--fail-on should makes them fail)'
    return `passed: ${name} ${asExpected(report)}; ${kept}${also}${hint}`
  }
  const [fails, gone] = [idsOf(broken.get('fails')), idsOf(broken.get('gone'))]
  const what = [
    ...(fails === '' ? [] : [`breaks ${fails}`]),
    ...(gone === '' ? [] : [`keeps ${gone}, which the baseline says it breaks`]),
    ...(fails === '' && summary.errored > 0 ? [`could not answer ${many(summary.errored, 'case')}`] : []),
    ...(fails === '' && summary.errored === 0 && gone === '' ? ['has a baseline that is stale'] : []),
  ]
  return `failed: ${name} ${what.join('; ')}${also}; ${kept}`
}

function asExpected({ summary }: Report): string {
  const deviations = summary.rules['known-deviation'] ?? 0
  return deviations === 0
    ? 'keeps the contract'
    : `is as expected, with known deviations under ${many(deviations, 'rule')}`
}

const idsOf = (rules: readonly RuleReport[] = []) => rules.map(({ id }) => id).join(', ')
