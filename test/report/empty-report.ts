import { type Report, suites, verdicts } from '../../contracts/wire/index.ts'

/** A report of one rule that nothing is said of: tests put into it what they are about. */
export const emptyReport: Report = {
  tool: { name: 'intercom-conformance', version: '1.2.3' },
  contract: { version: '1.0.0' },
  target: { name: 'a target' },
  environment: { node: 'v24.0.0', platform: 'linux-x64' },
  seed: 1,
  complete: true,
  summary: {
    verdict: 'failed',
    cases: 1,
    casesBySuite: Object.fromEntries(suites.map((suite) => [suite, 0])),
    errored: 0,
    connections: ['server-cloud'],
    rules: Object.fromEntries(verdicts.map((verdict) => [verdict, 0])),
  },
  rules: [
    {
      id: 'U1',
      area: 'identify',
      level: 'must',
      authority: 'DOC',
      says: 'Nothing is wrong.',
      source: 'a page',
      mend: 'Mend it.',
      harm: 'style',
      verdict: 'passed',
      exercised: 1,
      exercisedBy: Object.fromEntries(suites.map((suite) => [suite, 0])),
      failures: [],
    },
  ],
  errors: [],
}
