import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { rules } from '../../../contracts/rules/index.ts'
import type { Connection, TraceLine } from '../../../contracts/wire/index.ts'
import { check, recheck } from '../../../src/conformance/index.ts'
import { type News, readTrace } from '../../../src/runner/index.ts'
import type { Target } from '../../../src/targets/index.ts'

const token = 'tok-of-ada-lovelace'

function post(path: string, body: object, authorization = `Bearer ${token}`) {
  const headers = {
    Authorization: authorization,
    'Content-Type': 'application/json',
    Accept: 'application/json',
    'Intercom-Version': '1.4',
    'User-Agent': 'it',
  }
  return { method: 'POST', url: `https://api.intercom.io${path}`, headers, body: body as never }
}

const identify = (given: Partial<TraceLine> = {}): TraceLine => ({
  connection: 'server-cloud',
  settings: { apiKey: token },
  event: { type: 'identify', userId: 'u-1', traits: { name: 'Ada' } },
  outcome: { kind: 'requests', requests: [post('/users', { user_id: 'u-1', name: 'Ada' })] },
  ...given,
})

const text = (...lines: unknown[]) =>
  lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n')
const read = (...lines: unknown[]) => readTrace(Readable.from([Buffer.from(text(...lines))]), 'mine.jsonl')

async function judge(lines: readonly unknown[], { rules: chosen = rules } = {}) {
  const trace = await read(...lines)
  const target: Target = {
    name: 'mine',
    connections: trace.connections,
    transform: () => {
      throw new Error('a trace asks nobody')
    },
  }
  const news: News[] = []
  const plan = { rules: chosen, failOn: 'must', replay: (id: string) => id } as const
  const cases = trace.casesOver(trace.connections)
  const report = await check({ ...plan, target, cases, seed: 1, onNews: (one) => news.push(one) })
  return { report, news, plan, failed: report.rules.filter(({ verdict }) => verdict === 'failed').map(({ id }) => id) }
}

