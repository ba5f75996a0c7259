import { describe, expect, it } from 'vitest'
import { defineRule, type ExchangeRule } from '../../contracts/rules/define-rule.ts'
import type { Event, Report } from '../../contracts/wire/index.ts'
import { check, exitCodeOf, KnownDeviations } from '../../src/conformance/index.ts'
import { type Case, oneSecondApart } from '../../src/runner/index.ts'
import type { Target } from '../../src/targets/index.ts'

/** A rule that finds the event's own words wrong: what it finds is known beforehand. */
const rule = (id: string, given: Partial<ExchangeRule> = {}) =>
  defineRule({
    id,
    level: 'must',
    authority: 'DOC',
    says: 'Events say nothing bad.',
    why: 'why',
    mend: 'mend',
    source: 'source',
    harm: 'style',
    connections: ['server-cloud'],
    appliesTo: () => true,
    check: ({ event }) => (typeof event['bad'] === 'string' ? [{ message: event['bad'], received: event['bad'] }] : []),
    ...given,
  })

const cases = (...events: Event[]): Case[] =>
  events.map((event, index) => ({
    id: `vectors/X1/case-${index}`,
    suite: 'vectors',
    connection: 'server-cloud',
    settings: { apiKey: 'token:1' },
    events: oneSecondApart([event]),
    rule: 'X1',
  }))

const quiet: Target = {
  name: 'quiet',
  connections: ['server-cloud'],
  transform: () => ({ kind: 'dropped', reason: 'no' }),
}

const run = (given: Partial<Parameters<typeof check>[0]> = {}) =>
  check({
    target: quiet,
    rules: [rule('X1')],
    cases: cases({}),
    seed: 1,
    failOn: 'must',
    replay: (id) => `again ${id}`,
    ...given,
  })

