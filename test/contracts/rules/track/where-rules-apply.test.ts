import { describe, expect, it } from 'vitest'
import { trackRules } from '../../../../contracts/rules/track/index.ts'
import type { Exchange, JsonObject } from '../../../../contracts/wire/index.ts'
import { exchangeOf, playedCase, post } from '../played.ts'

const properties = {
  price: { amount: 34999, currency: 'eur' },
  ends_date: '2026-05-01',
  'a.b': 1,
}
const track = { type: 'track', userId: 'u-1', event: 'Sold', timestamp: '2026-01-02T03:04:05Z', properties }
const sent = (body: JsonObject = {}) => post('/events', { event_name: 'Sold', user_id: 'u-1', ...body })

/** The ids of the rules that apply to an exchange, each with the number of its findings where it has any. */
const applying = (exchange: Exchange) =>
  trackRules.flatMap(({ id, judge }) =>
    judge(playedCase(exchange)).map(({ findings }) => (findings.length > 0 ? `${id}: ${findings.length}` : id)),
  )
const ofMetadata = ['T3', 'T4', 'T5', 'T6', 'T6.keys', 'T6.dates']

describe('rules over metadata', () => {
  it('apply where an event was sent', () => {
    const metadata = { price: properties.price, ends_date: 1777593600, a_b: 1 }
    expect(applying(exchangeOf(track, [sent({ created_at: 1767323045, metadata })]))).toEqual(
      expect.arrayContaining(ofMetadata),
    )
  })

  it('do not apply where something else was sent, or the event is none of theirs', () => {
    const elsewhere = applying(exchangeOf(track, [post('/users', { user_id: 'u-1' })]))
    expect(ofMetadata.filter((id) => elsewhere.includes(id))).toEqual(['T4'])
    expect(applying(exchangeOf({ ...track, type: 'identify' }, [sent({ metadata: { 'a.b': 1 } })]))).toEqual([])
  })

  it('leave the number inside a rich link alone: T6 is about amounts', () => {
    const link = { url: 'https://x.test', value: 'The answer', amount: 42 }
    const exchange = exchangeOf({ ...track, properties: { link } }, [sent({ created_at: 1767323045 })])
    expect(applying(exchange)).not.toContain('T6')
  })
})

describe('rules over the time of an event', () => {
  const zoneless = '2026-01-02T03:04:05'
  const dropped = (event: JsonObject): Exchange => ({
    ...exchangeOf(event, []),
    outcome: { kind: 'dropped', reason: 'no time' },
  })

  it('apply to a drop only where there is no time at all', () => {
    expect(applying(dropped({ ...track, timestamp: 'soon' }))).toContain('T2')
    expect(applying(dropped({ ...track, timestamp: 1767323045 }))).not.toContain('T2')
    expect(applying(dropped(track))).not.toContain('T2')
  })

  it('look at each request: at the name of the time in those that have one', () => {
    const found = applying(exchangeOf(track, [sent({ created_at: 1767323045 }), sent()]))
    expect(found).toEqual(expect.arrayContaining(['T2: 1', 'T2.name']))
  })

  it('ask for UTC where any time that may count names no zone, and any request sends it', () => {
    const number = { ...track, timestamp: 1700000000, originalTimestamp: zoneless }
    expect(applying(exchangeOf(number, [sent({ created_at: 1767323045 })]))).toContain('T2.zone')
    expect(applying(exchangeOf(number, [sent({ created_at: 1767323045 - 3600 })]))).toContain('T2.zone: 1')
    const two = exchangeOf({ ...track, timestamp: zoneless }, [
      sent({ created_at: 1767323045 }),
      sent({ created_at: 1 }),
    ])
    expect(applying(two)).toContain('T2.zone')
  })
})
