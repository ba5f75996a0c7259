import { type Report, type Standing, standingOf } from '../../../contracts/wire/index.ts'
import { capital, many } from '../counts.ts'
import { headlineOf } from '../headline.ts'
import { type Markup, markup } from '../markup.ts'
import type { ReportOptions } from '../reporter.ts'
import { standings } from '../standings.ts'
import { themeButton } from './page.ts'

/** The verdict, who was judged, and by how much it is kept. */
export function head(report: Report, { today }: ReportOptions): Markup {
  const { target, summary } = report
  const { says, because } = headlineOf(report)
  const about = [target.version, target.language].filter((one) => one !== undefined).join(', ')
  return markup`<header class="head ${summary.verdict}">
<div class="bar"><p class="eyebrow">intercom-conformance<span> · RudderStack → Intercom, API 1.4</span></p>${themeButton}</div>
<h1><span class="who"><bdi>${target.name}</bdi>${about === '' ? '' : markup` <small>${about}</small>`}</span> <span class="verdict">${capital(says)}</span></h1>
<p class="sentence">${because}</p>
${shares(report)}
${facts(report, today)}
</header>`
}

const width = 1000

/** How the rules are distributed, as one bar; the words beside it say the same. */
function shares({ rules, failOn }: Report): Markup {
  const counts = Map.groupBy(rules, (rule) => standingOf(rule, failOn))
  const shown = (Object.keys(standings) as Standing[]).flatMap((standing) => {
    const count = counts.get(standing)?.length ?? 0
    return count === 0 ? [] : [{ standing, count }]
  })
  let place = 0
  const parts = shown.map(({ standing, count }) => {
    const length = (count / rules.length) * width
    const start = place
    place += length
    return markup`<rect class="${standing}" x="${start.toFixed(1)}" width="${Math.max(length - 3, 2).toFixed(1)}" height="10" rx="2"/>`
  })
  return markup`<svg class="shares" viewBox="0 0 ${width} 10" preserveAspectRatio="none" aria-hidden="true">${parts}</svg>
<ul class="legend">${shown.map(({ standing, count }) => markup`<li class="${standing}"><b>${count}</b> ${count === 1 ? standings[standing].word : standings[standing].words}</li>`)}</ul>`
}

function facts(
  { summary, environment, seed, redacted, tool, contract, failOn = 'must' }: Report,
  today?: string,
): Markup {
  const suites = Object.entries(summary.casesBySuite).flatMap(([suite, count]) =>
    (count as number) > 0 ? [`${count} ${suite}`] : [],
  )
  const leftOut = (summary.leftOut ?? []).map(({ reason, count }) => `${many(count, 'case')}: ${reason}`)
  const rows: [string, string][] = [
    ['Cases', `${summary.cases.toLocaleString('en')}${suites.length > 0 ? ` (${suites.join(', ')})` : ''}`],
    ...(leftOut.length > 0 ? [['Left out', leftOut.join('; ')] satisfies [string, string]] : []),
    ['Connections', summary.connections.join(', ') || 'none'],
    ['A run fails on', failOn === 'must' ? 'must rules' : 'must and should rules'],
    ['Seed', String(seed)],
    ['Judged by', `${tool.name} ${tool.version}, contract ${contract.version}`],
    ['On', [`Node ${environment.node}`, environment.platform, environment.browser].filter(Boolean).join(', ')],
    ...(today === undefined ? [] : [['Day', today] satisfies [string, string]]),
    ...(redacted ? [['Data of people', 'is masked; equal values have equal masks'] satisfies [string, string]] : []),
  ]
  return markup`<dl class="facts">${rows.map(([name, value]) => markup`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`
}
