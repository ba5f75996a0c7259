import { type Report, type RuleReport, standingOf } from '../../contracts/wire/index.ts'
import { brokenRules } from './broken-rules.ts'
import { many } from './counts.ts'
import { human } from './human/human.ts'
import { inline, printable, printableLines } from './printable.ts'
import type { Place, Reporter, ReportOptions } from './reporter.ts'
import { troublesOf } from './troubles.ts'

/** GitHub shows so many annotations of one step; what is beyond them would be lost without a word. */
const annotationsShown = 10

/**
 * Annotations for GitHub, as commands in the log of a job: what is wrong with the run, then the broken rules, the worst first; at
 * most ten. The report for people follows, so that the log tells everything; no line of it is a command.
 */
export const github: Reporter = (report, options = {}) => {
  const all = [
    ...troublesOf(report).map(({ title, says }) => command('error', title, says)),
    ...brokenRules(report).map((rule) => annotation(rule, report, options)),
  ]
  const shown = all.length > annotationsShown ? all.slice(0, annotationsShown) : all
  const more = all.length - shown.length
  return `${[...shown, ...(more > 0 ? [`${many(more, 'more problem')} not annotated.`] : [])]
    .map((line) => `${line}\n`)
    .join('')}${human(report)}`
}

/** A broken rule at the place of its smallest case. */
function annotation(rule: RuleReport, { failOn }: Report, { placeOf }: ReportOptions): string {
  const { id, says, failures, reason, mend, causes = failures.length } = rule
  const kind = standingOf(rule, failOn) === 'fails' ? 'error' : 'warning'
  const failure = failures.find(({ known }) => known === undefined)
  if (failure === undefined) return command(kind, `${id}: ${says}`, reason ?? rule.verdict)
  const { message, expected, received, replay } = failure
  const lines = [
    message,
    ...(expected === undefined ? [] : [`expected: ${inline(expected, 300)}`]),
    ...(received === undefined ? [] : [`received: ${inline(received, 300)}`]),
    ...(causes > 1 ? [`and ${many(causes - 1, 'other cause')}`] : []),
    `mend: ${mend}`,
    `again: ${replay}`,
  ]
  return command(kind, `${id}: ${says}`, lines.join('\n'), placeOf?.(failure.case))
}

/** A workflow command. The title is cut: GitHub shows one line of it. */
function command(kind: 'error' | 'warning', title: string, message: string, place?: Place): string {
  const words = title.length > 120 ? `${title.slice(0, 119).toWellFormed()}…` : title
  const properties = {
    ...(place === undefined ? {} : { file: place.file }),
    ...(place?.line === undefined ? {} : { line: String(place.line) }),
    title: printable(words),
  }
  const told = Object.entries(properties).map(([name, value]) => `${name}=${escapedProperty(value)}`)
  return `::${kind} ${told.join(',')}::${escapedData(printableLines(message))}`
}

/** The escapes of workflow commands, as GitHub's toolkit writes them. */
const escapedData = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A').replaceAll('##[', '##\\u005b')

const escapedProperty = (text: string): string => escapedData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
