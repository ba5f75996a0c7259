import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { rules as allRules } from '../../contracts/rules/index.ts'
import type { Baseline, Failure, IntercomRequest, JsonObject, Report } from '../../contracts/wire/index.ts'
import { check, exitCodeOf, KnownDeviations } from '../../src/conformance/index.ts'
import { reporters } from '../../src/report/index.ts'
import { type Case, oneSecondApart } from '../../src/runner/index.ts'
import { reference, type Target, TargetFailure } from '../../src/targets/index.ts'

/** A few: the page does not change with each new one. */
const rules = allRules.filter(({ id }) => ['G4', 'I1', 'U1', 'U2', 'U4', 'U6', 'T1', 'C1'].includes(id))

/** A target that joins names as text, sends names with dots, and breaks over a number as user id. */
const broken: Target = {
  name: 'small-and-broken',
  version: '0.3.1',
  language: 'TypeScript',
  connections: ['server-cloud'],
  async transform(input) {
    const { event } = input
    if (typeof event['userId'] === 'number') {
      throw new TargetFailure(
        'the process ended with exit code 1',
        'TypeError: userId.trim is not a function\n    at identify (user.js:7)\n',
      )
    }
    const outcome = await reference.transform(input)
    const { firstName, lastName } = event['traits'] as { firstName?: string; lastName?: string }
    if (outcome.kind !== 'requests') return outcome
    const [request] = outcome.requests as [IntercomRequest]
    const body = JSON.parse(JSON.stringify(request.body).replaceAll('_type"', '.type"'))
    return {
      kind: 'requests',
      requests: [{ ...request, body: firstName ? { ...body, name: `${firstName} ${lastName}` } : body }],
    }
  },
}

const identify = (name: string, rule: string, event: JsonObject): Case => ({
  id: `vectors/${rule}/${name}`,
  suite: 'vectors',
  rule,
  connection: 'server-cloud',
  settings: { apiKey: 'token:1' },
  events: oneSecondApart([{ type: 'identify', ...event }]),
})
const answered = [
  identify('first-name-alone', 'U2', { userId: 'u-1', traits: { firstName: 'Ada' } }),
  identify('first-name-and-more', 'U2', { userId: 'u-2', traits: { firstName: 'Bob', city: 'Paris' } }),
  identify('nested', 'U6', { userId: 'u-3', traits: { plan: { type: 'pro' } } }),
]
const unanswerable = identify('number', 'I1', { userId: 42, traits: {} })

async function run(cases: readonly Case[], known?: KnownDeviations): Promise<Report> {
  const report = await check({
    target: broken,
    rules,
    cases,
    seed: 1,
    failOn: 'must',
    ...(known === undefined ? {} : { known }),
    replay: (id) => `intercom-conformance check mine --case ${id}`,
    byHand: ({ event }) => `curl -d '${JSON.stringify(event)}' http://localhost:9090`,
  })
  return {
    ...report,
    environment: { node: 'v24.0.0', platform: 'linux-x64' },
    tool: { ...report.tool, version: '1.2.3' },
  }
}

const page = (report: Report) => reporters.findings(report, { today: '2026-11-26' })

/** What a fence does not hold, and no code span: there Markdown is read. */
function markup(text: string): string {
  let fence: string | undefined
  const open: string[] = []
  for (const line of text.split('\n')) {
    const [, ticks] = /^(`{3,})/.exec(line) ?? []
    if (fence === undefined && ticks !== undefined) fence = ticks
    else if (fence !== undefined && line === fence) fence = undefined
    else if (fence === undefined) open.push(line.replace(/(`+)(?!`).*?[^`]\1(?!`)/g, ''))
  }
  expect(fence).toBeUndefined()
  return open.join('\n')
}

describe('the findings', () => {
  it('are a page for somebody who never saw this program', async () => {
    await expect(page(await run([...answered, unanswerable]))).toMatchFileSnapshot('../golden/findings.md')
  })

  it('hold a baseline with which the same run is as expected', async () => {
    const [, text = ''] = /```yaml\n(# The known[\s\S]*?)```/.exec(page(await run(answered))) ?? []
    const { entries } = parse(text) as Baseline
    expect(entries.length).toBeGreaterThan(0)
    const known = new KnownDeviations(entries, {
      rules: rules.map(({ id }) => id),
      connections: ['server-cloud'],
      isPartial: false,
    })
    const again = await run(answered, known)
    expect(exitCodeOf(again)).toBe(0)
    expect(page(again)).toContain('## Known deviations')
    expect(parse(/```yaml\n(# The known[\s\S]*?)```/.exec(page(again))?.[1] ?? '')).toEqual({ entries })
  })

  it('let no value of an event or a target be markup', async () => {
    const hostile =
      '```\n\n# Owned\n<img src=x onerror=alert(1)> [click](https://evil.example) ![i](https://evil.example/i.png) \u001b[31m `` ````` \u202e'
    const report = await run(answered)
    const failure: Failure = {
      case: hostile,
      connection: 'server-cloud',
      message: 'It is wrong.',
      expected: hostile,
      received: { [hostile]: hostile },
      event: { a: hostile },
      settings: { b: hostile },
      count: 1,
      replay: hostile,
      byHand: hostile,
      scenario: hostile,
    }
    const text = page({
      ...report,
      target: { name: hostile, version: hostile, language: hostile },
      rules: report.rules.map((rule) =>
        rule.id === 'U2'
          ? { ...rule, verdict: 'failed', reason: hostile, failures: [failure, { ...failure, known: hostile }] }
          : rule,
      ),
      errors: [
        { case: hostile, connection: 'server-cloud', rule: 'G6', message: hostile, stderr: hostile, replay: hostile },
      ],
      summary: { ...report.summary, stale: [{ rule: hostile, entry: {}, why: 'It matches nothing.' }] },
    })
    expect(markup(text)).not.toMatch(/Owned|<img|evil|onerror/)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    expect(text.replaceAll('\n', '')).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e]/)
  })

  it('say in one sentence that nothing was proved', async () => {
    const report = await check({ target: broken, rules, cases: [], seed: 1, failOn: 'must', replay: (id) => id })
    expect(page(report)).toContain('**Nothing was proved: No case was played')
  })
})
