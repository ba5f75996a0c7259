import type { ServerResponse } from 'node:http'
import { setTimeout } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { rules } from '../../../contracts/rules/index.ts'
import type { Event } from '../../../contracts/wire/index.ts'
import { check } from '../../../src/conformance/index.ts'
import { type Case, oneSecondApart } from '../../../src/runner/index.ts'
import { Disturbed, type Target, TargetFailure } from '../../../src/targets/index.ts'
import {
  type Given,
  honestItems,
  identify,
  inputOf,
  type Keeper,
  open,
  send,
  startServer,
  transformer,
} from './server.ts'

/** Two events in one case, so that they are given together once. */
const pairOf = (id: string, ...events: Event[]): Case => ({
  ...{ id: `vectors/G6/${id}`, suite: 'vectors', connection: 'server-cloud', rule: 'G6' },
  settings: { apiKey: 'token:1' },
  events: oneSecondApart(events),
})

const pairs = Array.from({ length: 10 }, (_, index) =>
  pairOf(`pair-${index}`, identify(`a-${index}`), identify(`b-${index}`)),
)

const judged = (target: Target, cases: readonly Case[]) =>
  check({ target, rules, cases, seed: 1, failOn: 'must', replay: (id) => id })

const openKeeper = async (keep: Keeper, options: Parameters<typeof open>[1] = {}) =>
  open(await startServer(transformer(keep)), options)

const answer =
  (change: (items: object[], given: Given[]) => unknown): Keeper =>
  (given, response) =>
    send(response, 200, change(given.flatMap(honestItems), given))

/** What one event meets, given alone. */
const failureOf = (target: Target, event = identify('u-1')) =>
  Promise.resolve(target.transform(inputOf(event), { alone: true })).then(
    (outcome) => outcome,
    (error: Error) => `${error.name}: ${error.message}`,
  )

describe('a reply that is none', () => {
  it.for<[string, Keeper, string]>([
    ['closes the socket', (_, { socket }) => socket?.destroy(), 'it closed the connection before it had answered'],
    [
      'closes the socket half-way',
      (_, response) => response.write('[{"output":', () => response.socket?.destroy()),
      'it closed the connection before it had answered',
    ],
    [
      'answers with a page of a gateway',
      (_, response) => send(response, 502, '<html><h1>Bad Gateway</h1></html>'),
      'it answered HTTP 502: Bad Gateway',
    ],
    ['speaks no HTTP', (_, { socket }) => socket?.end('hello\r\n\r\n'), 'it spoke no HTTP'],
  ])('costs an event that is alone its case, and others a second try: it %s', async ([, keep, says]) => {
    const target = await openKeeper(keep)
    await expect(target.transform(inputOf(identify('u')))).rejects.toBeInstanceOf(Disturbed)
    await expect(target.transform(inputOf(identify('u')), { alone: true })).rejects.toBeInstanceOf(TargetFailure)
    expect(await failureOf(target)).toContain(says)
  })
})

