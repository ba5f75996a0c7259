import { expect, it } from 'vitest'
import { scrub } from './scrub.ts'

const event = (run: string) => ({
  type: 'track',
  event: 'Opened',
  messageId: `message of ${run}`,
  anonymousId: run === 'monday' ? '7c6a7f6d-47ba-4abe-b652-d78e875f641a' : '9e2faf04-ad54-49ae-bcdc-908899614a00',
  originalTimestamp: run === 'monday' ? '2026-11-23T18:24:40.350Z' : '2026-11-24T07:00:00.000Z',
  context: {
    sessionId: run === 'monday' ? 1795458280339 : 1795503600000,
    timezone: run === 'monday' ? 'GMT+0000' : 'GMT+0530',
    userAgent: `browser of ${run}`,
    traits: { plan: 'pro' },
  },
})

it('makes two runs of one journey alike', () => {
  expect(scrub([event('monday')])).toEqual(scrub([event('tuesday')]))
})

it('keeps the events of a journey apart, in message id and time', () => {
  const [first, second] = scrub([event('monday'), event('monday')])
  expect(first?.['messageId']).not.toBe(second?.['messageId'])
  expect(second?.['timestamp']).toBe('2026-03-04T12:01:00.500Z')
})

it('keeps an anonymous id that an app chose, and everything that an app said', () => {
  const [scrubbed] = scrub([{ ...event('monday'), anonymousId: 'anon-1' }])
  expect(scrubbed).toMatchObject({ anonymousId: 'anon-1', event: 'Opened', context: { traits: { plan: 'pro' } } })
})
