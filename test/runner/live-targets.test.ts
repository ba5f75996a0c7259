import { describe, expect, it } from 'vitest'
import type { Event, IntercomRequest } from '../../contracts/wire/index.ts'
import { type Case, createStage, createWorld, oneSecondApart, virtualStart } from '../../src/runner/index.ts'
import { Disturbed, type Manner, type Target, TargetFailure, type TargetInput } from '../../src/targets/index.ts'

const caseOf = (id: string, events: Event[]): Case => ({
  id: `vectors/X1/${id}`,
  suite: 'vectors',
  connection: 'server-cloud',
  settings: { apiKey: 'token:1' },
  events: oneSecondApart(events),
})

const userRequest = ({ settings, event }: TargetInput): IntercomRequest => ({
  method: 'POST',
  url: 'http://127.0.0.1/users',
  headers: {
    authorization: `Bearer ${String(settings.apiKey)}`,
    'content-type': 'application/json',
    accept: 'application/json',
    'intercom-version': '1.4',
    host: 'api.intercom.io',
  },
  body: { user_id: event['userId'] ?? null },
})

const target = (given: Partial<Target>): Target => ({
  name: 'a target',
  connections: ['server-cloud'],
  transform: () => ({ kind: 'dropped', reason: 'no' }),
  ...given,
})

describe('a target that sends by itself', () => {
  const world = createWorld()
  const live = target({
    reachesMock: true,
    transform: (input) => {
      world.intercom.send(userRequest(input))
      return { kind: 'requests', requests: [] }
    },
  })

  it('has its requests in the exchange of the event for which it sent them', async () => {
    const events = [{ userId: 'u-1' }, { userId: 'u-2' }]
    const { played } = await createStage(live, 1, { world }).play(caseOf('own', events))
    expect(played.exchanges.map(({ delivered }) => delivered)).toMatchObject([
      [{ by: 'target', request: { url: 'https://api.intercom.io/users', body: { user_id: 'u-1' } } }],
      [{ by: 'target', request: { url: 'https://api.intercom.io/users', body: { user_id: 'u-2' } } }],
    ])
    expect(played.state.users).toHaveLength(2)
  })

  it('is not asked twice, since it would send twice', async () => {
    const { played } = await createStage(live, 1, { world }).play(caseOf('once', [{ userId: 'u-1' }]))
    expect(played.exchanges[0]?.again).toBeUndefined()
  })

  it('meets the time of the case, not of another that is under way', async () => {
    const stage = createStage(live, 1, { world })
    const late = { ...caseOf('late', []), events: [{ event: { userId: 'u-1' }, at: virtualStart + 3_600_000 }] }
    const [first, second] = await Promise.all([stage.play(late), stage.play(caseOf('early', [{ userId: 'u-2' }]))])
    const createdAt = ({ played }: typeof first) => played.state.users[0]?.['created_at']
    expect([createdAt(first), createdAt(second)]).toEqual([virtualStart / 1000 + 3600, virtualStart / 1000])
  })

  it('leaves nothing behind under a token of no case', () => {
    const before = world.strays()
    world.intercom.send(
      userRequest({ connection: 'server-cloud', settings: { apiKey: 'stray' }, event: { userId: 'u' } }),
    )
    expect(world.strays()).toBe(before + 1)
    expect(world.intercom.state('stray').users).toEqual([])
  })
})

describe('a target that breaks', () => {
  it('is played again alone where another event broke it, from the start of the case', async () => {
    const manners: [unknown, Manner][] = []
    const disturbed = target({
      transform: ({ event }, manner = {}) => {
        manners.push([event['userId'], manner])
        if (event['userId'] === 'u-2' && manner.alone !== true) throw new Disturbed('another event broke it')
        return { kind: 'dropped', reason: 'no' }
      },
    })
    const { breakdown, played } = await createStage(disturbed, 1).play(
      caseOf('disturbed', [{ userId: 'u-1' }, { userId: 'u-2' }]),
    )
    expect(breakdown).toBeUndefined()
    expect(played.exchanges).toHaveLength(2)
    expect(manners.slice(0, 4)).toEqual([
      ['u-1', {}],
      ['u-2', {}],
      ['u-1', { alone: true }],
      ['u-2', { alone: true }],
    ])
  })

  it('costs its case where it breaks alone too', async () => {
    const broken = target({
      transform: () => {
        throw new TargetFailure('it ended with exit code 3', 'Traceback …')
      },
    })
    const { breakdown } = await createStage(broken, 1).play(caseOf('broken', [{}]))
    expect(breakdown).toEqual({ message: 'it ended with exit code 3', stderr: 'Traceback …' })
  })

  it('may leave a case out, and say why', async () => {
    const choosy = target({ transform: () => ({ kind: 'skipped', reason: 'no groups here' }) })
    expect((await createStage(choosy, 1).play(caseOf('choosy', [{}]))).skipped).toBe('no groups here')
  })
})

describe('events given together', () => {
  it('are given once more as one batch, where the target takes batches', async () => {
    const batches: unknown[][] = []
    const batching = target({
      transformTogether: async (inputs) => {
        batches.push(inputs.map(({ event }) => event['userId']))
        return inputs.map(() => ({ kind: 'dropped', reason: 'together' }))
      },
    })
    const { played } = await createStage(batching, 1).play(caseOf('batch', [{ userId: 'u-1' }, { userId: 'u-2' }]))
    expect(batches).toEqual([['u-2', 'u-1']])
    expect(played.exchanges.map(({ again }) => again)).toEqual([
      { kind: 'dropped', reason: 'together' },
      { kind: 'dropped', reason: 'together' },
    ])
  })
})

describe('settings that hold for every case', () => {
  const play = (settings: object, fixed: Record<string, never>) =>
    createStage(target({}), 1, { fixed }).play({ ...caseOf('fixed', [{}]), settings })

  it('reach the target beside those of the case', async () => {
    const { played } = await play({ apiKey: 'token:1' }, { region: 'eu' } as never)
    expect(played.exchanges[0]?.settings).toMatchObject({ region: 'eu' })
  })

  it.for([
    [{ sendAnonymousId: true }, { sendAnonymousId: false }],
    [{}, { updateLastRequestAt: false }],
  ])('leave out a case that needs others: %j under %j', async ([settings, fixed]) => {
    expect((await play(settings as object, fixed as never)).skipped).toMatch(/It needs \w+ to be true/)
  })
})
