import { describe, expect, it } from 'vitest'
import { trackRules } from '../../../../contracts/rules/track/index.ts'
import { eventsStayWithinLimits } from '../../../../contracts/rules/track/limits.ts'
import type { DeliveredRequest, Exchange, JsonObject, PlayedCase } from '../../../../contracts/wire/index.ts'
import { exchangeOf, playedCase, post } from '../played.ts'

const track = (name: string) => ({ type: 'track', userId: 'u-1', event: name, timestamp: '2026-01-02T03:04:05.000Z' })
const sent = (name: string) => post('/events', { event_name: name, user_id: 'u-1', created_at: 1_767_323_045 })

function findingsOf(id: string, played: PlayedCase) {
  const rule = trackRules.find((candidate) => candidate.id === id)
  return rule?.judge(played).map(({ findings }) => findings.map(({ message }) => message))
}

describe('T7', () => {
  it('notes the 121st active name, once', () => {
    const names = Array.from({ length: 130 }, (_, index) => `Event ${index}`)
    const played = playedCase(...names.map((name) => exchangeOf(track(name), [sent(name)])))
    const noted = eventsStayWithinLimits.judge(played).filter(({ findings }) => findings.length > 0)
    expect(noted.map(({ exchange }) => exchange)).toEqual([120])
    expect(noted[0]?.findings).toEqual([
      { message: 'A workspace takes 120 active event names, and refuses further ones.', received: 121 },
    ])
  })

  it('tells repeats by user, name and second, whichever identifier the user goes by', () => {
    const byEmail = (email: string) =>
      exchangeOf(track('Order'), [post('/events', { event_name: 'Order', email, created_at: 1 })])
    const told = findingsOf('T7', playedCase(byEmail('a@x.test'), byEmail('b@x.test'), byEmail('a@x.test')))
    expect(told?.map(({ length }) => length)).toEqual([0, 0, 1])
  })

  it('sees a repeat among several requests of one event', () => {
    const both = exchangeOf(track('Order'), [sent('Order'), sent('Sale')])
    const told = findingsOf('T7', playedCase(exchangeOf(track('Order'), [sent('Order')]), both))
    expect(told?.map(({ length }) => length)).toEqual([0, 1])
  })

  it.for<[JsonObject, number]>([
    [Object.fromEntries(Array.from({ length: 10 }, (_, index) => [`key ${index}`, index])), 0],
    [Object.fromEntries(Array.from({ length: 11 }, (_, index) => [`key ${index}`, index])), 1],
    [{ Plan: 1, plan: 2 }, 1],
    [{ price: { amount: 1, currency: 'eur' } }, 0],
    [{ price: { amount: 0, currency: 'eur' } }, 1],
    [{ price: { amount: 1.5, currency: 'eur' } }, 1],
    [{ price: { amount: -1 } }, 0],
  ])('reads metadata: %j', ([metadata, count]) => {
    const body = { event_name: 'Order', user_id: 'u-1', created_at: 1, metadata }
    expect(findingsOf('T7', playedCase(exchangeOf(track('Order'), [post('/events', body)])))?.[0]).toHaveLength(count)
  })

  it('does not apply to what was dropped, nor to other events', () => {
    const dropped: Exchange = { ...exchangeOf(track('Order'), []), outcome: { kind: 'dropped', reason: 'no id' } }
    const identify = exchangeOf({ type: 'identify', userId: 'u-1' }, [sent('Order')])
    expect(findingsOf('T7', playedCase(dropped, identify))).toEqual([])
  })

  it('takes names that differ in case for one', () => {
    const played = playedCase(exchangeOf(track('Order'), [sent('Order')]), exchangeOf(track('order'), [sent('order')]))
    expect(findingsOf('T7', played)).toEqual([
      [],
      ['Intercom keeps one of two events of one user, one name and one second.'],
    ])
  })
})

describe('T8', () => {
  const answered = (status: number): DeliveredRequest => ({
    by: 'target',
    request: sent('Order'),
    reply: { status, headers: {} },
  })
  const selfSent = (...statuses: number[]): Exchange => ({
    ...exchangeOf(track('Order'), []),
    outcome: { kind: 'dropped', reason: 'delivered by the target' },
    delivered: statuses.map(answered),
  })

  it('sees that a target which delivers tries again after a 404', () => {
    expect(findingsOf('T8', playedCase(selfSent(404, 404)))).toEqual([
      ['An event of an unknown user was sent again after the 404.'],
    ])
  })

  it('lets a target end with a 404, and retry what is worth it', () => {
    expect(findingsOf('T8', playedCase(selfSent(404)))).toEqual([[]])
    expect(findingsOf('T8', playedCase(selfSent(503, 503, 202)))).toEqual([[]])
    expect(findingsOf('T8', playedCase(selfSent(503, 404)))).toEqual([[]])
  })

  it('leaves to the target only its own events: what delivery retries, or it looked up before, is none', () => {
    const [retried] = [{ ...selfSent(404, 404) }]
    const byDelivery = retried.delivered.map((one) => ({ ...one, by: 'delivery' as const }))
    expect(
      findingsOf('T8', playedCase({ ...exchangeOf(track('Order'), [sent('Order')]), delivered: byDelivery })),
    ).toEqual([[]])
    const lookUp: DeliveredRequest = {
      by: 'target',
      request: { ...sent('Order'), method: 'GET', url: 'https://api.intercom.io/users?user_id=u-1' },
      reply: { status: 404, headers: {} },
    }
    expect(findingsOf('T8', playedCase({ ...retried, delivered: [lookUp, answered(202)] }))).toEqual([[]])
  })

  it('tells of a user once: not where a request showed it already', () => {
    const writer = exchangeOf(track('Order'), [sent('Order'), post('/users', { user_id: 'u-1' })])
    const played = playedCase(writer, exchangeOf(track('Sale'), [sent('Sale')]))
    const left = { ...played, state: { ...played.state, users: [{ type: 'user', user_id: 'u-1' }] } }
    expect(findingsOf('T8', left)).toEqual([['A track wrote something else than its event.'], []])
  })

  it('sees a user whom tracks alone left in Intercom', () => {
    const played = playedCase(exchangeOf(track('Order'), [sent('Order')]))
    const left = { ...played, state: { ...played.state, users: [{ type: 'user', user_id: 'u-1' }] } }
    expect(findingsOf('T8', left)).toEqual([['Tracks alone left a user in Intercom.']])
  })

  it('says nothing about users where something else than a track was played', () => {
    const identify = exchangeOf({ type: 'identify', userId: 'u-1' }, [post('/users', { user_id: 'u-1' })])
    const played = playedCase(identify, exchangeOf(track('Order'), [sent('Order')]))
    const left = { ...played, state: { ...played.state, users: [{ type: 'user', user_id: 'u-1' }] } }
    expect(findingsOf('T8', left)).toEqual([[]])
  })
})
