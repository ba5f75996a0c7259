import { type Failure, type Report, type RuleReport, standingOf } from '../../contracts/wire/index.ts'
import { areasOf } from './areas.ts'
import { brokenRules } from './broken-rules.ts'
import { many, times } from './counts.ts'
import { headlineOf } from './headline.ts'
import { inALog } from './in-a-log.ts'
import { code, fenced, plain, plainWords, prose } from './markdown-text.ts'
import type { Reporter } from './reporter.ts'
import { troublesOf } from './troubles.ts'

/** GitHub refuses a summary of more than 1 MiB: so many characters are told, of which each may take three bytes. */
const lengthMost = 300_000

/** How many causes of one rule are told in full. */
const causesTold = 3

/** A summary in Markdown for the page of a job, or a comment: the verdict, one table, and each broken rule in a fold. */
export const markdown: Reporter = (report) => {
  const { summary, tool, contract, seed, redacted } = report
  const mark = { passed: '✅', failed: '❌', inconclusive: '❔' }[summary.verdict]
  const headline = headlineOf(report)
  const lines = [
    `## ${mark} ${plain(report.target.name)} ${headline.says}`,
    '',
    plain(headline.because),
    '',
    ...troublesOf(report).map(({ title, says }) => `- **${title}**: ${code(says)}`),
    '',
    ...table(report),
    '',
    ...folds(report),
    ...known(report),
    ...unjudged(report),
    `<sub>${many(summary.cases, 'case')} over ${summary.connections.map(plain).join(', ') || 'no connection'} · ${plain(`${tool.name} ${tool.version}`)} · contract ${plain(contract.version)} · seed ${seed}${redacted ? ' · data of people is masked' : ''}</sub>`,
  ]
  return `${inALog(lines.join('\n').replace(/\n{3,}/g, '\n\n'))}\n`
}

function table(report: Report): string[] {
  const rows = areasOf(report).map(
    ({ area, must, should, judged }) => `| ${plain(area)} | ${must} | ${should} | ${judged} |`,
  )
  return ['| area | must kept | should kept | judged |', '|---|--:|--:|--:|', ...rows]
}

/** Broken rules, the worst first, as long as there is room. */
function folds(report: Report): string[] {
  const all = brokenRules(report)
  const told: string[] = []
  let length = 0
  for (const [index, rule] of all.entries()) {
    const fold = foldOf(rule, report)
    length += fold.join('\n').length
    if (length > lengthMost) return [...told, `${many(all.length - index, 'more broken rule')} not shown.`, '']
    told.push(...fold)
  }
  return told
}

function foldOf(rule: RuleReport, { failOn }: Report): string[] {
  const { id, says, harm, level, source, mend, failures, reason, causes = failures.length } = rule
  const mark = standingOf(rule, failOn) === 'fails' ? '❌' : '⚠️'
  const fresh = failures.filter(({ known }) => known === undefined)
  const more = fresh.length - causesTold + causes - failures.length
  return [
    `<details><summary>${mark} <b>${plain(id)}</b> (${level}; ${plain(harm)}) ${plainWords(says)}</summary>`,
    '',
    ...(reason === undefined ? [] : [`${code(reason)}`, '']),
    ...fresh.slice(0, causesTold).flatMap(cause),
    ...(more > 0 ? [`${many(more, 'more cause')} not shown.`, ''] : []),
    `**What to do**: ${prose(mend)}`,
    '',
    `**Source**: ${prose(source)}`,
    '',
    '</details>',
    '',
  ]
}

function cause({ message, count, connection, event, expected, received, replay }: Failure): string[] {
  return [
    `**${prose(message)}** (${times(count)}, the smallest over ${connection})`,
    '',
    ...fenced(
      'diff',
      [
        ...(expected === undefined ? [] : [`- ${JSON.stringify(expected)}`]),
        ...(received === undefined ? [] : [`+ ${JSON.stringify(received)}`]),
      ]
        .map(cut)
        .join('\n'),
    ),
    ...fenced('json', cut(JSON.stringify(event, null, 2))),
    ...fenced('sh', replay),
  ]
}

/** A value so long that it hides the others is cut. */
const cut = (text: string): string => (text.length > 3000 ? `${text.slice(0, 2999).toWellFormed()}…` : text)

function known({ rules }: Report): string[] {
  const entries = rules.flatMap(({ id, failures }) =>
    failures.flatMap(({ message, count, known: reason }) =>
      reason === undefined ? [] : [`- ${plain(id)}: ${prose(message)} (${times(count)}) ${code(reason)}`],
    ),
  )
  if (entries.length === 0) return []
  const title = many(entries.length, 'known deviation')
  return [`<details><summary>${title}</summary>`, '', ...entries, '', '</details>', '']
}

function unjudged({ rules, failOn }: Report): string[] {
  const ids = rules
    .filter((rule) => rule.level !== 'may' && standingOf(rule, failOn) === 'unjudged')
    .map(({ id }) => id)
  return ids.length === 0 ? [] : [`${many(ids.length, 'rule')} not judged: ${ids.map(plain).join(', ')}`, '']
}
