import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Failure, JsonObject, JsonValue, Report, RuleReport } from '../../../contracts/wire/index.ts'
import { redact, reporters } from '../../../src/report/index.ts'
import { leavesIn } from '../../../src/report/redact/people-data.ts'
import { emptyReport } from '../empty-report.ts'

const told = (report: Report) =>
  Object.values(reporters)
    .map((reporter) => reporter(report, { today: '2026-11-26' }))
    .join('\n')

function reportOf(...failures: Partial<Failure>[]): Report {
  const whole = failures.map(
    (given): Failure => ({
      case: 'recorded/trace/mine/1',
      connection: 'server-cloud',
      message: 'It is wrong.',
      event: {},
      settings: { apiKey: 'token:1' },
      count: 1,
      replay: 'again',
      ...given,
    }),
  )
  const rule: RuleReport = { ...(emptyReport.rules[0] as RuleReport), verdict: 'failed', failures: whole }
  return { ...emptyReport, rules: [rule] }
}

/** What the redacted report shows of its first failure. */
function masked(failure: Partial<Failure>): Failure {
  return redact(reportOf(failure)).rules[0]?.failures[0] as Failure
}

/** Words that masks and frames are made of: a value that reads so is no sign of a leak. */
const frame = told(
  redact(
    reportOf({
      event: { userId: 'a', traits: { createdAt: 'b' }, context: {} },
      expected: { name: 'x' },
      received: {},
    }),
  ),
)

const personal = fc.oneof(
  fc.string({ minLength: 4, maxLength: 12 }),
  fc.string({ unit: 'grapheme', minLength: 4, maxLength: 12 }),
  fc.emailAddress(),
  fc.webUrl(),
  fc.ipV4(),
  fc
    .date({ noInvalidDate: true, min: new Date('2001-01-01'), max: new Date('2030-01-01') })
    .map((date) => date.toISOString()),
  fc.integer({ min: 1000 }),
  fc.double({ noNaN: true, noDefaultInfinity: true, min: 1000, max: 1e9 }),
)
const traits = fc.dictionary(
  fc.constantFrom('name', 'email', 'phone', 'city', 'createdAt', 'note'),
  fc.oneof(personal, fc.array(personal, { maxLength: 2 })),
)
const event = fc.record({
  type: fc.constant('identify'),
  userId: personal,
  traits,
  context: fc.record({ ip: personal, traits }),
})

/** A few digits inside a longer number are that number's. */
const holds = (text: string, value: string) =>
  /^\d+$/.test(value) ? new RegExp(`(?<!\\d)${value}(?!\\d)`).test(text) : text.includes(value)

/** What a wrong target makes of values: joins, cuts, repeats. */
const mangled = (values: readonly JsonValue[]): JsonValue => ({
  name: `${values[0]} undefined`,
  cut: String(values[1] ?? '').slice(0, 6),
  note: `Error: ${values.join(', ')}`,
  all: [...values],
})

