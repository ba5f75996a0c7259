import type { Report } from '../../../contracts/wire/index.ts'
import { many } from '../counts.ts'
import { code, prose } from '../markdown-text.ts'
import type { ReportOptions } from '../reporter.ts'
import { sayUntaken } from '../troubles.ts'

/** What the page is, what was judged, and the verdict in one sentence. */
export function opening(report: Report, { today }: ReportOptions, musts: number, shoulds: number): string[] {
  const { target, contract, tool, seed, summary, environment, redacted } = report
  const about = [target.version, target.language].filter((part) => part !== undefined).map(code)
  const suites = Object.entries(summary.casesBySuite).filter(([, count]) => (count as number) > 0)
  return [
    `# Findings: ${code(target.name)}`,
    '',
    ...(today === undefined ? [] : [today, '']),
    'This page says where an implementation of the RudderStack → Intercom destination (API 1.4) does something else than the public',
    'documentation of RudderStack and Intercom describes. It was written by intercom-conformance, which gives events to the implementation, or reads what',
    'was recorded of it, and judges what comes out, rule by rule. Each deviation is shown by the smallest event that was found for it.',
    '',
    `**${verdictOf(report, musts, shoulds)}**`,
    '',
    ...(summary.untaken ?? []).flatMap((one) => [prose(sayUntaken(one)), '']),
    `- implementation: ${code(target.name)}${about.length > 0 ? ` (${about.join(', ')})` : ''}`,
    `- connections: ${summary.connections.length > 0 ? summary.connections.join(', ') : 'none'}`,
    `- cases: ${summary.cases}${suites.length > 0 ? ` (${suites.map(([suite, count]) => `${count} ${suite}`).join(', ')})` : ''}`,
    `- contract: ${code(contract.version)}, judged by ${prose(tool.name)} ${code(tool.version)}, seed ${seed}, Node ${code(environment.node)}`,
    ...(redacted ? ['- data of people is masked: equal values have equal masks'] : []),
    '',
  ]
}

function verdictOf({ summary, rules }: Report, musts: number, shoulds: number): string {
  const exercised = rules.filter(({ verdict }) => verdict !== 'skipped' && verdict !== 'not-exercised').length
  const kept = `${summary.rules['passed'] ?? 0} of ${many(exercised, 'rule')} that the cases exercised ${summary.rules['passed'] === 1 ? 'is' : 'are'} kept`
  if (summary.verdict === 'inconclusive') return `Nothing was proved: ${prose(summary.reason ?? 'no rule was judged.')}`
  const warnings = shoulds > 0 ? `; ${many(shoulds, 'advisory rule')} ${shoulds === 1 ? 'is' : 'are'} not followed` : ''
  const broke = summary.errored > 0 ? `; ${many(summary.errored, 'case')} could not be answered` : ''
  const stale = summary.stale === undefined ? '' : '; the baseline is stale'
  if (musts > 0)
    return `${many(musts, 'binding rule')} ${musts === 1 ? 'is' : 'are'} broken${warnings}${broke}${stale}; ${kept}.`
  return `No binding rule is broken that the baseline does not know${warnings}${broke}${stale}; ${kept}.`
}
