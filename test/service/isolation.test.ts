import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { cloudConnections, jsonText } from '../../contracts/wire/index.ts'
import { arbitraryCase } from '../../src/generate/index.ts'
import { ada, closeAll, intercom, item, openService } from './opened.ts'

const events = arbitraryCase(cloudConnections).map(({ events, settings }) =>
  events.map((event) => ({ event, destination: intercom(settings) })),
)
/** Events of several workspaces, some of them no events at all. */
const batches = fc
  .tuple(events, events, fc.jsonValue())
  .map(([some, others, odd]) => [...some, { event: odd, destination: intercom() }, ...others])
  .map((list) => list.map(({ event, destination }, job) => item(event, job, destination)))

describe('a batch', () => {
  let service: Awaited<ReturnType<typeof openService>>
  beforeAll(async () => {
    service = await openService()
  })
  afterAll(closeAll)
  const text = async (path: string, body: unknown) => (await service.post(path, jsonText(body))).text()

  it('is transformed as its events are one by one', async () => {
    await fc.assert(
      fc.asyncProperty(batches, async (batch) => {
        const path = '/v0/destinations/intercom'
        const together = await text(path, batch)
        const alone = await Promise.all(batch.map((one) => text(path, [one])))
        expect(together).toBe(`[${alone.map((list) => list.slice(1, -1)).join(',')}]`)
      }),
      { numRuns: 60 },
    )
  })

  it('is routed as its events are one by one', async () => {
    await fc.assert(
      fc.asyncProperty(batches, async (batch) => {
        const route = (input: unknown[]) => text('/routerTransform', { input, destType: 'intercom' })
        const together = await route(batch)
        const alone = await Promise.all(batch.map((one) => route([one])))
        expect(together).toBe(`{"output":[${alone.map((list) => list.slice(11, -2)).join(',')}]}`)
      }),
      { numRuns: 60 },
    )
  })
})

describe('a hostile event', () => {
  afterEach(closeAll)

  const deep = (levels: number) => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`
  it.each([
    ['a __proto__ key', '{"type":"identify","userId":"u-2","traits":{"__proto__":{"polluted":true},"plan":"pro"}}'],
    [
      'a constructor key',
      '{"type":"identify","userId":"u-2","traits":{"constructor":{"prototype":{"polluted":true}}}}',
    ],
    ['10,000 levels', `{"type":"identify","userId":"u-2","traits":{"deep":${deep(10_000)}}}`],
    ['a lone surrogate', '{"type":"identify","userId":"u-2","traits":{"name":"\\ud800"}}'],
    ['a megabyte of text', JSON.stringify({ type: 'identify', userId: 'u-2', traits: { bio: 'x'.repeat(1_000_000) } })],
    ['10,000 levels in place of an event', deep(10_000)],
    ['a __proto__ in place of an event', '{"__proto__":{"type":"identify","userId":"u-2"}}'],
  ])('with %s stays alone with it', async (_, hostile) => {
    const { post } = await openService()
    const neighbour = JSON.stringify(item(ada, 'good'))
    const odd = JSON.stringify(item('HOSTILE', 'odd')).replace('"HOSTILE"', () => hostile)
    const response = await post('/v0/destinations/intercom', `[${neighbour},${odd},${neighbour}]`)
    expect(response.status).toBe(200)
    const items = (await response.json()) as { metadata: { jobId: string }; statusCode: number; output?: unknown }[]
    expect(items.map(({ metadata }) => metadata.jobId)).toEqual(['good', 'odd', 'good'])
    const [alone] = (await (await post('/v0/destinations/intercom', [item(ada, 'good')])).json()) as unknown[]
    expect([items[0], items[2]]).toEqual([alone, alone])
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
  })
})