describe('a redacted report', () => {
  it('holds no value of people, in whatever form it is told', () => {
    fc.assert(
      fc.property(event, (given) => {
        const values = [...leavesIn(given as unknown as JsonObject)]
          .filter(({ path }) => path[0] !== 'type')
          .map(({ value }) => value)
        const report = reportOf({
          event: given as unknown as JsonObject,
          expected: values[0] ?? null,
          received: mangled(values),
        })
        const text = told(redact(report))
        for (const value of values.map(String)) {
          if (value.length <= 3 || value.trim().length <= 3 || frame.includes(value)) continue
          expect(holds(text, value), value).toBe(false)
          expect(holds(text, JSON.stringify(value).slice(1, -1)), value).toBe(false)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('masks what the step of a story says of somebody', () => {
    const { step } = masked({
      event: { type: 'identify', userId: 'kim-4711' },
      step: { number: 2, says: 'ada: identify kim-4711', file: 'stories/a.yaml', line: 7 },
    })
    expect(step?.says).not.toContain('kim-4711')
    expect(step).toMatchObject({ number: 2, file: 'stories/a.yaml', line: 7 })
  })

  it('gives equal values equal masks, and others others, wherever they stand', () => {
    const { event, expected, received } = masked({
      event: { traits: { firstName: 'Ada', lastName: 'Lovelace' }, context: { traits: { name: 'Bob' } } },
      expected: { name: 'Ada Lovelace' },
      received: { name: 'Ada undefined', other: 'Bob' },
    })
    const { firstName, lastName } = event['traits'] as Record<string, string>
    expect(firstName).not.toBe(lastName)
    expect(expected).toEqual({ name: `${firstName} ${lastName}` })
    expect(received).toEqual({
      name: `${firstName} undefined`,
      other: ((event['context'] as JsonObject)['traits'] as JsonObject)['name'],
    })
  })

  it.for([
    ['an email', 'ada@example.org', /^[^@\s]+@masked\.example$/],
    ['an address', 'https://ada.example.org/me', /^https:\/\/masked\.example\//],
    ['an IP', '84.23.12.9', /^192\.0\.2\.\d+$/],
    ['a phone number', '+44 20 7946 0999', /^\+\d\d \d\d \d{4} \d{4}$/],
    ['a number as text', '0049', /^\d{4}$/],
    ['a day', '2019-05-19', /^\d{4}-\d\d-\d\d$/],
    ['a time with a zone', '2019-05-19T18:34:24+02:00', /^\d{4}-\d\d-\d\dT18:34:24\+02:00$/],
    [
      'a date as JavaScript writes it',
      'Mon May 20 2019 18:34:24 GMT+0000 (UTC)',
      /^Mon [A-Z][a-z]{2} \d\d \d{4} 18:34:24 GMT\+0000 \(UTC\)$/,
    ],
    ['a name without its half', 'Ada null', /^w\d+ null$/],
    ['an object as text', '[object Object]', /^\[object Object\]$/],
    ['a text that is too long', 'a'.repeat(300), /^.{300}$/],
    ['a blank', '  ', /^ {2}$/],
  ] as const)('keeps the form of %s', ([, value, form]) => {
    const { event } = masked({ event: { traits: { note: value } } })
    expect((event['traits'] as JsonObject)['note']).toMatch(form)
  })

  it('keeps the relation of a date, its seconds and its milliseconds', () => {
    const { event, expected, received } = masked({
      event: { traits: { createdAt: '2019-05-19T18:34:24Z' } },
      expected: { signed_up_at: 1558290864 },
      received: { signed_up_at: 1558290864000 },
    })
    const seconds = Date.parse(String((event['traits'] as JsonObject)['createdAt'])) / 1000
    expect(seconds).not.toBe(1558290864)
    expect([expected, received]).toEqual([{ signed_up_at: seconds }, { signed_up_at: seconds * 1000 }])
  })

  it('keeps what a reader needs: types, names of fields and events, settings, booleans, and what the rule says', () => {
    const { event, settings, expected, received } = masked({
      event: { type: 'track', event: 'Order Completed', properties: { paid: true, note: null, 'plan.type': 'gold' } },
      settings: { apiKey: 'token:1', sendAnonymousId: true },
      expected: 'rejected, or by another identifier',
      received: 'POST /users',
    })
    expect(event).toMatchObject({ type: 'track', event: 'Order Completed', properties: { paid: true, note: null } })
    expect(Object.keys(event['properties'] as object)).toContain('plan.type')
    expect({ settings, expected, received }).toEqual({
      settings: { apiKey: 'token:1', sendAnonymousId: true },
      expected: 'rejected, or by another identifier',
      received: 'POST /users',
    })
  })

  it('masks who did what in the course of a journey, and keeps what was done', () => {
    const { course, event } = masked({
      event: { type: 'track', userId: 'ada-77' },
      course: {
        steps: [
          {
            type: 'track',
            name: 'Order Completed',
            who: 'ada-77',
            sent: [{ what: 'POST /users/ada-77?email=ada@x.org', answer: '200', went: 'well' }],
          },
          { type: 'group', name: 'Lovelace Ltd', who: 'bob-12', sent: [], dropped: 'no group for bob-12' },
        ],
        end: { users: 1, companies: 0, events: 0, tags: 0, leads: 0 },
      },
    })
    expect(JSON.stringify(course)).not.toMatch(/ada-77|x\.org|Lovelace|bob-12/)
    expect(course?.steps[0]).toMatchObject({
      name: 'Order Completed',
      who: event['userId'],
      sent: [{ what: 'POST /users…' }],
    })
  })

  it('leaves out free text of the target, where anything may stand', () => {
    const breakdown = {
      case: 'c',
      connection: 'server-cloud',
      rule: 'G6',
      message: 'TypeError: no Ada',
      stderr: 'Ada!',
      replay: 'r',
    } as const
    const report = redact({ ...reportOf({ byHand: 'curl Ada', scenario: 'people: { Ada }' }), errors: [breakdown] })
    expect(told(report)).not.toContain('Ada')
    expect(report.errors[0]?.message).toContain('TypeError')
  })

  it('keeps nothing of a shard by which it could be merged: that is as it was met', () => {
    const met = {
      rules: [],
      casesBySuite: {},
      connections: [],
      takings: [],
      leftOut: [],
      errored: 0,
      errors: [],
      answered: 0,
      refused: 0,
    }
    const evidence = { run: {}, failOn: 'must' as const, today: '', smaller: [], met: { ...met, acceptedAny: true } }
    const shard = { index: 2, count: 8, evidence }
    expect(redact({ ...emptyReport, shard }).shard).toEqual({ index: 2, count: 8 })
  })
})