describe('a reply that cannot be taken', () => {
  const drip = (response: ServerResponse) => {
    const timer = setInterval(() => response.write(' '), 10)
    response.on('close', () => clearInterval(timer))
  }
  const bytes =
    (...parts: (string | Uint8Array)[]): Keeper =>
    (_, response) => {
      for (const part of parts) response.write(part)
      response.end()
    }
  const megabyte = Buffer.alloc(1024 * 1024, 0x20)

  it.for<[string, Keeper, string]>([
    ['none in time', () => {}, 'it did not answer within 500 ms'],
    ['a drip without an end', (_, response) => drip(response), 'it did not answer within 500 ms'],
    ['no JSON', bytes('<html>'), 'it gave an answer that is no JSON; it begins with <html>'],
    ['nothing', bytes(), 'it gave an empty answer'],
    ['no UTF-8', bytes('["', Uint8Array.of(0xff, 0xfe), '"]'), 'it gave an answer that is no UTF-8'],
    ['100 MB', bytes(...Array.from({ length: 100 }, () => megabyte)), 'it gave an answer of more than 64 MiB'],
    ['an object', bytes('{"output":[]}'), 'it gave an answer that is no list of items'],
    ['a list of numbers', bytes('[1]'), 'it gave an item that is no object'],
    [
      'HTTP 500',
      (_, response) => send(response, 500, { error: 'x of undefined' }),
      'it answered HTTP 500: x of undefined',
    ],
    [
      'a redirect',
      (_, response) => response.writeHead(302, { location: 'https://elsewhere/' }).end(),
      'it answered HTTP 302, a redirect to https://elsewhere/, which is not followed',
    ],
    ['HTTP 404', (_, response) => send(response, 404, ''), 'it answered HTTP 404. Is the prefix of the address right?'],
    [
      'an item of another form',
      answer(([item]) => [{ ...item, output: { method: 5, endpoint: 'x' } }]),
      'it gave an item of another form: "output.method" is 5; expected string',
    ],
    [
      'a success without a request',
      answer(([item]) => [{ metadata: (item as Given).metadata, statusCode: 200 }]),
      'it gave an item of status 200 without a request',
    ],
  ])('is told, and costs the event its case: %s', async ([, keep, says]) => {
    const target = await openKeeper(keep, { timeoutMs: says.includes('500 ms') ? 500 : 5000 })
    await expect(target.transform(inputOf(identify('u-1')))).rejects.toBeInstanceOf(TargetFailure)
    expect(await failureOf(target)).toContain(`TargetFailure: ${says}`)
  })

  it('names the router where its answer has no list', async () => {
    const address = await startServer((request, response) =>
      request.method === 'GET' ? transformer()(request, response) : send(response, 200, '[]'),
    )
    const says = 'TargetFailure: it gave an answer without a list of items under "output"'
    expect(await failureOf(await open(address, { route: 'router' }))).toBe(says)
  })

  it('is a rejection where the event is refused by HTTP, with what the body says as its reason', async () => {
    const refusing =
      (body: unknown): Keeper =>
      (_, response) =>
        send(response, 400, body)
    const outcomeOf = async (body: unknown) => failureOf(await openKeeper(refusing(body)))
    expect(await outcomeOf({ message: 'a forbidden key' })).toEqual({
      kind: 'dropped',
      reason: 'HTTP 400: a forbidden key',
    })
    expect(await outcomeOf('<p>no</p>\n')).toEqual({ kind: 'dropped', reason: 'HTTP 400: no' })
    expect(await outcomeOf('')).toEqual({ kind: 'dropped', reason: 'HTTP 400' })
    expect(await outcomeOf('x'.repeat(100_000))).toEqual({ kind: 'dropped', reason: `HTTP 400: ${'x'.repeat(2000)}` })
  })
})

describe('metadata', () => {
  const withMetadata = (change: (metadata: Given['metadata']) => unknown) =>
    answer((items) => items.map((item) => ({ ...item, metadata: change((item as Given).metadata) })))

  it.for<[string, Keeper, string]>([
    ['lost', withMetadata(() => ({})), 'it gave no item for it, and gave an item without the metadata of its event'],
    ['of another job', withMetadata(() => ({ jobId: 99 })), 'gave an item for a job that was not asked for (jobId 99)'],
    [
      'changed',
      withMetadata((own) => ({ ...own, messageId: 'x' })),
      'it gave its item back with a changed "messageId"',
    ],
    ['of several jobs', withMetadata((own) => [own, own]), 'it gave one item for several events'],
    ['without an item', answer(() => []), 'it gave no item for it'],
    ['of an item twice', answer((items) => [...items, ...items]), 'it gave the same item for it twice'],
    [
      'of an item nobody asked for',
      answer(([item]) => [item, { ...item, metadata: { jobId: 99 } }]),
      'it gave an item for a job that was not asked for (jobId 99)',
    ],
    [
      'of a request and an error',
      answer(([item]) => [item, { metadata: (item as Given).metadata, statusCode: 400, error: 'no' }]),
      'it gave a request and an error for it, or two errors',
    ],
  ])('that is %s costs the event its case', async ([, keep, says]) => {
    expect(await failureOf(await openKeeper(keep))).toContain(says)
  })

  it('stands beside whatever else a target puts into an item', async () => {
    const target = await openKeeper(
      answer((items) => items.map((item) => ({ ...item, fault: {}, kind: 1, item: null }))),
    )
    expect(await failureOf(target)).toMatchObject({ kind: 'requests' })
  })

  it('may come back with more than was given, and with the job as text', async () => {
    const target = await openKeeper(withMetadata(({ jobId }) => ({ jobId: String(jobId), worker: 1 })))
    expect(await failureOf(target)).toMatchObject({ kind: 'requests' })
  })

  it('in another order breaks G6, since the processor answers in the order of the events', async () => {
    const shuffled = answer((items) => items.toReversed())
    const report = await judged(await openKeeper(shuffled), pairs)
    expect(report.rules.find(({ id }) => id === 'G6')).toMatchObject({ verdict: 'failed' })
    expect(report.summary.errored).toBe(0)
    const batched = await judged(await openKeeper(shuffled, { batch: 4 }), pairs)
    expect(batched.summary).toMatchObject({ verdict: 'failed' })
    expect(batched.errors[0]?.message).toBe('it gave its item in the place of another')
  })
})

