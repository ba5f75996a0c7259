import { describe, expect, it } from 'vitest'
import { call, journey, settings } from './journey.ts'

const onWeb = (...events: Parameters<typeof journey>[1]) => journey('web-device', events)
const ada = { type: 'identify', userId: 'u-ada', context: { traits: { email: 'ada@example.com' } } }

describe('the reference with the web messenger', () => {
  it('boots once, before anything else', () => {
    expect(onWeb(ada, { type: 'track', userId: 'u-ada', event: 'Order' })).toEqual([
      [call('boot', { app_id: 'app-1' }), call('update', { user_id: 'u-ada', email: 'ada@example.com' })],
      [call('trackEvent', 'Order')],
    ])
  })

  it('sends the standard traits under the messenger names, and the rest beside them', () => {
    const traits = {
      firstName: 'Ada',
      phone: 44,
      createdAt: 'Mon May 19 2019 18:34:24 GMT+0000 (UTC)',
      unsubscribedFromEmails: 'true',
      company: { id: 7, name: 'Analytical', createdAt: 1558290864, seats: 3, nested: { a: 1 } },
      plan: 'pro',
      address: { city: 'London' },
    }
    const [calls] = onWeb({ type: 'identify', userId: 'u-ada', traits })
    expect(calls?.[1]).toEqual(
      call('update', {
        user_id: 'u-ada',
        name: 'Ada',
        phone: '44',
        created_at: 1558290864,
        unsubscribed_from_emails: true,
        companies: [{ company_id: '7', name: 'Analytical', created_at: 1558290864, seats: 3, nested_a: 1 }],
        plan: 'pro',
        address_city: 'London',
      }),
    )
  })

  it('never lets a trait set what the messenger reserves', () => {
    const traits = { app_id: 'other', utm_source: 'x', last_request_at: 5, user_hash: 'forged', trait_app_id: 'mine' }
    const [calls] = onWeb({ type: 'identify', userId: 'u-ada', traits })
    expect(calls?.[1]).toEqual(
      call('update', {
        user_id: 'u-ada',
        trait_app_id: 'mine',
        trait_app_id_2: 'other',
        trait_utm_source: 'x',
        trait_last_request_at: 5,
        trait_user_hash: 'forged',
      }),
    )
  })

  it.for([
    [{ integrations: { Intercom: { user_hash: 'a' } }, context: { Intercom: { user_hash: 'b' } } }, 'a'],
    [{ integrations: { Intercom: true }, context: { Intercom: { user_hash: 'b' } } }, 'b'],
  ] as const)('passes the user hash on unchanged: %j', ([places, hash]) => {
    const [calls] = onWeb({ type: 'identify', userId: 'u-ada', ...structuredClone(places) } as never)
    expect(calls?.[1]).toEqual(call('update', { user_id: 'u-ada', user_hash: hash }))
  })

  it('asks for messages on a page view, and for nothing else', () => {
    expect(onWeb(ada, { ...ada, type: 'page', name: 'Home', properties: { path: '/' } })[1]).toEqual([call('update')])
  })

  it('does not hand one person over to the next', () => {
    const bob = { type: 'identify', userId: 'u-bob' }
    expect(onWeb(ada, bob)[1]).toEqual([
      call('shutdown'),
      call('boot', { app_id: 'app-1' }),
      call('update', { user_id: 'u-bob' }),
    ])
  })

  it('shuts down when the person leaves, and boots for the next visitor', () => {
    expect(onWeb(ada, { type: 'reset' }, { type: 'track', event: 'Seen' }).slice(1)).toEqual([
      [call('shutdown')],
      [call('boot', { app_id: 'app-1' }), call('trackEvent', 'Seen')],
    ])
  })

  it('notices that a person left by the next event without them', () => {
    expect(onWeb(ada, { type: 'page', userId: '' })[1]).toEqual([
      call('shutdown'),
      call('boot', { app_id: 'app-1' }),
      call('update'),
    ])
  })

  it('keeps a visitor who turns out to have a user id', () => {
    const visitor = { type: 'identify', context: { traits: { email: 'ada@example.com' } } }
    expect(onWeb(visitor, ada)[1]).toEqual([call('update', { user_id: 'u-ada', email: 'ada@example.com' })])
  })

  it.for([{}, { appId: ' ' }])('does nothing without an App ID, and names it: %j', (given) => {
    expect(journey('web-device', [ada], { ...settings, appId: undefined, ...given })[0]).toMatch(/appId/)
  })

  it('does nothing for a group', () => {
    expect(onWeb({ type: 'group', groupId: 'g-1' })[0]).toMatch(/not supported/)
  })
})
