import { describe, expect, it } from 'vitest'
import { trackRules } from '../../../../contracts/rules/track/index.ts'
import { eventsStayWithinLimits } from '../../../../contracts/rules/track/limits.ts'
import type { DeliveredRequest, Exchange, PlayedCase } from '../../../../contracts/wire/index.ts'
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