describe('one event that breaks a batch', () => {
  const isBad = ({ message }: Given) => message['userId'] === 'bad'
  const breaking =
    (status: number): Keeper =>
    (given, response) =>
      given.some(isBad) ? send(response, status, 'boom') : send(response, 200, given.flatMap(honestItems))

  it('costs its own case alone', async () => {
    const cases = [...pairs.slice(0, 5), pairOf('bad', identify('bad')), ...pairs.slice(5)]
    const report = await judged(await openKeeper(breaking(500), { batch: 20, jobs: 1 }), cases)
    expect(report.errors.map(({ case: id, message }) => [id, message])).toEqual([
      ['vectors/G6/bad', 'it answered HTTP 500: boom'],
    ])
    expect(report.rules.filter(({ verdict }) => verdict === 'failed')).toEqual([])
  })

  it('is rejected alone where it is refused, and the others are judged', async () => {
    const cases = [...pairs, pairOf('bad', identify('bad'))]
    const report = await judged(await openKeeper(breaking(400), { batch: 30, jobs: 1 }), cases)
    expect(report.summary.errored).toBe(0)
    const failures = report.rules.flatMap((rule) => rule.failures.map((failure) => failure.case))
    expect(new Set(failures)).toEqual(new Set(['vectors/G6/bad']))
  })

  it.for([400, 500])('breaks G6 where its neighbours in a case are lost with it (HTTP %i)', async (status) => {
    const keep: Keeper = (given, response) =>
      given.length > 1
        ? breaking(status)(given, response, response.req)
        : send(response, 200, given.flatMap(honestItems))
    const report = await judged(await openKeeper(keep), [pairOf('neighbours', identify('good'), identify('bad'))])
    expect(report.rules.find(({ id }) => id === 'G6')?.failures[0]).toMatchObject({
      message: 'An event comes out otherwise in its place than alone.',
      expected: {
        dropped: `given together with its neighbours, it came to nothing: the target answered HTTP ${status}: boom`,
      },
    })
  })

  it('that crashes the process costs its own case alone, where somebody starts the process anew', async () => {
    const crashing: Keeper = (given, response) => {
      const { socket } = response
      if (given.some(isBad))
        (socket as unknown as { server: { closeAllConnections(): void } }).server.closeAllConnections()
      else setTimeout(5).then(() => send(response, 200, given.flatMap(honestItems)))
    }
    const cases = [...pairs.slice(0, 3), pairOf('bad', identify('bad')), ...pairs.slice(3)]
    const report = await judged(await openKeeper(crashing), cases)
    expect(report.errors.map(({ case: id }) => id)).toEqual(['vectors/G6/bad'])
  })
})

describe('a target that dies in the middle of a run', () => {
  it('fails the run, and is not asked for each of the cases that are left', async () => {
    let asked = 0
    const address = await startServer((request, response) => {
      if (request.method === 'GET') return transformer()(request, response)
      asked += 1
      if (asked <= 4) return transformer()(request, response)
      const { server } = request.socket as unknown as { server: import('node:http').Server }
      server.close()
      return server.closeAllConnections()
    })
    const many = Array.from({ length: 300 }, (_, index) => pairOf(`case-${index}`, identify(`u-${index}`)))
    const report = await judged(await open(address, { jobs: 2 }), many)
    expect(report.summary.verdict).toBe('failed')
    expect(report.errors[0]?.message).toBe('it could not be reached: connection refused')
    expect(report.summary.errored).toBeLessThan(10)
    expect(report.summary.cases).toBeLessThan(20)
  })
})

describe('an address that is not the right one', () => {
  it('is told after a few requests, not for each event', async () => {
    let asked = 0
    const keep: Keeper = (_, response) => {
      asked += 1
      send(response, 404, 'There is no such route.')
    }
    const many = Array.from({ length: 100 }, (_, index) => pairOf(`case-${index}`, identify(`u-${index}`)))
    const report = await judged(await openKeeper(keep), many)
    expect(report.summary.verdict).toBe('failed')
    expect(report.errors[0]?.message).toBe(
      'it answered HTTP 404: There is no such route. Is the prefix of the address right?',
    )
    expect(asked).toBeLessThan(20)
  })
})

