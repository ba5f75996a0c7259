import { type Report, type Suite, suites } from '../../../contracts/wire/index.ts'
import { capital } from '../counts.ts'
import { type Markup, markup } from '../markup.ts'

/** How often the rules of each area were applied, by where the cases came from: a bar says how much that is, on a scale of powers. */
export function coverage({ rules, summary }: Report): Markup {
  const used = suites.filter((suite) => Number(summary.casesBySuite[suite] ?? 0) > 0)
  const rows = [...Map.groupBy(rules, ({ area }) => area)].map(([area, own]) => ({
    area,
    rules: own.length,
    exercised: own.filter(({ exercised }) => exercised > 0).length,
    counts: used.map((suite) => own.reduce((sum, rule) => sum + countOf(rule.exercisedBy, suite), 0)),
  }))
  const most = Math.max(1, ...rows.flatMap(({ counts }) => counts))
  return markup`<section aria-labelledby="coverage-heading">
<h2 id="coverage-heading">What was exercised</h2>
<p class="quiet">How often the rules of an area were judged, by suite. A rule that no case met has not passed.</p>
<div class="scroll" tabindex="0" role="region" aria-label="Table of what was exercised"><table class="coverage">
<thead><tr><th scope="col">area</th><th scope="col">rules met</th>${used.map((suite) => markup`<th scope="col">${suite}</th>`)}</tr></thead>
<tbody>${rows.map((row) => markup`<tr><th scope="row">${capital(row.area)}</th><td>${row.exercised} of ${row.rules}</td>${row.counts.map((count) => markup`<td>${count.toLocaleString('en')}${bar(count, most)}</td>`)}</tr>`)}</tbody>
</table></div>
</section>`
}

const countOf = (bySuite: Record<string, unknown>, suite: Suite) => Number(bySuite[suite] ?? 0)

function bar(count: number, most: number): Markup {
  const length = count === 0 ? 0 : Math.max(2, (Math.log10(count + 1) / Math.log10(most + 1)) * 100)
  return markup`<svg class="amount" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true"><rect class="all" width="100" height="4"/><rect class="part" width="${length.toFixed(0)}" height="4"/></svg>`
}