describe('a trace', () => {
  it('is a case for each token, over all cloud connections, with a number that no filter changes', async () => {
    const other = { apiKey: 'tok-of-somebody-else' }
    const trace = await read(
      identify({ connection: 'web-cloud' }),
      identify({ settings: other }),
      identify({ connection: 'mobile-cloud' }),
    )
    expect(trace.connections).toEqual(['web-cloud', 'mobile-cloud', 'server-cloud'])
    const told = (wanted: readonly Connection[]) => trace.casesOver(wanted).map(({ id, events }) => [id, events.length])
    expect(told(trace.connections)).toEqual([
      ['recorded/trace/mine/1', 2],
      ['recorded/trace/mine/2', 1],
    ])
    expect(told(['server-cloud'])).toEqual([['recorded/trace/mine/2', 1]])
  })

  it('is judged as it was recorded, and asks nobody', async () => {
    const wrong = identify({
      outcome: { kind: 'requests', requests: [post('/users', { user_id: 'u-1', name: 'Ada undefined' })] },
    })
    expect((await judge([identify()])).failed).toEqual([])
    expect((await judge([wrong])).failed).toContain('U2')
  })

  it('is judged line by line over the connection and the settings of the line', async () => {
    const anonymous = { type: 'identify', anonymousId: 'anon-1', traits: { name: 'Ada' } }
    const dropped = { event: anonymous, outcome: { kind: 'dropped', reason: 'neither userId nor email' } } as const
    const { report, failed } = await judge([
      identify(dropped),
      identify({ ...dropped, connection: 'web-cloud', settings: { apiKey: token, sendAnonymousId: true } }),
    ])
    expect(failed).toEqual(['U1'])
    expect(report.rules.find(({ id }) => id === 'U1')?.failures).toMatchObject([{ connection: 'web-cloud', count: 1 }])
    expect(report.summary.connections).toEqual(['server-cloud', 'web-cloud'])
  })

  it('leaves Intercom in one state for one token', async () => {
    const track = identify({
      connection: 'mobile-cloud',
      event: { type: 'track', userId: 'u-1', event: 'Seen', timestamp: '2026-03-04T05:06:07Z' },
      outcome: {
        kind: 'requests',
        requests: [post('/events', { user_id: 'u-1', event_name: 'Seen', created_at: 1772600767 })],
      },
    })
    const { news } = await judge([identify(), track])
    const statuses = news.flatMap((one) =>
      one.kind === 'played'
        ? one.performance.played.exchanges.flatMap(({ delivered }) => delivered.map(({ reply }) => reply.status))
        : [],
    )
    expect(statuses).toEqual([200, 202])
  })

  it('takes no missing reply and no question to Intercom for a fault', async () => {
    const question = { method: 'GET', url: 'https://api.intercom.io/users?user_id=u-1', headers: post('', {}).headers }
    const asked = (name: string) =>
      identify({
        outcome: {
          kind: 'requests',
          requests: [question, post('/users', { user_id: 'u-1', name: 'Ada', custom_attributes: { seen: name } })],
        },
      })
    const unknown = identify({
      event: { type: 'track', userId: 'u-9', event: 'Seen', timestamp: '2026-03-04T05:06:07Z' },
      outcome: {
        kind: 'requests',
        requests: [post('/events', { user_id: 'u-9', event_name: 'Seen', created_at: 1772600767 })],
      },
    })
    expect((await judge([asked('once'), asked('twice'), unknown])).failed).not.toContain('G6')
    expect((await judge([unknown])).failed).toEqual([])
  })

  it('of who delivers by himself is judged by its tries, whose tokens are hidden too', async () => {
    const request = post('/users', { user_id: 'u-1', name: 'Ada' }, 'Bearer tok-of-the-sender')
    const tryAt = (sentAt: number, status: number) => ({
      ...{ by: 'target', request, reply: { status, headers: {} } },
      ...{ sentAt, answeredAt: sentAt + 50 },
    })
    const delivered = [tryAt(1000, 503), tryAt(1051, 200)]
    const line = { ...identify({ settings: {}, outcome: { kind: 'requests', requests: [] } }), delivered }
    const { report, failed } = await judge([line])
    expect(failed.filter((id) => id.startsWith('D'))).toEqual(['D1'])
    expect(JSON.stringify(report)).not.toContain('tok-of-the-sender')
  })

  it('of who returns his requests leaves the rules of delivery out, and says why', async () => {
    const { report } = await judge([identify()])
    const rule = report.rules.find(({ id }) => id === 'D1')
    expect(rule).toMatchObject({ verdict: 'skipped', reason: expect.stringContaining('where a target delivers') })
  })

  it('tells equal events that come out differently', async () => {
    const other = identify({ outcome: { kind: 'dropped', reason: 'not today' } })
    expect((await judge([identify(), other])).failed).toContain('G6')
  })

  it('keeps every token out of what is told and saved, whatever holds it', async () => {
    const basic = `Basic ${Buffer.from(`${token}:`).toString('base64')}`
    const leak = post(
      '/users',
      { user_id: 'u-1', name: `Ada ${token}`, custom_attributes: { [token]: `<${token}>` } },
      basic,
    )
    const stranger = post('/users', { user_id: 'u-1' }, 'Bearer tok-in-no-settings')
    const { report, news } = await judge([
      identify({ outcome: { kind: 'requests', requests: [leak] } }),
      identify({ outcome: { kind: 'requests', requests: [stranger] } }),
      identify({ outcome: { kind: 'dropped', reason: `401 for ${token}` } }),
    ])
    const saved = news.map((one) =>
      one.kind === 'played' ? one.performance.secrets.hide(one.performance.played as never) : one,
    )
    const told = JSON.stringify([report, saved])
    expect(told).not.toContain(token)
    expect(told).not.toContain(basic)
    expect(told).not.toContain('tok-in-no-settings')
    expect(told).toContain(Buffer.from('token:1:').toString('base64'))
    expect(report.rules.filter(({ verdict }) => verdict === 'failed').map(({ id }) => id)).toEqual(
      expect.arrayContaining(['G4', 'G7', 'G9']),
    )
  })

  it('is judged to the same verdicts from what is saved of it', async () => {
    const { report, news, plan } = await judge([
      identify(),
      identify({ connection: 'web-cloud', event: { type: 'identify', traits: {} } }),
    ])
    const saved = async function* () {
      yield* news
    }
    const { target, environment, seed } = report
    expect(await recheck(saved(), { target, environment, seed }, plan)).toEqual(report)
  })

  it('tells a finding of a long workspace by the smallest event that shows it', async () => {
    const wrong = (traits: object) =>
      identify({
        event: { type: 'identify', userId: 'u-1', traits: { firstName: 'Ada', ...traits } },
        outcome: {
          kind: 'requests',
          requests: [post('/users', { user_id: 'u-1', name: 'Ada undefined', custom_attributes: { ...traits } })],
        },
      })
    const others = Array.from({ length: 60 }, () => identify())
    const { report } = await judge([wrong({ city: 'Paris' }), ...others, wrong({}), wrong({ city: 'London' })])
    const [failure] = report.rules.find(({ id }) => id === 'U2')?.failures ?? []
    expect(failure).toMatchObject({ count: 3, event: { traits: { firstName: 'Ada' } } })
    expect(failure?.event['traits']).toEqual({ firstName: 'Ada' })
  })

  it('proves nothing where no rule looks at its connections, and says so', async () => {
    const call = { method: 'hide', args: [] }
    const line = identify({
      connection: 'web-device',
      settings: { appId: 'a' },
      event: { type: 'page' },
      outcome: { kind: 'calls', calls: [call] },
    })
    const { report } = await judge([line], { rules: rules.filter(({ id }) => id === 'U2') })
    expect(report.summary).toMatchObject({
      verdict: 'inconclusive',
      reason: 'No case exercised any of the rules that look at web-device: there are none.',
    })
  })

  it.for([
    ['no JSON', '{"connection":', /^mine\.jsonl:2: This is not JSON/],
    [
      'a connection that is none',
      { ...identify(), connection: 'web-clod' },
      /^mine\.jsonl:2: .*"connection" is "web-clod"; expected one of .*Did you mean "web-cloud"/,
    ],
    ['no outcome', { ...identify(), outcome: undefined }, /^mine\.jsonl:2: .*lacks the field "outcome"/],
    ['a field that is not known', { ...identify(), outcom: 1 }, /^mine\.jsonl:2: .*"outcom" is not known.*"outcome"/],
    [
      'a kind that is none',
      { ...identify(), outcome: { kind: 'request' } },
      /"outcome\.kind" is "request"; expected one of requests, calls, dropped/,
    ],
    [
      'a request without headers',
      { ...identify(), outcome: { kind: 'requests', requests: [{ method: 'POST', url: 'u' }] } },
      /"outcome\.requests\.0" lacks the field "headers"/,
    ],
    [
      'calls of a server',
      { ...identify(), outcome: { kind: 'calls', calls: [{ method: 'update', args: [] }] } },
      /over server-cloud expected "requests" or "dropped"/,
    ],
  ] as const)('is refused with file, line and field for %s', async ([, line, message]) => {
    await expect(read(identify(), line, identify())).rejects.toThrow(message)
  })

  it('is refused where it is empty', async () => {
    await expect(read('', '  ')).rejects.toThrow('mine.jsonl: The trace holds no line.')
  })
})
