import { createColors } from 'picocolors'
import type { Report, RuleReport } from '../../contracts/wire/index.ts'
import { tellRule } from './human/failures.ts'

/** A broken rule in the words of the human report, without colour: the message of an assertion. */
export function findingText(rule: RuleReport, failOn: Report['failOn']): string {
  return tellRule(rule, failOn, createColors(false)).join('\n').trimEnd()
}
