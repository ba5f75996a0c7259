import type { RuleReport } from '../../../contracts/wire/index.ts'
import { capital, many } from '../counts.ts'
import { pageOf, themeButton } from '../html/page.ts'
import { words } from '../html/parts.ts'
import { withoutFormula } from '../markdown-text.ts'
import { type Markup, markup } from '../markup.ts'
import { standings } from '../standings.ts'
import { type Column, type Matrix, matrixOf, type Row } from './matrix.ts'
import type { MatrixReporter } from './matrix-reporter.ts'

/** The comparison as a page in one file: the implementations, then every rule, to be searched and narrowed to where they differ. */
export const matrixHtml: MatrixReporter = (reports, { today } = {}) => {
  const matrix = matrixOf(reports)
  const { columns, areas, cautions } = matrix
  const rows = areas.flatMap((area) => area.rows)
  const differing = rows.filter(({ differs }) => differs).length
  return pageOf({
    title: `${columns.map(({ name }) => name).join(', ')} compared – intercom-conformance`,
    body: markup`<a class="skip" href="#rules">Skip to the rules</a>
<header class="head">
<div class="bar"><p class="eyebrow">intercom-conformance<span> · RudderStack → Intercom, API 1.4</span></p>${themeButton}</div>
<h1><span class="who">${many(columns.length, 'implementation')}</span> <span class="verdict">${differing === 0 ? 'Nothing tells them apart' : `${many(differing, 'rule')} ${differing === 1 ? 'tells' : 'tell'} them apart`}</span></h1>
${today !== undefined && markup`<p class="quiet">${today}</p>`}
</header>
<main>
<ul class="implementations">${columns.map(tellColumn)}</ul>
${cautions.length > 0 && markup`<section class="troubles caution" aria-labelledby="cautions-heading"><h2 id="cautions-heading">Before you compare</h2><ul>${cautions.map((caution) => markup`<li>${caution}</li>`)}</ul></section>`}
<section id="rules" aria-labelledby="rules-heading" tabindex="-1">
<h2 id="rules-heading">The rules</h2>
${filter(rows)}
${table(matrix)}
<p class="nothing" data-nothing hidden>No rule is like that.</p>
</section>
</main>
<footer><p>Rendered from the reports of ${many(columns.length, 'run')}.</p></footer>`,
  })
}

const tellColumn = ({ name, says, because, must, should }: Column): Markup =>
  markup`<li><b><bdi>${name}</bdi></b> ${says}<br><span class="quiet">${because} Must kept: ${must}; should kept: ${should}.</span></li>`

const levels: readonly RuleReport['level'][] = ['must', 'should', 'info', 'may']

/** Shown where scripts run: without one the whole table is there. */
function filter(rows: readonly Row[]): Markup {
  return markup`<form class="filter" role="search" aria-label="Rules" data-filter hidden>
<label class="search"><span class="hidden">Search in the rules</span><input type="search" name="text" placeholder="Search rules  ( / )" autocomplete="off" spellcheck="false"></label>
<fieldset><legend class="hidden">Level</legend>${levels.flatMap((level) => {
    const count = rows.filter(({ rule }) => rule.level === level).length
    if (count === 0) return []
    return [
      markup`<label class="choice"><input type="checkbox" name="level" value="${level}" checked> ${level} <span class="quiet">${count}</span></label>`,
    ]
  })}</fieldset>
<fieldset><legend class="hidden">Difference</legend><label class="choice"><input type="checkbox" name="differs" value="yes"> only where they differ <span class="quiet">${rows.filter(({ differs }) => differs).length}</span></label></fieldset>
<p class="shown" aria-live="polite"><span data-shown>${many(rows.length, 'rule')}</span></p>
</form>`
}

function table({ columns, areas }: Matrix): Markup {
  return markup`<p class="quiet">Where each implementation stands under each rule. A rule that no case of a run met is not judged: it has not passed.</p>
<div class="scroll" tabindex="0" role="region" aria-label="Table of the rules"><table class="matrix">
<thead><tr><th scope="col">rule</th>${columns.map(({ name }) => markup`<th scope="col"><bdi>${withoutFormula(name)}</bdi></th>`)}</tr></thead>
${areas.map(
  ({
    area,
    rows,
  }) => markup`<tbody data-area><tr class="area-row"><th scope="rowgroup" colspan="${columns.length + 1}">${capital(area)}</th></tr>
${rows.map(tellRow)}</tbody>
`,
)}</table></div>`
}

function tellRow({ rule: { id, level, says }, cells, differs }: Row): Markup {
  return markup`<tr data-rule data-level="${level}"${differs && markup` data-differs class="differs"`}><th scope="row"><b>${id}</b> <span class="quiet">${level}${differs && ' · they differ'}</span><span class="says">${words(says)}</span></th>${cells.map(
    (cell) =>
      cell === undefined
        ? markup`<td><span class="quiet">not in this run</span></td>`
        : markup`<td class="${cell}"><span><span aria-hidden="true">${standings[cell].mark}</span> ${standings[cell].word}</span></td>`,
  )}</tr>
`
}
