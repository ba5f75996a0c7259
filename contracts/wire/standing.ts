import type { Report } from './report.ts'
import type { RuleReport } from './rule-report.ts'

/**
 * What the verdict on a rule means for the run: it fails the run, warns, is known and explained in the baseline, is kept, or nothing can be
 * said of it.
 */
export type Standing = 'fails' | 'warns' | 'known' | 'kept' | 'unjudged'

/** The one place where level, verdict and `--fail-on` meet: the exit code and every report read it here. */
export function standingOf(
  { level, verdict }: Pick<RuleReport, 'level' | 'verdict'>,
  failOn: Report['failOn'],
): Standing {
  switch (verdict) {
    case 'errored':
    case 'unexpected-pass':
      return 'fails'
    case 'failed':
      return level === 'must' || (level === 'should' && failOn === 'should') ? 'fails' : 'warns'
    case 'known-deviation':
      return 'known'
    case 'passed':
      return 'kept'
    default:
      return 'unjudged'
  }
}
