import { describe, expect, it } from 'vitest'
import { type Failure, type Report, type RuleReport, suites, verdicts } from '../../contracts/wire/index.ts'
import { reporters } from '../../src/report/index.ts'

const failure: Failure = {
  case: 'vectors/U2/first-name-alone',
  connection: 'server-cloud',
  message: 'The name holds the text "undefined".',
  expected: 'Ada',
  received: 'Ada undefined',
  event: { type: 'identify', userId: 'u-1', traits: { firstName: 'Ada' } },
  settings: { apiKey: 'token:1' },
  count: 23,
  replay: 'node src/cli/bin.mjs check reference --case vectors/U2/first-name-alone --seed 1',
}

const rule = (given: Partial<RuleReport>): RuleReport => ({
  id: 'U1',
  area: 'identify',
  level: 'must',
  says: 'A user is sent with the identifiers that the event has.',
  source: 'destination documentation, Traits mapping',
  mend: 'Send the identifiers.',
  harm: 'people confused',
  verdict: 'passed',
  exercised: 10,
  exercisedBy: { vectors: 10, recorded: 0, properties: 0, scenarios: 0, sequences: 0 },
  failures: [],
  ...given,
})

function report(verdict: Report['summary']['verdict'], rules: RuleReport[]): Report {
  return {
    tool: { name: 'intercom-conformance', version: '1.2.3' },
    contract: { version: '1.0.0' },
    target: { name: 'a target', version: '0.1.0' },
    environment: { node: 'v24.0.0', platform: 'linux-x64' },
    seed: 1,
    complete: true,
    summary: {
      verdict,
      cases: 10,
      casesBySuite: Object.fromEntries(suites.map((suite) => [suite, suite === 'vectors' ? 10 : 0])),
      errored: 0,
      connections: ['server-cloud'],
      rules: Object.fromEntries(verdicts.map((name) => [name, rules.filter((one) => one.verdict === name).length])),
    },
    rules,
    errors: [],
  }
}

const told = (given: Report) => reporters.human(given)