describe('a target that never answers some events', () => {
  it('costs those their case after one time-out each, since it is up meanwhile', async () => {
    let hung = 0
    const keep: Keeper = (given, response) => {
      if (given.some(({ message }) => message['userId'] === 'bad')) hung += 1
      else send(response, 200, given.flatMap(honestItems))
    }
    const many = Array.from({ length: 60 }, (_, index) => pairOf(`case-${index}`, identify(`u-${index}`)))
    const cases = [...many, pairOf('bad-1', identify('bad')), pairOf('bad-2', identify('bad')), ...many]
    const report = await judged(await openKeeper(keep, { jobs: 4, timeoutMs: 2000 }), cases)
    expect(report.errors.map(({ case: id, message }) => [id, message])).toEqual([
      ['vectors/G6/bad-1', 'it did not answer within 2000 ms'],
      ['vectors/G6/bad-2', 'it did not answer within 2000 ms'],
    ])
    expect(hung).toBeLessThan(4)
  })

  it('costs its neighbours nothing where one event blocks it', async () => {
    let blocked: Promise<unknown> = Promise.resolve()
    const keep: Keeper = async (given, response) => {
      if (given.some(({ message }) => message['userId'] === 'bad')) blocked = setTimeout(1800)
      await setTimeout(20)
      await blocked
      send(response, 200, given.flatMap(honestItems))
    }
    const address = await startServer(async (request, response) => {
      await blocked
      transformer(keep)(request, response)
    })
    const cases = [...pairs.slice(0, 3), pairOf('bad', identify('bad')), ...pairs.slice(3)]
    const report = await judged(await open(address, { timeoutMs: 1000 }), cases)
    expect(report.errors.map(({ case: id }) => id)).toEqual(['vectors/G6/bad'])
  })

  it.for<[string, number, string]>([
    ['it answers nothing any more', 5, '5 events in a row'],
    ['it lives, and leaves ever more events without an answer', 50, '50 events'],
  ])('is given up where %s', async ([what, count, after]) => {
    let isOpen = false
    const address = await startServer((request, response) => {
      const isSmall = request.method === 'GET' && (!isOpen || what.includes('lives'))
      if (isSmall) send(response, 200, '')
    })
    const target = await open(address, { timeoutMs: 60 })
    isOpen = true
    const given: unknown[] = []
    for (let index = 0; index <= count; index += 1) given.push(await failureOf(target))
    const gone = `was given up after ${after} without a result: it did not answer within 60 ms`
    expect(given.slice(-2)).toEqual(['TargetFailure: it did not answer within 60 ms', `TargetFailure: it ${gone}`])
    expect(await target.transform(inputOf(identify('u')))).toEqual({ kind: 'skipped', reason: `The target ${gone}.` })
  })
})

describe('statuses of the protocol', () => {
  const router = async (item: (given: Given) => object, mockUrl?: string) => {
    const address = await startServer(async (request, response) => {
      if (request.method === 'GET') return send(response, 200, '')
      const chunks = await request.toArray()
      const { input } = JSON.parse(Buffer.concat(chunks).toString()) as { input: Given[] }
      return send(response, 200, { output: input.map((given) => ({ metadata: [given.metadata], ...item(given) })) })
    })
    return failureOf(await open(address, { route: 'router', ...(mockUrl ? { mockUrl } : {}) }))
  }
  const users = { method: 'POST', endpoint: 'https://api.intercom.io/users', body: { JSON: { user_id: 'u' } } }

  it('298: left out, with a reason', async () => {
    expect(await router(() => ({ statusCode: 298 }))).toEqual({ kind: 'dropped', reason: 'filtered (statusCode 298)' })
  })

  it('299: sent already, and not for delivery; left out of the run where nothing of it arrives', async () => {
    const sent = () => ({ batchedRequest: [users, users], statusCode: 299 })
    expect(await router(sent, 'http://127.0.0.1:1')).toEqual({ kind: 'requests', requests: [] })
    expect(await router(sent)).toMatchObject({ kind: 'skipped', reason: expect.stringContaining('--mock-port') })
  })

  it('none: came through as it was, to be sent', async () => {
    const outcome = await router(() => ({
      batchedRequest: { ...users, params: { a: 'b c', n: 1 }, headers: { x: 5 } },
    }))
    const url = 'https://api.intercom.io/users?a=b+c&n=1'
    expect(outcome).toEqual({
      kind: 'requests',
      requests: [{ method: 'POST', url, headers: { x: '5' }, body: { user_id: 'u' } }],
    })
  })

  it('with null for a field that is absent: the same', async () => {
    const body = { JSON: { user_id: 'u', name: null }, FORM: null }
    const outcome = await router(() => ({
      batchedRequest: { ...users, params: null, body },
      statusCode: 200,
      error: null,
    }))
    expect(outcome).toMatchObject({ kind: 'requests', requests: [{ body: { user_id: 'u', name: null } }] })
  })

  it('500 of an item: rejected, and an empty reason stays one', async () => {
    expect(await router(() => ({ statusCode: 500, error: 'no: Workflow: x' }))).toEqual({
      kind: 'dropped',
      reason: 'no',
    })
    expect(await router(() => ({ statusCode: 500 }))).toEqual({ kind: 'dropped', reason: '' })
  })
})
