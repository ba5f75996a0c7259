import { describe, expect, it } from 'vitest'
import { rules } from '../../../../contracts/rules/index.ts'
import type { Connection, Exchange, Expectations, JsonObject, Outcome } from '../../../../contracts/wire/index.ts'
import { isJsonObject } from '../../../../contracts/wire/index.ts'
import { createStage, scenarioCases } from '../../../../src/runner/index.ts'
import { readScenario } from '../../../../src/runner/suites/scenarios/read-scenario.ts'
import { reference, type Target, type TargetInput } from '../../../../src/targets/index.ts'
import { exchangeOf, playedCase } from '../played.ts'

const endRule = rules.find(({ id }) => id === 'J1')

/** Each finding of a story that a target has played: the number of the step that it comes of, where it was expected, and the difference. */
async function findingsOf(steps: string, then: string, target: Target, connection: Connection = 'web-cloud') {
  const text = `about: A story.\nconnections: [${connection}]\npeople: { ada: {}, bob: {} }\nsteps:\n${steps}\nthen:\n${then}\n`
  const named = { name: 'story', file: 'story.yaml', ...readScenario(text, 'story.yaml') }
  const [toPlay] = scenarioCases(named)
  if (toPlay === undefined) throw new Error('no case')
  const { played } = await createStage(target, 1).play(toPlay)
  return (endRule?.judge(played) ?? []).flatMap(({ exchange, findings }) =>
    findings.map(({ place, expected, received }) => ({
      step: played.exchanges[exchange]?.step?.number,
      line: played.exchanges[exchange]?.step?.line,
      place,
      expectedLine: played.story?.lines?.[place ?? ''],
      expected,
      received,
    })),
  )
}

/** The reference, with another outcome where `turn` gives one. */
const turning = (turn: (outcome: Outcome, input: TargetInput) => Outcome | undefined): Target => ({
  ...reference,
  transform: (input) => {
    const outcome = reference.transform(input)
    return turn(outcome, input) ?? outcome
  },
})
const withBodies = (turn: (body: JsonObject, input: TargetInput) => JsonObject): Target =>
  turning((outcome, input) =>
    outcome.kind === 'requests'
      ? {
          ...outcome,
          requests: outcome.requests.map((request) =>
            isJsonObject(request.body) ? { ...request, body: turn(request.body, input) } : request,
          ),
        }
      : undefined,
  )

// Steps begin on line 5.
const steps = `  - ada: { identify: u-ada, traits: { firstName: Ada, plan: trial } }
  - bob: { identify: u-bob, traits: { name: Bob } }
  - ada: { identify: u-ada, traits: { plan: pro } }
  - ada: { track: Order Completed, properties: { items: 2 } }
  - bob: { page: Home }`
const then = `  users:
    - { user_id: u-ada, name: Ada, custom_attributes: { plan: pro } }
    - { user_id: u-bob, name: Bob }
  events:
    - { event_name: Order Completed, user_id: u-ada, metadata: { items: 2 } }
  dropped:
    - { of: bob, type: page, because: G2 }
  requests: 4`

describe('the end of a journey', () => {
  it('is as told, of the reference', async () => {
    expect(await findingsOf(steps, then, reference)).toEqual([])
  })

  it('tells a wrong value at the last step that sent it', async () => {
    const liar = withBodies((body) => (body['name'] === 'Ada' ? { ...body, name: 'Ada undefined' } : body))
    expect(await findingsOf(steps, then, liar)).toEqual([
      {
        step: 3,
        line: 7,
        place: 'then.users.0',
        expectedLine: 12,
        expected: { user_id: 'u-ada', name: 'Ada' },
        received: { user_id: 'u-ada', name: 'Ada undefined' },
      },
    ])
  })

  it('tells of an object inside only what was expected of it', async () => {
    const liar = withBodies((body, { event }) =>
      isJsonObject(body['custom_attributes']) && JSON.stringify(event).includes('"pro"')
        ? { ...body, custom_attributes: { ...body['custom_attributes'], plan: 'free', more: 1 } }
        : body,
    )
    expect(await findingsOf(steps, then, liar)).toMatchObject([
      { step: 3, expected: { custom_attributes: { plan: 'pro' } }, received: { custom_attributes: { plan: 'free' } } },
    ])
  })

  it('tells a value that was never sent at the step that told it', async () => {
    const liar = withBodies(({ name, ...body }) =>
      name === 'Bob' ? body : { ...body, ...(name === undefined ? {} : { name }) },
    )
    expect(await findingsOf(steps, then, liar)).toMatchObject([
      { step: 2, place: 'then.users.1', expected: { name: 'Bob' }, received: { name: null } },
    ])
  })

  it('tells a value that was kept at the later step that should have changed it', async () => {
    const liar = turning((_, { event }) =>
      event['type'] === 'identify' && JSON.stringify(event).includes('"pro"')
        ? { kind: 'dropped', reason: 'no' }
        : undefined,
    )
    const [first] = await findingsOf(steps, then, liar)
    expect(first).toMatchObject({ step: 3, place: 'then.users.0', received: { custom_attributes: { plan: 'trial' } } })
  })

  it('tells a lost event at the step of the event', async () => {
    const liar = turning((_, { event }) =>
      event['type'] === 'track' ? { kind: 'dropped', reason: 'email is missing' } : undefined,
    )
    expect(await findingsOf(steps, then, liar)).toMatchObject([
      { step: 4, place: 'then.events.0', expected: { event_name: 'Order Completed' } },
      { step: 4, place: 'then.dropped', received: { of: 'ada', type: 'track', event: 'Order Completed' } },
      { step: 5, place: 'then.requests', expected: 4, received: 3 },
    ])
  })

  it('tells somebody who should not be there at the step that sent them', async () => {
    const liar = withBodies((body, { event }) =>
      event['type'] === 'track' ? body : { ...body, user_id: `${body['user_id']}!` },
    )
    const told = await findingsOf(steps, then, liar)
    expect(told.filter(({ place }) => place === 'then.users')).toMatchObject([
      { step: 3, received: { user_id: 'u-ada!' } },
      { step: 2, received: { user_id: 'u-bob!' } },
    ])
    expect(told.filter(({ place }) => place === 'then.users.1')).toMatchObject([
      { step: 2, expected: { user_id: 'u-bob' } },
    ])
  })

  it('tells an event that was to be dropped, and was not, at its step', async () => {
    const page: Outcome = {
      kind: 'requests',
      requests: [{ method: 'POST', url: 'https://api.intercom.io/events', headers: {}, body: {} }],
    }
    const liar = turning((_, { event }) => (event['type'] === 'page' ? page : undefined))
    expect((await findingsOf(steps, then, liar)).filter(({ place }) => place === 'then.dropped.0')).toMatchObject([
      { step: 5, expectedLine: 17, expected: { of: 'bob', type: 'page', because: 'G2' } },
    ])
  })
})

