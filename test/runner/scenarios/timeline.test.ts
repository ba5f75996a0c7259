import { describe, expect, it } from 'vitest'
import { type Connection, isJsonObject, type Step } from '../../../contracts/wire/index.ts'
import { virtualStart } from '../../../src/runner/index.ts'
import { timelineOf } from '../../../src/runner/suites/scenarios/timeline.ts'

type People = Parameters<typeof timelineOf>[0]['people']

/** When each event arrives, in seconds after the beginning, and which it is. */
function arrivals(connection: Connection, people: People, steps: Step[], sending?: 'one by one') {
  const { events } = timelineOf({ people, steps, ...(sending ? { sending } : {}) }, connection)
  return events.map(({ event, at }) => [(at - virtualStart) / 1000, event['event'] ?? event['type']])
}
const track = (who: string, event: string): Step => ({ [who]: { track: event } })
const abc = ['a', 'b', 'c'].map((event) => track('ada', event))

describe('events of a story arrive', () => {
  it('from a browser each by itself', () => {
    expect(arrivals('web-cloud', { ada: {} }, abc)).toEqual([
      [1, 'a'],
      [2, 'b'],
      [3, 'c'],
    ])
  })

  it('from a phone ten seconds after the first of them, together', () => {
    expect(arrivals('mobile-cloud', { ada: {} }, [...abc, { wait: '1m' }, track('ada', 'd')])).toEqual([
      [11, 'a'],
      [11, 'b'],
      [11, 'c'],
      [74, 'd'],
    ])
  })

  it('from a phone at once when there are thirty of them, the rest later', () => {
    const many = Array.from({ length: 31 }, () => track('ada', 'x'))
    // Steps are a second apart: ten seconds pass before thirty are there, unless the phone is offline.
    const steps: Step[] = [{ ada: { goes: 'offline' } }, ...many, { ada: { goes: 'online' } }]
    const times = arrivals('mobile-cloud', { ada: {} }, steps).map(([at]) => at)
    expect(times).toEqual(Array.from({ length: 31 }, () => 33))
  })

  it('from a server the first one at once, later ones together, whoever they are of', () => {
    const steps = [track('ada', 'a'), track('bob', 'b'), track('ada', 'c')]
    expect(arrivals('server-cloud', { ada: {}, bob: {} }, steps)).toEqual([
      [1, 'a'],
      [12, 'b'],
      [12, 'c'],
    ])
  })

  it('as they happen, where the SDK is set to send one by one', () => {
    expect(arrivals('mobile-cloud', { ada: {} }, abc, 'one by one').map(([at]) => at)).toEqual([1, 2, 3])
  })

  it('from two phones in the order in which their batches leave', () => {
    const steps = [track('ada', 'a1'), track('bob', 'b1'), track('ada', 'a2')]
    expect(arrivals('mobile-cloud', { ada: {}, bob: {} }, steps)).toEqual([
      [11, 'a1'],
      [11, 'a2'],
      [12, 'b1'],
    ])
  })

  it('never, from a phone that stays offline', () => {
    expect(arrivals('mobile-cloud', { ada: {} }, [{ ada: { goes: 'offline' } }, ...abc])).toEqual([])
  })
})

it('an event that was kept has the time at which it happened, and that of its sending', () => {
  const steps: Step[] = [{ ada: { goes: 'offline' } }, track('ada', 'a'), { wait: '20m' }, { ada: { goes: 'online' } }]
  const [only] = timelineOf({ people: { ada: {} }, steps }, 'mobile-cloud').events
  expect(only?.event).toMatchObject({
    originalTimestamp: '2026-03-04T05:06:09.000Z',
    timestamp: '2026-03-04T05:06:09.000Z',
    sentAt: '2026-03-04T05:26:10.000Z',
    receivedAt: '2026-03-04T05:26:10.000Z',
  })
})

it('events of one batch were sent at one time', () => {
  const { events } = timelineOf({ people: { ada: {} }, steps: abc }, 'mobile-cloud')
  expect(new Set(events.map(({ event }) => event['sentAt'])).size).toBe(1)
  expect(new Set(events.map(({ event }) => event['originalTimestamp'])).size).toBe(3)
})

describe('a look in the middle', () => {
  it('waits until the SDKs have sent what they hold', () => {
    const steps: Step[] = [...abc, { expect: { users: [] } }, track('ada', 'd')]
    const { events, happenings } = timelineOf({ people: { ada: {} }, steps }, 'mobile-cloud')
    expect(happenings).toMatchObject([{ kind: 'moment', before: 3, at: virtualStart + 11_000, step: { number: 4 } }])
    expect(events.at(-1)?.at).toBe(virtualStart + 22_000)
  })
})

describe('devices', () => {
  const people: People = { ada: { devices: { phone: 'ios', laptop: 'web', other: {} } } }
  const steps = ['ada on phone', 'ada on laptop', 'ada on other'].map((who) => track(who, who))

  it('are what they are, or of the connection', () => {
    const { events } = timelineOf({ people, steps }, 'server-cloud')
    expect(events.map(({ device, connection, event }) => [device, connection, event['channel']])).toEqual([
      ['ada on laptop', 'web-cloud', 'web'],
      ['ada on other', undefined, 'server'],
      ['ada on phone', 'mobile-cloud', 'mobile'],
    ])
  })

  it('have an anonymous id each', () => {
    const { events } = timelineOf({ people, steps }, 'mobile-cloud')
    expect(new Set(events.map(({ event }) => event['anonymousId'])).size).toBe(3)
  })

  it('reach Intercom by its SDKs in device mode', () => {
    const { events } = timelineOf({ people, steps }, 'android-device')
    expect(events.map(({ connection, event }) => [connection, isJsonObject(event['context'])])).toEqual([
      ['ios-device', true],
      ['web-device', true],
      [undefined, true],
    ])
  })
})
