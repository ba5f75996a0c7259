import { rules as allRules } from '../../contracts/rules/index.ts'
import type { Deviation, IntercomRequest, JsonObject, Report } from '../../contracts/wire/index.ts'
import { type CheckPlan, check, KnownDeviations } from '../../src/conformance/index.ts'
import { type Case, loadCases, oneSecondApart, packageRoot } from '../../src/runner/index.ts'
import { reference, type Target, TargetFailure } from '../../src/targets/index.ts'

/** A few: reports do not change with each new rule. */
const rules = allRules.filter(({ id }) =>
  ['G4', 'G6', 'I1', 'U1', 'U2', 'U4', 'U6', 'U15', 'T1', 'T7', 'C1', 'J1'].includes(id),
)

/** Joins names as text, sends names with dots, loses purchases, and breaks over a number as user id. */
export const broken: Target = {
  name: 'small-and-broken',
  version: '0.3.1',
  language: 'TypeScript',
  connections: ['server-cloud', 'web-cloud'],
  async transform(input) {
    const { event } = input
    if (typeof event['userId'] === 'number') {
      throw new TargetFailure('the process ended with exit code 1', 'TypeError: userId.trim is not a function\n')
    }
    if (event['event'] === 'Order Completed') return { kind: 'dropped', reason: 'purchases are not supported' }
    const outcome = await reference.transform(input)
    const { firstName, lastName } = (event['traits'] ?? {}) as { firstName?: string; lastName?: string }
    if (outcome.kind !== 'requests' || outcome.requests.length === 0) return outcome
    const [request] = outcome.requests as [IntercomRequest]
    const body = JSON.parse(JSON.stringify(request.body).replaceAll('_type"', '.type"'))
    const named = firstName ? { ...body, name: `${firstName} ${lastName}` } : body
    return { kind: 'requests', requests: [{ ...request, body: named }] }
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

const kept = identify('name-trait', 'U2', { userId: 'u-0', traits: { name: 'Ada Lovelace' } })
const misnamed = identify('first-name-alone', 'U2', { userId: 'u-1', traits: { firstName: 'Ada' } })
const dotted = identify('nested', 'U6', { userId: 'u-3', traits: { plan: { type: 'pro' } } })
const unanswerable = identify('number', 'I1', { userId: 42, traits: {} })
const journeys = loadCases({ folder: packageRoot, suites: ['scenarios'] }).filter(({ id }) =>
  /^scenarios\/identity\/first-purchase@(server|web)-cloud$/.test(id),
)

const knownFrom = (entries: readonly Deviation[]) =>
  new KnownDeviations(entries, {
    rules: rules.map(({ id }) => id),
    connections: ['server-cloud', 'web-cloud'],
    isPartial: false,
  })

async function run(cases: readonly Case[], given: Partial<CheckPlan> = {}): Promise<Report> {
  const report = await check({
    target: broken,
    rules,
    cases,
    seed: 1,
    failOn: 'must',
    replay: (id) => `intercom-conformance check mine --case ${id}`,
    ...given,
  })
  return {
    ...report,
    environment: { node: 'v24.0.0', platform: 'linux-x64' },
    tool: { ...report.tool, version: '1.2.3' },
    target: { ...report.target, version: '0.3.1' },
  }
}

const misnamedIsKnown = { rule: 'U2', reason: 'It is mended in May.' }

/** A run for each way in which one can end. */
export const runs: Readonly<Record<string, () => Promise<Report>>> = {
  'all is well': () => run([kept], { target: { ...reference, name: 'reference' } }),
  'a rule is broken': () => run([kept, misnamed]),
  'a warning, which does not fail': () => run([kept, dotted]),
  'a warning, which fails': () => run([kept, dotted], { failOn: 'should' }),
  'journeys, warnings and a target that breaks': () => run([kept, misnamed, dotted, unanswerable, ...journeys]),
  'a deviation that is known': () => run([kept, misnamed], { known: knownFrom([misnamedIsKnown]) }),
  'a deviation that is gone': () => run([kept], { known: knownFrom([misnamedIsKnown]) }),
  'a baseline that matches nothing': () => run([dotted], { known: knownFrom([{ rule: 'C1', reason: 'It is gone.' }]) }),
  'a target that breaks under a rule that is left out': () =>
    run([kept, unanswerable], { rules: rules.filter(({ id }) => id !== 'I1') }),
  'nothing is proved': () => run([]),
  'it was interrupted': async () => ({ ...(await run([kept, misnamed])), complete: false }),
}
