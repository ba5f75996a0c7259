import { expect, it } from 'vitest'
import { enrich } from '../../../mocks/rudderstack/index.ts'

const noon = Date.UTC(2026, 2, 4, 12)
const passage = { sentAt: noon, receivedAt: noon + 60_000 }

it('corrects the time of an event by how far the clock of the device is off', () => {
  const event = enrich({ type: 'track', originalTimestamp: '2026-03-04T11:59:50.000Z' }, passage)
  expect(event['timestamp']).toBe('2026-03-04T12:00:50.000Z')
})

it('keeps a timestamp that the app gave', () => {
  const event = enrich({ type: 'track', timestamp: '2020-01-01T00:00:00Z' }, passage)
  expect(event['timestamp']).toBe('2020-01-01T00:00:00Z')
})

it.each([undefined, 'abc 1', 'plan 5', 20260304])('takes the time of receipt where %j is no time', (when) => {
  const event = enrich(when === undefined ? { type: 'track' } : { type: 'track', originalTimestamp: when }, passage)
  expect(event['timestamp']).toBe('2026-03-04T12:01:00.000Z')
})

it('adds an id of the person that depends on both ids and nothing else', () => {
  const of = (userId: string, anonymousId: string) => enrich({ userId, anonymousId }, passage)['rudderId']
  expect(of('u-1', 'anon-1')).toBe(of('u-1', 'anon-1'))
  expect(of('u-1', 'anon-1')).not.toBe(of('u-1', 'anon-2'))
  expect(of('u-1', 'anon-1')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})

it('gives a message id only where there is none, and changes nothing else of the event', () => {
  expect(enrich({ messageId: 'm-1' }, passage)['messageId']).toBe('m-1')
  expect(enrich({}, passage)['messageId']).toEqual(expect.any(String))
  const event = Object.freeze({ type: 'track', event: 'Paid', properties: { a: 1 } })
  expect(enrich(event, passage)).toMatchObject(event)
})

it('stamps sending and receipt', () => {
  expect(enrich({}, passage)).toMatchObject({
    sentAt: '2026-03-04T12:00:00.000Z',
    receivedAt: '2026-03-04T12:01:00.000Z',
  })
})
