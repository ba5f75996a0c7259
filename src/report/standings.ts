import type { RuleReport, Standing } from '../../contracts/wire/index.ts'

/** How the page calls where a rule stands: in the order in which it is told, each with a mark that is no colour. */
export const standings: Readonly<Record<Standing, { word: string; words: string; mark: string }>> = {
  fails: { word: 'broken', words: 'broken', mark: '✗' },
  warns: { word: 'warning', words: 'warnings', mark: '!' },
  known: { word: 'known', words: 'known', mark: '≈' },
  kept: { word: 'kept', words: 'kept', mark: '✓' },
  unjudged: { word: 'not judged', words: 'not judged', mark: '–' },
}

/** The verdict in words that a reader need not look up. */
export const verdictWords: Readonly<Record<RuleReport['verdict'], string>> = {
  errored: 'no verdict: something broke',
  failed: 'broken',
  'unexpected-pass': 'kept, though the baseline says it is broken',
  'known-deviation': 'broken, and known',
  passed: 'kept',
  skipped: 'skipped',
  'not-exercised': 'not exercised',
}
