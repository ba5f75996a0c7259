import { type Report, type RuleReport, type Standing, standingOf } from '../../../contracts/wire/index.ts'
import { areasOf } from '../areas.ts'
import { brokenRules } from '../broken-rules.ts'
import { capital, many, times } from '../counts.ts'
import { type Markup, markup } from '../markup.ts'
import type { ReportOptions } from '../reporter.ts'
import { standings, verdictWords } from '../standings.ts'
import { tellFinding } from './finding.ts'
import { fold, words } from './parts.ts'

/** So many broken rules are listed; the others are there on a click. */
const firstTold = 10

/** The broken rules, the worst first, each a link to what was found. */
export function toMend(report: Report): Markup | '' {
  const broken = brokenRules(report)
  if (broken.length === 0) return ''
  const item = (rule: RuleReport) => {
    const { id, says, harm, failures } = rule
    const count = failures.reduce((sum, one) => sum + one.count, 0)
    return markup`<li class="${standingOf(rule, report.failOn)}"><a href="#rule-${id}"><b>${id}</b> ${words(says)}</a> <span class="quiet">${harm}${count > 0 && `, ${times(count)}`}</span></li>`
  }
  return markup`<section aria-labelledby="mend-heading">
<h2 id="mend-heading">What to mend, the worst first</h2>
<ol class="mend">${broken.slice(0, firstTold).map(item)}</ol>
${broken.length > firstTold && fold(`${broken.length - firstTold} more`, markup`<ol class="mend more">${broken.slice(firstTold).map(item)}</ol>`)}
</section>`
}

/** Every rule, by area, with what was found; and what chooses among them. */
export function rulesOf(report: Report, options: ReportOptions): Markup {
  const areas = Map.groupBy(report.rules, ({ area }) => area)
  const counts = new Map(areasOf(report).map((one) => [one.area, one]))
  return markup`<section id="rules" aria-labelledby="rules-heading" tabindex="-1">
<h2 id="rules-heading">The rules</h2>
${filter(report)}
${[...areas].map(([area, rules]) => {
  const count = counts.get(area)
  return markup`<section class="area" data-area aria-labelledby="area-${area}">
<h3 id="area-${area}">${capital(area)}${count === undefined ? '' : markup` <small>must ${count.must}, should ${count.should}</small>`}</h3>
${rules.map((rule) => tellRule(rule, report, options))}
</section>`
})}
<p class="nothing" data-nothing hidden>No rule is like that.</p>
</section>`
}

const levels: readonly RuleReport['level'][] = ['must', 'should', 'info', 'may']

/** Shown where scripts run: without one the whole list is there. */
function filter({ rules, failOn }: Report): Markup {
  const counts = Map.groupBy(rules, (rule) => standingOf(rule, failOn))
  const choice = (name: string, value: string, words: string, count: number) =>
    markup`<label class="choice"><input type="checkbox" name="${name}" value="${value}" checked> ${words} <span class="quiet">${count}</span></label>`
  return markup`<form class="filter" role="search" aria-label="Rules" data-filter hidden>
<label class="search"><span class="hidden">Search in the rules</span><input type="search" name="text" placeholder="Search rules, messages, events  ( / )" autocomplete="off" spellcheck="false"></label>
<fieldset><legend class="hidden">Verdict</legend>${(Object.keys(standings) as Standing[]).flatMap((one) => {
    const count = counts.get(one)?.length ?? 0
    return count === 0 ? [] : [choice('standing', one, standings[one].words, count)]
  })}</fieldset>
<fieldset><legend class="hidden">Level</legend>${levels.flatMap((level) => {
    const count = rules.filter((rule) => rule.level === level).length
    return count === 0 ? [] : [choice('level', level, level, count)]
  })}</fieldset>
<p class="shown" aria-live="polite"><span data-shown>${many(rules.length, 'rule')}</span> <button type="button" data-open>Open all</button></p>
</form>`
}

function tellRule(rule: RuleReport, { failOn }: Report, { placeOf }: ReportOptions): Markup {
  const { id, level, says, harm, source, mend, authority, verdict, failures, notes = [], reason } = rule
  const standing = standingOf(rule, failOn)
  const { mark, word } = standings[standing]
  const more = (rule.causes ?? failures.length) - failures.length
  return markup`<details class="rule ${standing}" id="rule-${id}" data-rule data-standing="${standing}" data-level="${level}"${(standing === 'fails' || standing === 'warns') && markup` data-broken`}>
<summary><span class="mark" aria-hidden="true">${mark}</span><span class="hidden">${word}: </span><b class="id">${id}</b><span class="says">${words(says)}</span><span class="level">${level}</span><span class="judged" title="how often it was judged">${rule.exercised.toLocaleString('en')}<span class="hidden"> times judged</span></span></summary>
<div class="inside">
<p class="state"><b>${verdictWords[verdict]}</b>${reason !== undefined && markup` <span class="foreign">${reason}</span>`}</p>
${failures.map((failure, index) => tellFinding(failure, index === 0, placeOf))}
${more > 0 && markup`<p class="quiet">${many(more, 'more cause')} not shown.</p>`}
${notes.map((note, index) => tellFinding(note, index === 0, placeOf))}
<dl class="facts">
<div><dt>What to do</dt><dd>${words(mend)}</dd></div>
<div><dt>Source</dt><dd>${authority !== undefined && `${authority}: `}${source}</dd></div>
<div><dt>A violation means</dt><dd>${harm}</dd></div>
<div><dt>Exercised by</dt><dd>${exercisedBy(rule)}</dd></div>
</dl>
</div>
</details>
`
}

function exercisedBy({ exercisedBy: bySuite, pairs = {} }: RuleReport): string {
  const told = Object.entries(bySuite).flatMap(([suite, count]) => ((count as number) > 0 ? [`${count} ${suite}`] : []))
  const compared = Object.entries(pairs).map(([pair, count]) => `${pair} ${times(count)}`)
  if (told.length === 0) return 'no case'
  return `${told.join(', ')}${compared.length > 0 ? `; compared: ${compared.join(', ')}` : ''}`
}