describe('a judgement', () => {
  const event = { type: 'page', userId: 'u-1' }
  const judge = (expectations: Expectations, exchanges: Exchange[]) =>
    endRule?.judge({ ...playedCase(...exchanges), expectations })

  it('of a journey that was kept is one, of its last exchange', () => {
    expect(judge({ users: [] }, [exchangeOf(event, []), exchangeOf(event, [])])).toEqual([
      { exchange: 1, findings: [] },
    ])
  })

  it('is none where nothing is expected', () => {
    expect(endRule?.judge(playedCase(exchangeOf(event, [])))).toEqual([])
  })

  it('of one that was not is one for each difference, and says what there is', () => {
    const told = judge({ users: [{ user_id: 'u-1' }], dropped: [] }, [exchangeOf(event, [])])
    expect(told).toStrictEqual([
      {
        exchange: 0,
        findings: [
          {
            message: 'Intercom lacks a user that the journey leaves.',
            expected: { user_id: 'u-1' },
            place: 'then.users.0',
          },
        ],
      },
      {
        exchange: 0,
        findings: [
          {
            message: 'The target drops an event that the journey does not.',
            received: { type: 'page', because: 'G2' },
            place: 'then.dropped',
          },
        ],
      },
    ])
  })

  it('of a journey without any event is of the first exchange', () => {
    expect(judge({ users: [{ user_id: 'u-1' }], requests: 1 }, [])?.map(({ exchange }) => exchange)).toEqual([0, 0])
  })
})

describe('a look in the middle', () => {
  const looking = `  - ada: { identify: u-ada, traits: { plan: trial } }
  - expect: { users: [{ user_id: u-ada, custom_attributes: { plan: trial } }], events: [], dropped: 0, requests: 1 }
  - ada: { identify: u-ada, traits: { plan: pro } }
  - ada: { page: Home }`
  const end = '  users: [{ user_id: u-ada, custom_attributes: { plan: pro } }]'

  it('sees what was there then', async () => {
    expect(await findingsOf(looking, end, reference)).toEqual([])
  })

  it('is told with its own place, though the end is right', async () => {
    const liar = withBodies((body, { event }) =>
      JSON.stringify(event).includes('trial') ? { ...body, custom_attributes: { plan: 'none' } } : body,
    )
    expect(await findingsOf(looking, end, liar)).toMatchObject([
      { step: 1, place: 'steps.1.expect.users.0', expectedLine: 6, received: { custom_attributes: { plan: 'none' } } },
    ])
  })
})

describe('calls', () => {
  const onPhone = `  - ada: { identify: u-ada }
  - ada: { track: Signed In, properties: { tries: 2 } }
  - ada: { reset: true }`
  const calls = '  calls: [{ method: logEvent, args: [Signed In, { tries: 2 }] }, { method: logout }]'

  it('of the methods that are named count, all of them and in order', async () => {
    expect(await findingsOf(onPhone, calls, reference, 'android-device')).toEqual([])
    const twice = turning((outcome) =>
      outcome.kind === 'calls' ? { ...outcome, calls: outcome.calls.flatMap((call) => [call, call]) } : undefined,
    )
    expect(await findingsOf(onPhone, calls, twice, 'android-device')).toMatchObject([
      { step: 2, place: 'then.calls.1' },
    ])
  })

  it('hold at least the arguments that are written', async () => {
    const bare = turning((outcome) =>
      outcome.kind === 'calls'
        ? {
            ...outcome,
            calls: outcome.calls.map((call) =>
              call.method === 'logEvent' ? { ...call, args: call.args.slice(0, 1) } : call,
            ),
          }
        : undefined,
    )
    expect(await findingsOf(onPhone, calls, bare, 'android-device')).toMatchObject([{ step: 2, place: 'then.calls.0' }])
  })
})

it('leads are people without a name for the SDK', async () => {
  const visit = '  - ada: { track: Looked Around }'
  expect(await findingsOf(visit, '  users: []\n  leads: [{ user_id: u-ada }]', reference, 'web-device')).toMatchObject([
    { place: 'then.leads.0' },
  ])
})