describe('check', () => {
  it('passes where every rule is kept and was exercised', async () => {
    const report = await run({ cases: cases({}, {}) })
    expect(report.rules[0]).toMatchObject({ id: 'X1', verdict: 'passed', exercised: 2, exercisedBy: { vectors: 2 } })
    expect(report.summary).toMatchObject({ verdict: 'passed', cases: 2, rules: { passed: 1, failed: 0 } })
    expect(exitCodeOf(report)).toBe(0)
  })

  it('fails where a must-rule is broken', async () => {
    const report = await run({ cases: cases({}, { bad: 'It is wrong.' }) })
    expect(report.rules[0]?.verdict).toBe('failed')
    expect(exitCodeOf(report)).toBe(1)
  })

  it('judges a long case exchange by exchange, and finds what is wrong in its place', async () => {
    const events: Event[] = [{}, {}, {}, {}, {}, { bad: 'It is wrong.', place: 6 }, {}]
    const [long] = cases({})
    const report = await run({ cases: [{ ...(long as Case), events: oneSecondApart(events) }] })
    expect(report.rules[0]).toMatchObject({ exercised: 7, failures: [{ event: { place: 6 }, count: 1 }] })
  })

  it('groups failures by cause, tells the smallest case of each, and counts the rest', async () => {
    const report = await run({
      cases: cases(
        { bad: 'One thing.', more: 'much more text' },
        { bad: 'One thing.' },
        { bad: 'One thing.', more: 'text' },
        { bad: 'Another, longer thing.' },
      ),
    })
    expect(report.rules[0]?.failures.map(({ message, count, case: id }) => [message, count, id])).toEqual([
      ['One thing.', 3, 'vectors/X1/case-1'],
      ['Another, longer thing.', 1, 'vectors/X1/case-3'],
    ])
  })

  it('tells at most ten causes, and says how many there are', async () => {
    const events = Array.from({ length: 12 }, (_, index) => ({ bad: `Cause ${index}.` }))
    const [judged] = (await run({ cases: cases(...events) })).rules
    expect(judged?.failures).toHaveLength(10)
    expect(judged?.causes).toBe(12)
  })

  it('puts beside each failure the command that runs exactly its case', async () => {
    const report = await run({ cases: cases({ bad: 'It is wrong.' }) })
    expect(report.rules[0]?.failures[0]?.replay).toBe('again vectors/X1/case-0')
  })

  it('takes a broken should-rule for a warning, unless should fails', async () => {
    const broken = { rules: [rule('X1', { level: 'should' })], cases: cases({ bad: 'It is wrong.' }) }
    expect(exitCodeOf(await run(broken))).toBe(0)
    expect((await run(broken)).rules[0]?.verdict).toBe('failed')
    expect(exitCodeOf(await run({ ...broken, failOn: 'should' }))).toBe(1)
  })

  it('keeps what an info rule finds as notes, never as a verdict', async () => {
    const report = await run({
      rules: [rule('X1', { level: 'info' })],
      cases: cases({ bad: 'It is remarkable.' }),
      failOn: 'should',
    })
    expect(report.rules[0]).toMatchObject({
      verdict: 'passed',
      failures: [],
      notes: [{ message: 'It is remarkable.' }],
    })
    expect(exitCodeOf(report)).toBe(0)
  })

  it('does not take a rule that no case met for passed', async () => {
    const report = await run({ rules: [rule('X1'), rule('X2', { appliesTo: () => false })] })
    expect(report.rules[1]).toMatchObject({ verdict: 'not-exercised', exercised: 0 })
    expect(exitCodeOf(report)).toBe(0)
  })

  it('is inconclusive where nothing was exercised', async () => {
    const report = await run({ rules: [rule('X1', { appliesTo: () => false })] })
    expect(report.summary).toMatchObject({ verdict: 'inconclusive' })
    expect(exitCodeOf(report)).toBe(2)
  })

  it('skips cases of connections that the target does not have, and says so', async () => {
    const report = await run({ target: { ...quiet, connections: ['web-cloud'] } })
    expect(report.rules[0]).toMatchObject({ verdict: 'skipped', reason: 'The target has no server-cloud.' })
    expect(report.summary.cases).toBe(0)
  })

  it('counts a case in which the target crashed as errored, under the rule that it was written for', async () => {
    const broken: Target = {
      ...quiet,
      transform: ({ settings }) => {
        throw new Error(`no ${String(settings.apiKey)}`)
      },
    }
    const report = await run({ target: broken, rules: [rule('X1'), rule('X2')] })
    expect(report.rules.map(({ verdict }) => verdict)).toEqual(['errored', 'not-exercised'])
    expect(report.rules[0]?.reason).toBe('vectors/X1/case-0: Error: no token:1')
    expect(exitCodeOf(report)).toBe(1)
  })

  it('lets a rule that breaks cost its own verdict, not the run', async () => {
    const broken = rule('X1', {
      check: () => {
        throw new TypeError('Cannot convert object to primitive value')
      },
    })
    const report = await run({ rules: [broken, rule('X2')] })
    expect(report.rules.map(({ verdict }) => verdict)).toEqual(['errored', 'passed'])
    expect(report.rules[0]?.reason).toContain('the rule itself broke, please report it')
  })

  it('survives a rule that breaks only over the smaller cases that shrinking comes by', async () => {
    const brittle = rule('X1', {
      check: ({ event }) => {
        if (JSON.stringify(event).length < 150) throw new TypeError('too small')
        return [{ message: 'It is wrong.' }]
      },
    })
    const generate = { runs: 20, suites: ['properties'] as const }
    const report = await run({ rules: [brittle], cases: [], generate, nowMs: () => 0 })
    expect(report.rules[0]).toMatchObject({ verdict: 'errored', failures: [{ message: 'It is wrong.' }] })
  })

  it.for([
    ['nothing', undefined],
    ['a kind that is none', { kind: 'request' }],
    ['requests without headers', { kind: 'requests', requests: [{ method: 'POST', url: 'https://api.intercom.io' }] }],
  ] as const)('counts an answer that is no outcome as errored: %s', async ([, answer]) => {
    const report = await run({ target: { ...quiet, transform: () => answer as never } })
    expect(report.rules[0]).toMatchObject({
      verdict: 'errored',
      reason: expect.stringContaining('its answer is no outcome'),
    })
  })

  it('keeps secrets out of the report', async () => {
    const tattler = rule('X1', {
      check: ({ settings }) => [{ message: 'It is wrong.', received: String(settings.apiKey) }],
    })
    const report = await run({ rules: [tattler] })
    expect(JSON.stringify(report)).not.toContain('secret-')
    expect(report.rules[0]?.failures[0]).toMatchObject({ received: 'token:1', settings: { apiKey: 'token:1' } })
  })

  it('can tell of events that are deeper than any stack', async () => {
    const deep = JSON.parse(`${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`)
    const report = await run({ cases: cases({ bad: 'It is wrong.', deep }) })
    expect(JSON.stringify(report)).toContain('… (deeper)')
  })

  it('stops after as many failing cases as it is told, and says how far it came', async () => {
    const bad = { bad: 'It is wrong.' }
    const report = await run({ cases: cases({}, bad, {}, bad, bad, {}), bail: 2 })
    expect(report).toMatchObject({
      complete: false,
      stopped: 'The run was stopped after 2 failing cases (--bail): 4 of 6 cases were played.',
      summary: { verdict: 'failed', cases: 4 },
    })
    expect(exitCodeOf(report)).toBe(1)
  })

  it('does not stop over what does not fail the run: another level, or what is known', async () => {
    const bad = { bad: 'It is wrong.' }
    const should = rule('X1', { level: 'should' })
    const known = new KnownDeviations([{ rule: 'X1', reason: 'Later.' }])
    for (const given of [{ rules: [should] }, { known }]) {
      const report = await run({ cases: cases(bad, bad, {}), bail: 1, ...given })
      expect(report).toMatchObject({ complete: true, summary: { cases: 3 } })
    }
    const strict = await run({ cases: cases(bad, bad, {}), bail: 1, rules: [should], failOn: 'should' })
    expect(strict).toMatchObject({ complete: false, summary: { cases: 1 } })
  })

  it('is complete where the last case is the one that fails', async () => {
    const report = await run({ cases: cases({}, { bad: 'It is wrong.' }), bail: 1 })
    expect(report.complete).toBe(true)
    expect(report.stopped).toBeUndefined()
  })

  it('takes no entry of a baseline for unmet where it stopped', async () => {
    const entries = [{ rule: 'X1', where: { failure: 'Known.' }, reason: 'Later.' }]
    const scope = { rules: ['X1'], connections: ['server-cloud'] as const, isPartial: false }
    const stale = async (given: Partial<Parameters<typeof check>[0]>) =>
      (await run({ cases: cases({ bad: 'New.' }, {}), known: new KnownDeviations(entries, scope), ...given })).summary
        .stale
    expect(await stale({ bail: 1 })).toBeUndefined()
    expect(await stale({})).toHaveLength(1)
  })

  it('tells what it judged so far where it is interrupted, before anything else happens', async () => {
    const controller = new AbortController()
    const told: Report[] = []
    await run({
      cases: cases({}, {}, {}, {}),
      interrupted: controller.signal,
      onInterrupted: (report) => told.push(report),
      onCase: (done) => {
        if (done === 3) controller.abort()
      },
    })
    expect(told).toMatchObject([
      {
        complete: false,
        stopped: 'The run was interrupted: 3 of 4 cases were played.',
        summary: { verdict: 'inconclusive', reason: 'The run was interrupted: 3 of 4 cases were played.', cases: 3 },
      },
    ])
  })
})
