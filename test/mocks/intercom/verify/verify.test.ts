import { describe, expect, it } from 'vitest'
import { startSocket } from '../../../../mocks/intercom/doors/socket.ts'
import { type Choices, createIntercom, defaultChoices } from '../../../../mocks/intercom/index.ts'
import {
  type Behaviour,
  type BehaviourResult,
  doubtsOf,
  readBehaviours,
  verify,
} from '../../../../mocks/intercom/verify/index.ts'
import { start } from '../caller.ts'
import { behaviours } from './behaviour-files.ts'
import { fetchFrom } from './fetch-from.ts'

async function run(some: readonly Behaviour[], choices: Partial<Choices> = {}): Promise<BehaviourResult[]> {
  const results: BehaviourResult[] = []
  const intercom = createIntercom({ clock: () => start, choices })
  const common = { url: 'http://mock', token: 't', run: 'r', clock: () => start, fetch: fetchFrom(intercom) }
  for await (const result of verify({ ...common, behaviours: some })) results.push(result)
  return results
}

describe('documented behaviours', () => {
  it('have ids of their own, and name settings that exist', () => {
    expect(new Set(behaviours.map(({ id }) => id)).size).toBe(behaviours.length)
    for (const setting of doubtsOf(behaviours).keys()) expect(defaultChoices).toHaveProperty(setting)
  })

  it.each(behaviours.map((behaviour) => [behaviour.id, behaviour] as const))(
    '%s is kept by the mock',
    async (_, behaviour) => {
      const [result] = await run([behaviour])
      expect(result).toMatchObject({ verdict: 'as-documented' })
      if (behaviour.settles !== undefined)
        expect(result?.settled).toBe(defaultChoices[behaviour.settles as keyof Choices])
    },
  )

  const outcomes = behaviours.flatMap((behaviour) =>
    behaviour.steps.flatMap(({ outcomes = [] }) =>
      outcomes.map(({ means }) => [behaviour.id, means, behaviour] as const),
    ),
  )
  it.each(outcomes)('%s sees the choice %j', async (_, means, behaviour) => {
    const [result] = await run([behaviour], { [behaviour.settles as string]: means })
    expect(result).toMatchObject({ verdict: 'as-documented', settled: means })
  })

  it('are kept over the socket, and leave nothing behind', async () => {
    const door = await startSocket({ clock: () => start })
    const verdicts: string[] = []
    const common = { url: door.url, token: 't', run: 'r', clock: () => start }
    for await (const { behaviour, verdict } of verify({ ...common, behaviours })) {
      if (verdict !== 'as-documented') verdicts.push(`${behaviour.id}: ${verdict}`)
    }
    const { users, leads, companies, tags } = door.intercom.state('t')
    await door.close()
    expect(verdicts).toEqual([])
    expect([users, leads, tags]).toEqual([[], [], []])
    expect(companies.length).toBeLessThan(5)
  })
})

describe('verify', () => {
  const behaviour = (expect: Behaviour['steps'][number]['expect']): Behaviour => ({
    id: 'test/one',
    says: 'x',
    source: 'x',
    confidence: 'low',
    steps: [
      { send: 'POST /users', body: { user_id: '{run}', name: 'Ada' }, ...(expect === undefined ? {} : { expect }) },
    ],
  })

  it.each([
    [{ status: 201 }, 'status 200, not 201'],
    [{ status: 200, headers: { 'x-none': '<text>' } }, 'header x-none is absent, not <text>'],
    [{ status: 200, body: { name: 'Bob' } }, '/name is "Ada", not "Bob"'],
    [{ status: 200, body: { id: '<integer>' } }, /^\/id is ".*", not <integer>$/],
    [{ status: 200, body: { tags: { tags: ['<object>'] } } }, '/tags/tags is [], not a list of 1'],
    [{ status: 200, body: { name: '<absent>' } }, '/name is "Ada", not <absent>'],
    [{ status: 200, error: { code: 'x' } }, /^the body is no error.list/],
  ])('says what is different: %j', async (expectation, difference) => {
    const [result] = await run([behaviour(expectation)])
    const expected = typeof difference === 'string' ? difference : expect.stringMatching(difference)
    expect(result).toMatchObject({ verdict: 'different', step: 'POST /users', differences: [expected] })
  })

  const needy: Behaviour = {
    ...behaviour({ status: 200 }),
    given: { visitors: [{ id: 'v-1' }] },
    steps: [{ send: 'GET /visitors/v-1', expect: { status: 200, body: { id: 'v-1' } } }],
  }

  it('tells a mock what a behaviour needs, in a workspace that is gone afterwards', async () => {
    const intercom = createIntercom({ clock: () => start })
    const common = { url: 'http://mock', token: 't', run: 'r', fetch: fetchFrom(intercom) }
    const verdicts: string[] = []
    for await (const { verdict } of verify({ ...common, behaviours: [needy, needy] })) verdicts.push(verdict)
    expect(verdicts).toEqual(['as-documented', 'as-documented'])
    expect(intercom.state('icheck-r0').visitors).toBeUndefined()
    expect(intercom.state('t').visitors).toBeUndefined()
  })

  it('leaves out, of a real workspace, what only a mock can be told', async () => {
    const asked: string[] = []
    const real: typeof fetch = (input) => {
      asked.push(String(input))
      return Promise.resolve(new Response('{"type":"error.list"}', { status: 404 }))
    }
    const results: BehaviourResult[] = []
    const common = { url: 'http://real', token: 't', run: 'r', fetch: real }
    for await (const result of verify({ ...common, behaviours: [needy, needy] })) results.push(result)
    expect(results).toMatchObject([{ verdict: 'skipped' }, { verdict: 'skipped' }])
    expect(asked).toEqual(['http://real/_mock/health'])
  })

  it('says what the mock does not take of it', async () => {
    const [result] = await run([{ ...needy, given: { visitors: 5 } }])
    expect(result).toMatchObject({
      verdict: 'errored',
      differences: [expect.stringContaining('visitors must be an array')],
    })
  })

  it('says when a target cannot be reached, and goes on', async () => {
    const results: BehaviourResult[] = []
    const broken = () => Promise.reject(new Error('no way'))
    const common = { url: 'http://mock', token: 't', run: 'r', fetch: broken }
    for await (const result of verify({ ...common, behaviours: behaviours.slice(0, 2) })) results.push(result)
    expect(results).toMatchObject([{ verdict: 'errored', differences: ['no way'] }, { verdict: 'errored' }])
  })

  it('waits for the reset of the rate limit', async () => {
    let now = start
    const waits: number[] = []
    const pause = (milliseconds: number) => {
      waits.push(milliseconds)
      now += milliseconds
      return Promise.resolve()
    }
    const clock = () => now
    const intercom = createIntercom({ clock, rateLimit: 30 })
    const common = { url: 'http://mock', token: 't', run: 'r', clock, pause, fetch: fetchFrom(intercom) }
    const verdicts = new Set<string>()
    for await (const { verdict } of verify({ ...common, behaviours })) verdicts.add(verdict)
    expect(verdicts).toEqual(new Set(['as-documented']))
    expect(waits.length).toBeGreaterThan(3)
    expect(new Set(waits)).toEqual(new Set([10_000]))
  })

  it('refuses a file that is no table of behaviours', () => {
    expect(() => readBehaviours({ about: 'x', behaviours: [{ id: 'x' }] }, 'x.json')).toThrow(
      /^x\.json is not valid at \/behaviours\/0/,
    )
  })
})
