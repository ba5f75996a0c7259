import type { Report, RuleReport } from '../../../contracts/wire/index.ts'
import { baselineText } from '../baseline-text.ts'
import { brokenRules } from '../broken-rules.ts'
import { many } from '../counts.ts'
import { inALog } from '../in-a-log.ts'
import { code, fenced } from '../markdown-text.ts'
import type { Reporter, ReportOptions } from '../reporter.ts'
import { tellBreakdowns } from './breakdowns.ts'
import { tellDeviation } from './deviation.ts'
import { opening } from './opening.ts'
import { tellKnown, tellNotes, tellStale, tellUnjudged } from './rest.ts'

/**
 * A page in Markdown for whoever maintains the implementation that was judged, and has never seen this program: what was judged, each
 * deviation with the smallest event that shows it and how to see it again, and a baseline to live with them.
 */
export const findings: Reporter = (report, options = {}) => {
  const failed = brokenRules(report).filter(({ failures }) => failures.some(({ known }) => known === undefined))
  const musts = failed.filter(({ level }) => level === 'must')
  const shoulds = failed.filter(({ level }) => level !== 'must')
  const lines = [
    ...opening(report, options, musts.length, shoulds.length),
    ...section('Deviations', musts.flatMap(tellDeviation)),
    ...section('Cases that could not be answered', tellBreakdowns(report)),
    ...section('Rules without a verdict', tellErrored(report)),
    ...section('Warnings', shoulds.length === 0 ? [] : [warned, '', ...shoulds.flatMap(tellDeviation)]),
    ...section('Known deviations', [...tellKnown(report), ...tellStale(report)]),
    ...section('Observations', tellNotes(report)),
    ...section('What was not judged', tellUnjudged(report)),
    ...section('Baseline', proposal(report, options)),
  ]
  return `${inALog(lines.join('\n').trimEnd())}\n`
}

const warned =
  'These rules state what is advisable. Breaking one does not fail a run, unless it is asked for (`--fail-on should`).'

const section = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : [`## ${title}`, '', ...lines, ...(lines.at(-1) === '' ? [] : [''])]

/** Rules without a verdict for a reason that is no deviation: a case of theirs broke the target, or the rule itself broke. */
function tellErrored({ rules }: Report): string[] {
  return rules.flatMap(({ id, verdict, reason }) =>
    verdict === 'errored' && reason !== undefined ? [`- ${id}: ${code(reason)}`] : [],
  )
}

/** The baseline that covers what was found, where anything was. */
function proposal({ rules, target }: Report, { known = [] }: ReportOptions): string[] {
  const count = rules.reduce((sum, rule) => sum + (covers(rule) ? rule.failures.length : 0), 0)
  if (count === 0) return []
  return [
    `Where ${many(count, 'deviation')} cannot be mended at once, save this as ${code('known.yaml')}, put a reason to each entry, and run`,
    `${code('intercom-conformance check … --baseline known.yaml')}: the run then fails only for what is new in ${code(target.name)}, and for entries that are not`,
    'needed any more.',
    '',
    ...fenced('yaml', baselineText(rules, known, [])),
  ]
}

const covers = ({ level }: RuleReport) => level === 'must' || level === 'should'