describe('the human report', () => {
  it('fits one screen when all is well', async () => {
    const text = told(
      report('passed', [
        rule({}),
        rule({ id: 'U6', level: 'should' }),
        rule({ id: 'T1', area: 'track', verdict: 'not-exercised', exercised: 0 }),
        rule({
          id: 'T7',
          level: 'info',
          notes: [{ ...failure, message: 'An event has more than ten metadata keys.' }],
        }),
        rule({ id: 'C4', area: 'group', level: 'may', verdict: 'skipped', exercised: 0 }),
      ]),
    )
    expect(text.split('\n').length).toBeLessThan(24)
    await expect(text).toMatchFileSnapshot('../golden/human-all-well.txt')
  })

  it('tells per rule what is wrong, expected and received, the smallest event, and the command to see it again', async () => {
    const text = told(
      report('failed', [
        rule({ id: 'U2', says: 'A name is never invented.', verdict: 'failed', failures: [failure] }),
        rule({
          id: 'U6',
          level: 'should',
          verdict: 'failed',
          says: 'Names keep to Intercom’s characters.',
          failures: [failure],
        }),
        rule({ verdict: 'errored', reason: 'vectors/U1/plain: TypeError: traits is undefined' }),
      ]),
    )
    await expect(text).toMatchFileSnapshot('../golden/human-broken.txt')
  })

  it('marks a should-rule as a warning, and where it fails the run, in full or in one line, as failing', () => {
    const broken = Array.from({ length: 14 }, (_, index) =>
      rule({ id: `U${index + 1}`, level: 'should', verdict: 'failed', failures: [failure] }),
    )
    const marksOf = (text: string) => text.match(/^[✗!](?= U)/gm)?.join('')
    expect(marksOf(told(report('passed', broken)))).toBe('!'.repeat(14))
    expect(marksOf(told({ ...report('failed', broken), failOn: 'should' }))).toBe('✗'.repeat(14))
  })

  it('tells the end of a story as a difference, with the step that it comes of', async () => {
    const ofStory: Failure = {
      ...failure,
      case: 'scenarios/identify/name-in-parts@server-cloud',
      message: 'Intercom holds a user with other values than the journey leaves.',
      expected: { user_id: 'u-ada', name: 'Ada', custom_attributes: { plan: 'pro', seats: 3 } },
      received: { user_id: 'u-ada', name: 'Ada undefined', custom_attributes: { plan: 'pro', seats: 3 } },
      step: { number: 3, says: 'ada: identify u-ada', file: 'stories/a.yaml', line: 12, expectedLine: 20 },
    }
    const lost: Failure = {
      ...ofStory,
      message: 'Intercom lacks an event that the journey leaves.',
      expected: { event_name: 'X' },
    }
    Reflect.deleteProperty(lost, 'received')
    const other: Failure = { ...failure, step: { number: 1, says: 'ada: track X' } }
    const text = told(report('failed', [rule({ id: 'J1', verdict: 'failed', failures: [ofStory, lost, other] })]))
    await expect(text).toMatchFileSnapshot('../golden/human-story.txt')
  })

  it('lets no value of a story drive the terminal, and prints only so much of it', () => {
    const hostile = '\u001b[2J\u202eevil\nline\ud800'
    const long = Object.fromEntries(Array.from({ length: 200 }, (_, index) => [`key-${index}`, index]))
    const ofStory: Failure = {
      ...failure,
      expected: { name: hostile, [hostile]: 1 },
      received: { name: 'Ada', ...long },
      step: { number: 1, says: hostile, file: hostile, line: 1, expectedLine: 2 },
    }
    const text = told(report('failed', [rule({ id: 'J1', verdict: 'failed', failures: [ofStory] })]))
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    expect(text.replaceAll('\n', '')).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e]/)
    expect(text).toMatch(/and 1\d\d more lines/)
    expect(text.split('\n').length).toBeLessThan(80)
  })

  it('says why a run is inconclusive', () => {
    const empty = report('inconclusive', [rule({ verdict: 'not-exercised', exercised: 0 })])
    empty.summary.reason = 'No case exercised any of the rules.'
    expect(told(empty)).toContain('inconclusive: No case exercised any of the rules.')
  })

  it('lets no value drive the terminal', () => {
    const hostile = '\u001b[2J\u009b31m\u202eevil\r\nline\ud800'
    const text = told(
      report('failed', [
        rule({
          verdict: 'failed',
          failures: [{ ...failure, received: hostile, event: { [hostile]: hostile }, replay: hostile }],
          reason: hostile,
        }),
      ]),
    )
    const others = text.replaceAll('\n', '')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    expect(others).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e]/)
    expect(text.isWellFormed()).toBe(true)
  })

  it('says that cases could not be answered, where nothing else is wrong', () => {
    const broken = report('failed', [rule({})])
    const text = told({ ...broken, summary: { ...broken.summary, errored: 2 } })
    expect(text).toContain('failed: a target could not answer 2 cases; 1 rule passed')
  })

  it('does not say that a target keeps the contract whose deviations are known', () => {
    const text = told(report('passed', [rule({}), rule({ id: 'U6', verdict: 'known-deviation' })]))
    expect(text).toContain('passed: a target is as expected, with known deviations under 1 rule; 1 rule passed')
  })

  it('tells how many cases were left out, and why', () => {
    const passed = report('passed', [rule({})])
    const leftOut = [
      { reason: 'only identify so far', count: 40 },
      { reason: 'no groups', count: 2 },
    ]
    expect(told({ ...passed, summary: { ...passed.summary, leftOut } })).toContain(
      '42 cases left out: only identify so far (40 times, and 1 other reason)',
    )
  })

  it('tells three causes of a rule in full, names the others, and says how many more there are', () => {
    const failures = Array.from({ length: 5 }, (_, index) => ({ ...failure, message: `Cause ${index}.` }))
    const text = told(report('failed', [rule({ verdict: 'failed', failures, causes: 12 })]))
    expect(text.match(/also: Cause \d/g)).toHaveLength(2)
    expect(text.match(/Cause \d/g)).toHaveLength(5)
    expect(text).toContain('and 7 more')
  })

  it('tells twelve rules in full, and of the others what breaks them most often', () => {
    const failures = [failure, { ...failure, message: 'Another cause.', count: 900 }]
    const rules = Array.from({ length: 14 }, (_, index) => rule({ id: `U${index + 1}`, verdict: 'failed', failures }))
    const text = told(report('failed', rules))
    expect(text.match(/ {4}again /g)).toHaveLength(24)
    expect(text.match(/^✗ U1[34] \(must\) {2}Another cause\. \(900 times; 1 more\)$/gm)).toHaveLength(2)
    expect(text).toContain(
      '2 rules in one line each: --rules ID tells one in full, --reporter findings=FILE all of them.',
    )
  })
})

describe('the json report', () => {
  it('is the report, and nothing else', () => {
    const given = report('passed', [rule({})])
    expect(JSON.parse(reporters.json(given))).toEqual(given)
  })
})
