import { describe, expect, it } from 'vitest'
import type { Event, Outcome } from '../../contracts/wire/index.ts'
import { type Case, createStage, oneSecondApart } from '../../src/runner/index.ts'
import type { Target } from '../../src/targets/index.ts'

const users = (body: Event): Outcome => ({
  kind: 'requests',
  requests: [
    {
      method: 'POST',
      url: 'https://api.intercom.io/users',
      headers: {
        authorization: 'Bearer token:1',
        'content-type': 'application/json',
        accept: 'application/json',
        'intercom-version': '1.4',
      },
      body,
    },
  ],
})

const toPlay = (events: Event[], outcomes?: Outcome[]): Case => ({
  id: 'vectors/X1/a-case',
  suite: 'vectors',
  connection: 'server-cloud',
  settings: { apiKey: 'token:1' },
  events: oneSecondApart(events),
  ...(outcomes ? { outcomes } : {}),
})

const target = (transform: Target['transform']): Target => ({
  name: 'a target',
  connections: ['server-cloud'],
  transform,
})
const drop: Target['transform'] = () => ({ kind: 'dropped', reason: 'no' })

describe('a stage', () => {
  it('delivers what was written, and answers with the state that Intercom is left in', async () => {
    const { played } = await createStage(target(drop), 1).play(
      toPlay([{ type: 'identify', userId: 'u-1' }], [users({ user_id: 'u-1' })]),
    )
    expect(played.exchanges[0]?.delivered.map(({ by, reply }) => [by, reply.status])).toEqual([['delivery', 200]])
    expect(played.state.users).toMatchObject([{ user_id: 'u-1' }])
  })

  it('gives each case a workspace of its own', async () => {
    const stage = createStage(target(drop), 1)
    const first = await stage.play(toPlay([{ type: 'identify' }], [users({ user_id: 'u-1' })]))
    const second = await stage.play({
      ...toPlay([{ type: 'identify' }], [users({ user_id: 'u-2' })]),
      id: 'vectors/X1/other',
    })
    expect(first.played.state.users).toHaveLength(1)
    expect(second.played.state.users).toMatchObject([{ user_id: 'u-2' }])
  })

  it('gives the target unguessable secrets, and no expectation', async () => {
    const inputs: unknown[] = []
    const spy = target((input) => {
      inputs.push(structuredClone(input))
      return { kind: 'dropped', reason: 'no' }
    })
    await createStage(spy, 1).play({
      ...toPlay([{ type: 'identify', userId: 'token:2' }]),
      expectations: { dropped: 1 },
    })
    expect(Object.keys(inputs[0] as object).toSorted()).toEqual(['connection', 'event', 'session', 'settings'])
    expect(JSON.stringify(inputs)).not.toContain('token:')
    expect(JSON.stringify(inputs)).toMatch(/secret-[0-9a-f]{40}/)
  })

  it('tells a target that changes its input', async () => {
    const vandal = target(({ event }) => {
      event['userId'] = 'another'
      return { kind: 'dropped', reason: 'no' }
    })
    const { played } = await createStage(vandal, 1).play(toPlay([{ type: 'identify', userId: 'u-1' }]))
    expect(played.exchanges[0]).toMatchObject({ inputChanged: true, event: { userId: 'u-1' } })
  })

  it('gives each event once more, alone', async () => {
    let calls = 0
    const counting = target(() => {
      calls += 1
      return { kind: 'dropped', reason: `call ${calls}` }
    })
    const { played } = await createStage(counting, 1).play(toPlay([{ type: 'a' }, { type: 'b' }]))
    expect(played.exchanges.map(({ outcome, again }) => [outcome, again])).toEqual([
      [
        { kind: 'dropped', reason: 'call 1' },
        { kind: 'dropped', reason: 'call 4' },
      ],
      [
        { kind: 'dropped', reason: 'call 2' },
        { kind: 'dropped', reason: 'call 3' },
      ],
    ])
  })

  it('survives a target that throws, and says what it threw', async () => {
    const broken = target(() => {
      throw new TypeError('traits is undefined')
    })
    const { breakdown, played } = await createStage(broken, 1).play(toPlay([{ type: 'identify' }]))
    expect(breakdown).toEqual({ message: 'TypeError: traits is undefined' })
    expect(played.exchanges).toEqual([])
  })
})
