import { describe, expect, it } from 'vitest'
import type { Failure, Report, RuleReport } from '../../../contracts/wire/index.ts'
import { comparisonSchema } from '../../../contracts/wire/index.ts'
import { compareReports, expectComparable } from '../../../src/conformance/index.ts'
import { findFault } from '../../../src/input/index.ts'
import { emptyReport } from '../../report/empty-report.ts'

const failure = (message: string, given: Partial<Failure> = {}): Failure => ({
  ...{ case: 'vectors/U1/a', connection: 'server-cloud', message, event: {}, settings: {}, count: 1, replay: 'again' },
  ...given,
})

const rule = (id: string, given: Partial<RuleReport> = {}): RuleReport => ({
  ...(emptyReport.rules[0] as RuleReport),
  id,
  ...given,
})

const failed = (id: string, ...messages: string[]) =>
  rule(id, { verdict: 'failed', failures: messages.map((message) => failure(message)) })

const report = (rules: RuleReport[], given: Partial<Report['summary']> = {}): Report => ({
  ...emptyReport,
  rules,
  summary: { ...emptyReport.summary, verdict: 'passed', ...given },
})

/** The changes between two states of one rule, as words. */
const between = (before: RuleReport, after: RuleReport) =>
  compareReports(report([before]), report([after])).changes.map(({ direction, kind, causes = [] }) =>
    [direction, kind, ...causes.map(({ message }) => message)].join(' '),
  )

const unmet = (id: string) => rule(id, { verdict: 'not-exercised', exercised: 0 })
const knownDeviation = rule('U1', { verdict: 'known-deviation', failures: [failure('A.', { known: 'Later.' })] })

