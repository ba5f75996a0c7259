import { createColors } from 'picocolors'
import type { RuleReport } from '../../contracts/wire/index.ts'
import { tellRule } from './human/failures.ts'

/** A broken rule in the words of the human report, without colour: the message of an assertion. */
export function findingText(rule: RuleReport): string {
  return tellRule(rule, createColors(false)).join('\n').trimEnd()
}
