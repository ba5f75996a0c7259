import { type Report, type RuleReport, standingOf } from '../../contracts/wire/index.ts'
import { findingText } from '../report/index.ts'

/** What a test says of a rule: it holds, it does not, it was not judged, or it is broken without failing the run. */
export type RuleAnswer =
  | { kind: 'kept' }
  | { kind: 'broken'; message: string }
  | { kind: 'unjudged'; reason: string }
  | { kind: 'warning'; message: string }

/** The verdict of a rule as the answer of its test. */
export function ruleAnswer(rule: RuleReport, failOn: 'must' | 'should'): RuleAnswer {
  switch (standingOf(rule, failOn)) {
    case 'fails':
      return { kind: 'broken', message: findingText(rule, failOn) }
    case 'warns':
      return { kind: 'warning', message: findingText(rule, failOn) }
    case 'unjudged':
      return { kind: 'unjudged', reason: rule.reason ?? 'No case exercised it: it has not passed.' }
    default:
      return { kind: 'kept' }
  }
}

/** What is true of the run and of no rule: it proves something, and its baseline is not stale. */
export function runAnswer({ summary, errors }: Report): RuleAnswer {
  if (summary.verdict === 'inconclusive') {
    return { kind: 'broken', message: `The run proves nothing. ${summary.reason ?? ''}`.trim() }
  }
  const stale = (summary.stale ?? []).map(({ rule, why }) => `Stale in the baseline: ${rule}. ${why}`)
  const broke = errors.map(({ case: id, message, replay }) => `${id}: ${message}\n  again  ${replay}`)
  const lines = [...stale, ...(summary.errored > 0 ? [`${summary.errored} cases broke the target.`, ...broke] : [])]
  return lines.length === 0 ? { kind: 'kept' } : { kind: 'broken', message: lines.join('\n') }
}
