import { createColors } from 'picocolors'
import type { Report, RuleReport } from '../../../contracts/wire/index.ts'
import { brokenRules } from '../broken-rules.ts'
import { inALog } from '../in-a-log.ts'
import type { Reporter } from '../reporter.ts'
import { tellBriefly, tellErrors, tellRule, tellUntaken } from './failures.ts'
import type { Paint } from './paint.ts'
import { table, tellRest, verdictLines } from './summary.ts'

/** For people: what is broken, rule by rule, then one table and the verdict in the last lines. One screen when all is well. */
export const human: Reporter = (report, { color = false } = {}) => {
  const paint = createColors(color)
  const broken = brokenRules(report)
  const lines = [
    ...tellErrors(report, paint),
    ...tellUntaken(report, paint),
    ...broken.slice(0, rulesInFull).flatMap((rule) => tellRule(rule, report.failOn, paint)),
    ...tellOthers(broken.slice(rulesInFull), report, paint),
    ...table(report, paint),
    '',
    ...tellRest(report, paint),
    ...verdictLines(report, paint),
  ]
  return `${inALog(lines.join('\n'))}\n`
}

/** So many rules are told in full, those that do most harm; a first report of a first draft would fill a book. */
const rulesInFull = 12

function tellOthers(others: readonly RuleReport[], { failOn }: Report, paint: Paint): string[] {
  if (others.length === 0) return []
  return [
    ...others.map((rule) => tellBriefly(rule, failOn, paint)),
    paint.dim(
      `  ${others.length} rules in one line each: --rules ID tells one in full, --reporter findings=FILE all of them.`,
    ),
    '',
  ]
}
