import { describe, expect, it } from 'vitest'
import type { Event } from '../../../contracts/wire/index.ts'
import { sdkCallFor } from '../../../src/targets/browser/sdk-call.ts'

describe('the call by which an app has the SDK send an event', () => {
  it('gives an identify its traits, and the rest of the context as an option', () => {
    const event = { type: 'identify', userId: 'u-1', context: { traits: { plan: 'pro' }, ip: '192.0.2.1' } }
    expect(sdkCallFor(event, '')).toEqual({
      method: 'identify',
      args: ['u-1', { plan: 'pro' }, { context: { ip: '192.0.2.1' } }],
    })
  })

  it('identifies a visitor by traits alone', () => {
    const event = { type: 'identify', userId: '', context: { traits: { email: 'ada@example.com' } } }
    expect(sdkCallFor(event, '')).toEqual({ method: 'identify', args: [{ email: 'ada@example.com' }, {}] })
  })

  it('passes on what only an app can say', () => {
    const event = {
      type: 'track',
      userId: 'u-1',
      event: 'Paid',
      properties: { seats: 0 },
      integrations: { All: true, Intercom: { user_hash: 'a1' } },
      originalTimestamp: '2026-03-04T05:06:07.000Z',
      anonymousId: 'anon-1',
    }
    expect(sdkCallFor(event, 'u-1')).toEqual({
      method: 'track',
      args: [
        'Paid',
        { seats: 0 },
        {
          integrations: { All: true, Intercom: { user_hash: 'a1' } },
          originalTimestamp: '2026-03-04T05:06:07.000Z',
          anonymousId: 'anon-1',
        },
      ],
    })
  })

  it('names a page, with its category first where it has one', () => {
    const page = { type: 'page', userId: '', name: 'Home', properties: { shelf: 3 } }
    expect(sdkCallFor(page, '')).toEqual({ method: 'page', args: ['Home', { shelf: 3 }, {}] })
    expect(sdkCallFor({ ...page, category: 'Shop' }, '')).toMatchObject({ args: ['Shop', 'Home', { shelf: 3 }, {}] })
  })

  it('sends an event without a name under an empty one', () => {
    expect(sdkCallFor({ type: 'track', userId: '' }, '')).toEqual({ method: 'track', args: ['', {}, {}] })
  })

  it.each<[Event, string]>([
    [{ type: 'track', userId: 'u-2', event: 'Paid' }, 'another user than the one identified'],
    [{ type: 'track', event: 'Paid' }, 'nobody while somebody is known'],
    [{ type: 'Track', userId: 'u-1', event: 'Paid' }, 'another case of the type'],
    [{ type: 'group', userId: 'u-1', groupId: 7 }, 'a group by number'],
    [{ type: 'page', userId: 'u-1', category: 'Shop' }, 'a category without a name'],
    [{ type: 'track', userId: 'u-1', event: 'Paid', properties: nested(101) }, 'a depth that the SDK cannot take'],
  ])('is none for what no SDK sends: $1', (event, _what) => {
    expect(sdkCallFor(event, 'u-1')).toMatchObject({ kind: 'skipped', reason: expect.any(String) })
  })
})

function nested(levels: number): Record<string, never> {
  let value = {}
  for (let level = 0; level < levels; level += 1) value = { within: value }
  return value as Record<string, never>
}
