import { describe, expect, it } from 'vitest'
import { defineRule } from '../../contracts/rules/define-rule.ts'
import { type Event, emptyWorkspaceState } from '../../contracts/wire/index.ts'
import { KnownDeviations } from '../../src/conformance/index.ts'
import { ruleReportOf } from '../../src/conformance/rule-report-of.ts'
import { Tally } from '../../src/conformance/tally.ts'
import { noSecrets, type Performance } from '../../src/runner/index.ts'

/** Finds wrong what the event itself says. */
const rule = defineRule({
  ...{ id: 'X1', level: 'must', authority: 'DOC', says: 'says', why: 'why', mend: 'mend', source: 'source' },
  ...{ harm: 'style', connections: ['server-cloud'] },
  appliesTo: () => true,
  check: ({ event }) => [{ message: String(event['bad']) }],
})

const performance = (event: Event): Performance => ({
  played: {
    ...{ id: 'properties/events@1:0', suite: 'properties', connection: 'server-cloud', state: emptyWorkspaceState() },
    exchanges: [
      { connection: 'server-cloud', settings: {}, event, outcome: { kind: 'dropped', reason: 'no' }, delivered: [] },
    ],
  },
  secrets: noSecrets,
  part: 'case',
})

const reportOf = (tally: Tally) => ruleReportOf(rule, tally.met(), new KnownDeviations())

describe('a tally', () => {
  const tally = () => new Tally(rule, { known: new KnownDeviations(), replay: (id) => id })

  it('takes a smaller case for the example of a cause, and does not count it', () => {
    const told = tally()
    told.judge(performance({ bad: 'One thing.', more: 'and much more' }))
    told.exemplify(performance({ bad: 'One thing.' }))
    expect(reportOf(told).failures).toMatchObject([{ message: 'One thing.', count: 1, event: { bad: 'One thing.' } }])
  })

  it('counts what a smaller case alone has shown', () => {
    const told = tally()
    told.judge(performance({ bad: 'One thing.' }))
    told.exemplify(performance({ bad: 'Another.' }))
    expect(reportOf(told).failures.map(({ message, count }) => [message, count])).toEqual([
      ['Another.', 1],
      ['One thing.', 1],
    ])
  })
})
