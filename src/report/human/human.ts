import { createColors } from 'picocolors'
import { brokenRules } from '../broken-rules.ts'
import { inALog } from '../in-a-log.ts'
import type { Reporter } from '../reporter.ts'
import { tellErrors, tellRule } from './failures.ts'
import { table, tellRest, verdictLines } from './summary.ts'

/** For people: what is broken, rule by rule, then one table and the verdict in the last lines. One screen when all is well. */
export const human: Reporter = (report, { color = false } = {}) => {
  const paint = createColors(color)
  const broken = brokenRules(report)
  const lines = [
    ...tellErrors(report, paint),
    ...broken.flatMap((rule) => tellRule(rule, paint)),
    ...table(report, paint),
    '',
    ...tellRest(report, paint),
    ...verdictLines(report, paint),
  ]
  return `${inALog(lines.join('\n'))}\n`
}
