import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { defineRule, type Rule } from '../../../contracts/rules/define-rule.ts'
import type { Connection, Deviation, Event, Report } from '../../../contracts/wire/index.ts'
import { check, exitCodeOf, KnownDeviations, readBaseline } from '../../../src/conformance/index.ts'
import { baselineText } from '../../../src/report/index.ts'
import { type Case, oneSecondApart } from '../../../src/runner/index.ts'
import type { Target } from '../../../src/targets/index.ts'

const connections: Connection[] = ['server-cloud', 'web-cloud']

const rule = (id: string): Rule =>
  defineRule({
    id,
    level: 'must',
    authority: 'DOC',
    says: 'says',
    why: 'why',
    mend: 'mend',
    source: 'source',
    harm: 'style',
    connections,
    appliesTo: () => true,
    check: ({ event }) => {
      const bad = event[id]
      return typeof bad === 'string' ? [{ message: bad }] : []
    },
  })
const rules = [rule('X1'), rule('X2')]

const target: Target = { name: 'a target', connections, transform: () => ({ kind: 'requests', requests: [] }) }

const caseOf = (event: Event, connection: Connection = 'server-cloud', name = 'a'): Case => ({
  id: `vectors/X1/${name}`,
  suite: 'vectors',
  connection,
  settings: {},
  events: oneSecondApart([event]),
})

async function run(entries: Deviation[], cases: Case[], { isPartial = false, today = '2026-11-23' } = {}) {
  const known = new KnownDeviations(entries, { rules: ['X1', 'X2'], connections: ['server-cloud'], isPartial })
  const report = await check({ target, rules, cases, seed: 1, failOn: 'must', replay: (id) => id, known, today })
  return { report, known }
}

const verdicts = ({ rules: reports }: Report) => reports.map(({ verdict }) => verdict)

describe('a baseline', () => {
  it('takes a known failure for a known deviation, with its reason, and the run passes', async () => {
    const { report } = await run([{ rule: 'X1', reason: 'we know' }], [caseOf({ X1: 'It is wrong.' })])
    expect(verdicts(report)).toEqual(['known-deviation', 'passed'])
    expect(report.rules[0]?.failures[0]?.known).toBe('we know')
    expect(exitCodeOf(report)).toBe(0)
  })

  it.for<[string, Deviation['where'], boolean]>([
    ['the message of the failure', { failure: 'It is wrong.' }, true],
    ['another message', { failure: 'It is late.' }, false],
    ['the connection', 'server-cloud', true],
    ['another connection', { connection: 'web-cloud' }, false],
    ['a glob of case ids', 'vectors/X1/*', true],
    ['another case', { case: 'vectors/X1/b' }, false],
    ['message and connection', { failure: 'It is wrong.', connection: 'server-cloud' }, true],
  ])('covers by %s', async ([, where, isCovered]) => {
    const entry: Deviation = { rule: 'X1', reason: 'we know', ...(where === undefined ? {} : { where }) }
    const { report } = await run([entry], [caseOf({ X1: 'It is wrong.' })])
    expect(report.rules[0]?.verdict).toBe(isCovered ? 'known-deviation' : 'failed')
  })

  it('fails where a new failure stands beside a known one', async () => {
    const entry = { rule: 'X1', where: { failure: 'Old.' }, reason: 'we know' }
    const { report } = await run([entry], [caseOf({ X1: 'Old.' }), caseOf({ X1: 'New.' })])
    expect(report.rules[0]?.verdict).toBe('failed')
    expect(exitCodeOf(report)).toBe(1)
  })

  it('fails where the deviation is gone, and says to take the entry out', async () => {
    const { report } = await run([{ rule: 'X1', reason: 'we know' }], [caseOf({})])
    expect(verdicts(report)).toEqual(['unexpected-pass', 'passed'])
    expect(report.summary.stale).toMatchObject([{ rule: 'X1', why: expect.stringContaining('Take the entry out') }])
    expect(exitCodeOf(report)).toBe(1)
  })

  it('fails where an entry matches nothing beside one that does', async () => {
    const entries = [
      { rule: 'X1', where: { failure: 'Old.' }, reason: 'we know' },
      { rule: 'X1', where: { failure: 'Never seen.' }, reason: 'we know' },
    ]
    const { report } = await run(entries, [caseOf({ X1: 'Old.' })])
    expect(report.rules[0]?.verdict).toBe('known-deviation')
    expect(report.summary.stale).toHaveLength(1)
    expect(exitCodeOf(report)).toBe(1)
  })

  it('fails where the date of an entry has passed, and not on its last day', async () => {
    const entry = { rule: 'X1', reason: 'we know', until: '2026-11-23' }
    const cases = [caseOf({ X1: 'It is wrong.' })]
    expect(exitCodeOf((await run([entry], cases)).report)).toBe(0)
    expect(exitCodeOf((await run([entry], cases, { today: '2026-11-24' })).report)).toBe(1)
  })

  it('fails where a deviation occurs more often than its entry accepts, also in a part of a run', async () => {
    const entry = { rule: 'X1', where: { failure: 'Old.' }, reason: 'we know', atMost: 2 }
    const twice = [caseOf({ X1: 'Old.' }, 'server-cloud', 'a'), caseOf({ X1: 'Old.' }, 'server-cloud', 'b')]
    const thrice = [...twice, caseOf({ X1: 'Old.' }, 'server-cloud', 'c')]
    expect(exitCodeOf((await run([entry], twice)).report)).toBe(0)
    for (const isPartial of [false, true]) {
      const { report } = await run([entry], thrice, { isPartial })
      expect(report.summary.stale).toMatchObject([
        {
          rule: 'X1',
          why: 'It was accepted 2 times at most, and occurred 3 times (failure: Old). Mend what is new, or raise "atMost" (--update-baseline does).',
        },
      ])
      expect(exitCodeOf(report)).toBe(1)
    }
  })

  it('leaves entries alone that lie outside of the run', async () => {
    const elsewhere = { rule: 'X1', where: 'web-cloud', reason: 'we know' }
    expect(exitCodeOf((await run([elsewhere], [caseOf({})])).report)).toBe(0)
    const anywhere = { rule: 'X1', reason: 'we know' }
    expect(exitCodeOf((await run([anywhere], [caseOf({})], { isPartial: true })).report)).toBe(0)
  })
})