describe('compare', () => {
  it('says nothing of what is the same', () => {
    const same = compareReports(report([failed('U1', 'A.')]), report([failed('U1', 'A.')]))
    expect(same).toMatchObject({ verdict: 'same', changes: [], notes: [] })
    expect(findFault(comparisonSchema, same)).toBeUndefined()
  })

  it.for([
    ['a rule that was kept', rule('U1'), failed('U1', 'A.'), ['worse newly-failing A.']],
    ['a rule that nothing had met', unmet('U1'), failed('U1', 'A.'), ['worse newly-failing A.']],
    ['a deviation whose entry is gone', knownDeviation, failed('U1', 'A.'), ['worse newly-failing A.']],
    ['an answer that fails to come', failed('U1', 'A.'), rule('U1', { verdict: 'errored' }), ['worse newly-failing']],
    ['another cause', failed('U1', 'A.'), failed('U1', 'A.', 'B.'), ['worse new-cause B.']],
    [
      'a cause in the place of another',
      failed('U1', 'A.'),
      failed('U1', 'B.'),
      ['worse new-cause B.', 'better gone-cause A.'],
    ],
    ['a rule that is kept again', failed('U1', 'A.'), rule('U1'), ['better newly-passing']],
    [
      'a known deviation that is gone',
      knownDeviation,
      rule('U1', { verdict: 'unexpected-pass' }),
      ['better newly-passing'],
    ],
    ['a failure that is accepted now', failed('U1', 'A.'), knownDeviation, ['neither now-known']],
    ['a new way that the baseline knows', rule('U1'), knownDeviation, ['neither new-cause A.']],
    ['a rule that nothing meets any more', rule('U1'), unmet('U1'), ['worse coverage-lost']],
    ['a broken rule that nothing meets any more', failed('U1', 'A.'), unmet('U1'), ['worse coverage-lost']],
    ['a rule that is met at last', unmet('U1'), rule('U1'), ['better coverage-gained']],
  ] as const)('tells %s', ([, before, after, changes]) => {
    expect(between(before, after)).toEqual(changes)
  })

  it('says of causes beyond the listed ones only how many there are', () => {
    const many = (count: number, causes: number) =>
      rule('U1', {
        verdict: 'failed',
        failures: Array.from({ length: count }, (_, index) => failure(`Cause ${index}.`)),
        causes,
      })
    expect(between(many(10, 12), { ...many(10, 14), failures: [failure('Other.')] })).toEqual(['worse new-cause'])
    expect(between(many(10, 14), many(10, 12))).toEqual(['better gone-cause'])
  })

  it('looks at no rule that is never judged', () => {
    expect(between(rule('U1', { level: 'info' }), rule('U1', { level: 'info', exercised: 0 }))).toEqual([])
  })

  it('tells rules that came or went with the contract apart from those that were left out', () => {
    const newer = (rules: RuleReport[]): Report => ({ ...report(rules), contract: { version: '2.0.0' } })
    expect(compareReports(report([rule('U1')]), newer([failed('U2', 'A.')]))).toMatchObject({
      verdict: 'same',
      changes: [{ kind: 'vanished-rule' }, { kind: 'new-rule', direction: 'neither', rule: 'U2' }],
    })
    expect(compareReports(report([rule('U1')]), report([failed('U2', 'A.')])).changes).toMatchObject([
      { kind: 'newly-failing', direction: 'worse', rule: 'U2' },
      { kind: 'vanished-rule', direction: 'worse', rule: 'U1' },
    ])
  })

  it('tells of the run what it no longer looked at', () => {
    const suites = (vectors: number, sequences: number) => ({ ...emptyReport.summary.casesBySuite, vectors, sequences })
    const before = report([], { connections: ['server-cloud', 'web-cloud'], casesBySuite: suites(5, 5), errored: 1 })
    const after = report([], { connections: ['server-cloud'], casesBySuite: suites(5, 0), errored: 3 })
    const kinds = (changes: { kind: string }[]) => changes.map(({ kind }) => kind)
    expect(kinds(compareReports(before, after).changes)).toEqual([
      'target-broke',
      'connection-dropped',
      'suite-dropped',
    ])
    const back = compareReports(after, before)
    expect(kinds(back.changes)).toEqual(['target-holds', 'connection-added', 'suite-added'])
    expect(back.verdict).toBe('better')
  })

  it('takes a run that proves nothing for worse than one that did', () => {
    const nothing = report([], { verdict: 'inconclusive', reason: 'The target accepted no event at all.' })
    expect(compareReports(report([]), nothing)).toMatchObject({
      verdict: 'worse',
      changes: [{ kind: 'proves-nothing' }],
    })
  })

  it('notes what may make a difference beside the target', () => {
    const other = { ...report([]), seed: 2, target: { name: 'another' } }
    expect(compareReports(report([]), other).notes).toEqual([
      'Targets: a target before, another now. Two targets are compared, not two states of one.',
      'Seeds: 1 before, 2 now. Other cases are generated: a rare cause may come or go by chance.',
    ])
  })

  it.for([
    ['a shard', { ...report([]), shard: { index: 3, count: 8 } }, /of shard 3 of 8.*Merge the shards first/],
    ['what was interrupted', { ...report([]), complete: false, stopped: 'It was cut.' }, /is not complete.*It was cut/],
    ['what proved nothing', report([], { verdict: 'inconclusive' }), /proved nothing/],
  ] as const)('refuses %s', ([, before, message]) => {
    const side = { name: 'new.json', report: report([]) }
    expect(() => expectComparable({ name: 'old.json', report: before }, side)).toThrow(message)
    expect(() => expectComparable(side, side)).not.toThrow()
  })
})

describe('compare, how often', () => {
  const broken = (count: number, known?: string) =>
    rule('U1', {
      verdict: known === undefined ? 'failed' : 'known-deviation',
      failures: [failure('A.', { count, ...(known === undefined ? {} : { known }) })],
    })

  it.for([
    ['far more often', broken(8), broken(799), ['worse more-often A.']],
    [
      'far more often, though the baseline knows it',
      broken(8, 'Later.'),
      broken(799, 'Later.'),
      ['worse more-often A.'],
    ],
    ['far less often', broken(799), broken(8), ['better less-often A.']],
    ['a little more often', broken(8), broken(17), []],
    ['more often, not by far', broken(100), broken(199), []],
  ] as const)('says of what is broken %s', ([, before, after, expected]) => {
    expect(between(before, after)).toEqual(expected)
  })

  it('says nothing where other cases were played, which may meet more', () => {
    const [before, after] = [report([broken(8)]), report([broken(799)])]
    const other = { ...after, seed: after.seed + 1 }
    expect(compareReports(before, other).changes).toEqual([])
    const more = { ...after, summary: { ...after.summary, cases: after.summary.cases + 1 } }
    expect(compareReports(before, more).changes).toEqual([])
  })
})
