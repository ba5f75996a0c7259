import type { Report } from '../../../contracts/wire/index.ts'
import { markup } from '../markup.ts'
import type { Reporter } from '../reporter.ts'
import { verdictSentence } from '../verdict-sentence.ts'
import { coverage } from './coverage.ts'
import { head } from './head.ts'
import { pageOf } from './page.ts'
import { rulesOf, toMend } from './rules.ts'
import { tellNotes, tellTroubles } from './run.ts'

/**
 * A page in one file, which loads nothing: the verdict first, what to mend, the rules by area with what was found, and what was
 * exercised. It is read without a script too; with one it can be searched.
 */
export const html: Reporter = (report: Report, options = {}) =>
  pageOf({
    title: `${verdictSentence(report)} – ${report.tool.name}`,
    body: markup`<a class="skip" href="#rules">Skip to the rules</a>
${head(report, options)}
<main>
${tellTroubles(report)}
${toMend(report)}
${rulesOf(report, options)}
${tellNotes(report)}
${coverage(report)}
</main>
<footer><p>Rendered from the same verdicts as every other report of this run. ${report.tool.name} ${report.tool.version}, contract ${report.contract.version}.</p></footer>`,
  })