describe('a written baseline', () => {
  it('covers what was found, keeps what was met with its reason, and drops what was not', async () => {
    const entries: Deviation[] = [
      { rule: 'X1', where: { failure: 'Old.' }, reason: 'we know', link: 'https://tracker.example/1' },
      { rule: 'X2', reason: 'gone by now' },
    ]
    const cases = [caseOf({ X1: 'Old.' }), caseOf({ X1: 'New.' })]
    const { report, known } = await run(entries, cases)
    const written = parse(baselineText(report.rules, entries, known.unmet())) as { entries: Deviation[] }
    expect(written.entries).toEqual([
      entries[0],
      { rule: 'X1', where: { failure: 'New.' }, reason: 'Not explained yet.' },
    ])
    expect(exitCodeOf((await run(written.entries, cases)).report)).toBe(0)
  })

  it('accepts as much as was found of what has grown', async () => {
    const entries: Deviation[] = [{ rule: 'X1', reason: 'we know', atMost: 1 }]
    const cases = [caseOf({ X1: 'Old.' }), caseOf({ X1: 'New.' }, 'server-cloud', 'b')]
    const { report, known } = await run(entries, cases)
    const written = parse(baselineText(report.rules, known.raised(), known.unmet())) as { entries: Deviation[] }
    expect(written.entries).toEqual([{ rule: 'X1', reason: 'we know', atMost: 2 }])
    expect(exitCodeOf((await run(written.entries, cases)).report)).toBe(0)
  })

  it('is the same text when nothing has changed', async () => {
    const cases = [caseOf({ X1: 'B.' }), caseOf({ X1: 'A.' })]
    const first = await run([], cases)
    const text = baselineText(first.report.rules, [], [])
    const { entries } = parse(text) as { entries: Deviation[] }
    const second = await run(entries, cases.toReversed())
    expect(baselineText(second.report.rules, entries, second.known.unmet())).toBe(text)
  })
})

describe('a baseline file', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'baseline-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))
  const read = (text: string) => {
    writeFileSync(join(folder, 'known.yaml'), text)
    return readBaseline(join(folder, 'known.yaml'), rules, { mayBeAbsent: false })
  }

  it('holds its entries under "entries", or is the list itself', () => {
    const entry = { rule: 'X1', reason: 'we know' }
    expect(read('entries:\n  - { rule: X1, reason: we know }\n')).toEqual([entry])
    expect(read('# a comment\n- rule: X1\n  reason: we know\n')).toEqual([entry])
    expect(read('entries: []\n')).toEqual([])
  })

  it.for([
    ['a missing reason', 'entries:\n  - rule: X1\n', /known\.yaml:2:\d+: "entries\.0" lacks the field "reason"/],
    [
      'a misspelt field',
      'entries:\n  - { rule: X1, reson: x }\n',
      /lacks the field "reason"|"entries\.0\.reson" is not known/,
    ],
    [
      'a rule that does not exist',
      'entries:\n  - { rule: X9, reason: x }\n',
      /known\.yaml:2:\d+: There is no rule "X9"\. Did you mean "X1"/,
    ],
    [
      'a rule in other letters',
      '- rule: X1\n  reason: x\n- rule: x1\n  reason: x\n',
      /known\.yaml:3:9: There is no rule "x1"\. Did you mean "X1"/,
    ],
    ['no reason', 'entries:\n  - { rule: X1, reason: "" }\n', /:2:\d+: "entries\.0\.reason" is empty; expected text/],
    [
      'a date that is none',
      'entries:\n  - { rule: X1, reason: x, until: soon }\n',
      /:2:\d+: .*expected text like 2027-03-31/,
    ],
    [
      'a day that there is not',
      'entries:\n  - { rule: X1, reason: x }\n  - { rule: X1, reason: x, until: 2026-02-30 }\n',
      /known\.yaml:3:\d+: "until: 2026-02-30" of X1 is no day/,
    ],
  ] as const)('is refused for %s', ([, text, message]) => {
    expect(() => read(text)).toThrow(message)
  })
})
