import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { rules } from '../../../contracts/rules/index.ts'
import type { Event } from '../../../contracts/wire/index.ts'
import { check } from '../../../src/conformance/index.ts'
import { createWorld, loadCases } from '../../../src/runner/index.ts'
import { transform } from '../../../src/transformer/index.ts'
import { bodyOf, type Given, honestItems, identify, inputOf, open, send, startServer, transformer } from './server.ts'

const nested = (depth: number): Event => {
  let value: Event = { end: true }
  for (let level = 0; level < depth; level += 1) value = { a: value }
  return value
}

const events: Event[] = [
  identify('u-1'),
  { type: 'track', userId: 'u-1', event: 'Paid', properties: { amount: 5 }, timestamp: '2026-01-02T03:04:05Z' },
  { type: 'group', userId: 'u-1', groupId: 'g-1', traits: { name: 'Acme' } },
  { type: 'identify' },
  { type: 'page', userId: 'u-1' },
  JSON.parse('{"type":"identify","userId":"u-2","traits":{"__proto__":{"x":1},"constructor":"c","text":"\\ud800"}}'),
]

describe.for(['processor', 'router'] as const)('an honest transformer on the %s route', (route) => {
  it.for([1, 4])('is told as the reference itself, in batches of %i', async (batch) => {
    const target = await open(await startServer(transformer()), { route, batch })
    const outcomes = await Promise.all(events.map((event) => target.transform(inputOf(event))))
    expect(outcomes).toEqual(events.map((event) => transform(inputOf(event))))
  })

  it('is told in the order of the events where they are given together', async () => {
    const target = await open(await startServer(transformer()), { route })
    const outcomes = await target.transformTogether?.(events.map((event) => inputOf(event)))
    expect(outcomes).toEqual(events.map((event) => transform(inputOf(event))))
  })

  it('keeps the whole contract, whatever the size of the batches', async () => {
    const address = await startServer(transformer())
    for (const batch of [1, 50]) {
      const world = createWorld()
      const target = await open(address, { route, batch, intercom: world.intercom })
      const suites = ['vectors', 'scenarios'] as const
      const report = await check({
        ...{ target, world, rules, seed: 1, failOn: 'should', replay: (id: string) => id },
        cases: loadCases({ folder: '.', suites }),
        generate: { runs: 60, suites: ['properties'] },
      })
      expect(report.errors).toEqual([])
      expect(report.rules.filter(({ verdict }) => verdict === 'failed')).toEqual([])
      expect(report.summary).toMatchObject({ verdict: 'passed', errored: 0 })
    }
  })
})

describe('a request', () => {
  it('brings an event that is deeper than the stack', async () => {
    let length = 0
    const address = await startServer(async (request, response) => {
      length = (await bodyOf(request)).length
      send(response, 400, 'too deep')
    })
    const target = await open(address)
    const outcome = await target.transform(inputOf({ type: 'identify', userId: 'u', traits: nested(10_000) }))
    expect(outcome).toEqual({ kind: 'dropped', reason: 'HTTP 400: too deep' })
    expect(length).toBeGreaterThan(60_000)
  })

  it('holds a destination of its own for each case, and complete metadata', async () => {
    const seen: Given[] = []
    const address = await startServer(
      transformer((given, response) => {
        seen.push(...given)
        send(response, 200, given.flatMap(honestItems))
      }),
    )
    const target = await open(address)
    await target.transform(inputOf({ ...identify('u'), messageId: 'm-1' }, 'one'))
    await target.transform(inputOf(identify('u'), 'two'))
    expect(seen[0]).toMatchObject({
      metadata: {
        ...{ jobId: 1, messageId: 'm-1', sourceId: 'source-server-cloud', workspaceId: 'workspace-one' },
        ...{ destinationId: 'destination-one', destinationType: 'INTERCOM' },
      },
      destination: {
        ...{ ID: 'destination-one', Name: 'Intercom', DestinationDefinition: { Name: 'INTERCOM' } },
        Config: { apiKey: 'secret-1', apiVersion: 'v1' },
      },
    })
    expect(seen[1]).toMatchObject({ metadata: { destinationId: 'destination-two', messageId: 'message-2' } })
  })

  it('carries the headers that were asked for, and the credentials of the address, and tells neither', async () => {
    const seen: unknown[] = []
    const address = await startServer(
      transformer((given, response, { headers, url }) => {
        seen.push([url, headers.authorization, headers['x-tenant'], headers['content-type']])
        send(response, 200, given.flatMap(honestItems))
      }),
    )
    const word = `${address.replace('//', '//ada:pass%20word@')}/a/b/`
    const target = await open(word, { headers: { 'X-Tenant': 'blue' } })
    await target.transform(inputOf(identify('u')))
    const credentials = `Basic ${Buffer.from('ada:pass word').toString('base64')}`
    expect(seen).toEqual([['/a/b/v0/destinations/intercom', credentials, 'blue', 'application/json']])
    expect(target.name).toBe(`${address}/a/b`)
  })

  it('fills a batch with what is under way, and waits for nothing else', async () => {
    const sizes: number[] = []
    const address = await startServer(
      transformer((given, response) => {
        sizes.push(given.length)
        send(response, 200, given.flatMap(honestItems))
      }),
    )
    const target = await open(address, { batch: 10, jobs: 2 })
    expect(target.parallel).toBe(20)
    await Promise.all(Array.from({ length: 25 }, (_, index) => target.transform(inputOf(identify(`u-${index}`)))))
    await target.transform(inputOf(identify('u-last')))
    expect(sizes).toEqual([10, 10, 5, 1])
  })
})

describe('an answer', () => {
  it('may be packed, chunked, and set cookies', async () => {
    const address = await startServer(
      transformer((given, response) => {
        response.writeHead(200, { 'content-encoding': 'gzip', 'set-cookie': ['a=1', 'b=2'] })
        const packed = gzipSync(JSON.stringify(given.flatMap(honestItems)))
        response.write(packed.subarray(0, 20))
        response.end(packed.subarray(20))
      }),
    )
    const outcome = await (await open(address)).transform(inputOf(identify('u')))
    expect(outcome).toEqual(transform(inputOf(identify('u'))))
  })

  it('may lack all that is not asked of it: health, version, features', async () => {
    const address = await startServer((request, response) =>
      request.method === 'GET' ? request.socket.destroy() : transformer()(request, response),
    )
    const target = await open(address)
    expect(target.version).toBeUndefined()
    expect(await target.transform(inputOf(identify('u')))).toMatchObject({ kind: 'requests' })
  })

  it.for([
    ['1.145.0', '1.145.0'],
    ['Version Info not found', undefined],
    ['{"version":"v2-rc.1"}', 'v2-rc.1'],
    ['<html>404</html>', undefined],
  ])('tells a version, where %s is one', async ([text, version]) => {
    const address = await startServer((request, response) => {
      if (request.url === '/version') send(response, 200, text as string)
      else transformer()(request, response)
    })
    expect((await open(address)).version).toBe(version)
  })
})
