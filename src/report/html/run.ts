import type { BreakdownReport, Report } from '../../../contracts/wire/index.ts'
import { many, times } from '../counts.ts'
import { type Markup, markup } from '../markup.ts'
import { troublesOf } from '../troubles.ts'
import { command, fold } from './parts.ts'

/** What is wrong with the run itself, before anything about rules. */
export function tellTroubles(report: Report): Markup | '' {
  const troubles = troublesOf(report)
  if (troubles.length === 0) return ''
  return markup`<section class="troubles" aria-labelledby="run-heading">
<h2 id="run-heading">About the run</h2>
<ul>${troubles.map(({ title, says }) => markup`<li><b>${title}.</b> <span class="foreign">${says}</span></li>`)}</ul>
${[...Map.groupBy(report.errors, ({ message }) => message).values()].map(tellBreakdowns)}
${report.summary.errored > report.errors.length && markup`<p class="quiet">${report.summary.errored - report.errors.length} more are not shown.</p>`}
</section>`
}

/** Cases that broke the target in one way: a card of the first of them, and the names of the others. */
function tellBreakdowns([first, ...others]: BreakdownReport[]): Markup | '' {
  if (first === undefined) return ''
  const { case: id, connection, message, stderr, replay } = first
  return markup`<article class="finding">
<h3 class="foreign">${message}</h3>
<p class="quiet">Case <code>${id}</code> over ${connection}</p>
${others.length > 0 && fold(`The same over ${many(others.length, 'other case')}`, markup`<ul>${others.map((one) => markup`<li><code>${one.case}</code> over ${one.connection}</li>`)}</ul>`)}
${stderr !== undefined && fold('What it wrote to its standard error', markup`<pre>${stderr.trimEnd()}</pre>`)}
${command('To see it again', replay)}
</article>`
}

/** What is no deviation, and worth knowing. */
export function tellNotes({ rules }: Report): Markup | '' {
  const notes = rules.flatMap(({ id, notes: own = [] }) => own.map((note) => ({ id, ...note })))
  if (notes.length === 0) return ''
  return markup`<section aria-labelledby="notes-heading">
<h2 id="notes-heading">Worth knowing</h2>
<p class="quiet">${many(notes.length, 'observation')} of rules that inform, and are never part of a verdict.</p>
<ul class="notes">${notes.map(({ id, message, count }) => markup`<li><a href="#rule-${id}">${id}</a> ${message} <span class="quiet">(${times(count)})</span></li>`)}</ul>
</section>`
}
