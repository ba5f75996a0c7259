import { describe, expect, it } from 'vitest'
import { identifiesAsRequests, isBareUpdate, tracksAsRequests, updatesOf } from '../../../../contracts/reading/index.ts'
import {
  type Connection,
  type Event,
  type Exchange,
  emptyWorkspaceState,
  type JsonObject,
  type JsonValue,
  type PlayedCase,
  type SdkCall,
} from '../../../../contracts/wire/index.ts'
import { call, onDevice } from './on-device.ts'

const caseOf = (...exchanges: Exchange[]): PlayedCase => ({
  id: 'x',
  suite: 'vectors',
  connection: exchanges[0]?.connection ?? 'web-device',
  exchanges,
  state: emptyWorkspaceState(),
})
/** What the calls of the last of some events say, as bodies of requests; nothing where they say nothing. */
function bodies(as: (played: PlayedCase) => PlayedCase, ...exchanges: Exchange[]): JsonValue[] | undefined {
  const outcome = as(caseOf(...exchanges)).exchanges.at(-1)?.outcome
  return outcome?.kind === 'requests' ? outcome.requests.map(({ body }) => body as JsonValue) : undefined
}
const ada: Event = { type: 'identify', userId: 'u-1', traits: { email: 'ada@example.com' } }
const web = (given: JsonObject, event: Event = ada) => onDevice('web-device', event, [call('update', given)])
const ios = (...calls: SdkCall[]) => onDevice('ios-device', ada, calls)
const said = (...exchanges: Exchange[]) => bodies(identifiesAsRequests, ...exchanges)
const known = { id: 'known to the SDK' }

describe('an update of the messenger', () => {
  it('is bare without attributes', () => {
    for (const args of [[], [null], [{}]]) expect(isBareUpdate({ method: 'update', args })).toBe(true)
    for (const args of [[{ a: 1 }], ['x'], [7], [null, { a: 1 }]])
      expect(isBareUpdate({ method: 'update', args })).toBe(false)
  })

  it('counts where it says more than settings of the messenger', () => {
    const updates = [call('update'), call('update', {}), call('update', { app_id: 'a' }), call('update', { name: 'x' })]
    expect(updatesOf(onDevice('web-device', ada, updates))).toEqual([updates[0], updates[1], updates[3]])
  })

  it('says of a person what the messenger knows under its own names, and else attributes', () => {
    const given = {
      user_id: 'u-1',
      email: null,
      created_at: 5,
      companies: [{ company_id: 'c' }],
      plan: 'pro',
      utm_x: 1,
    }
    expect(said(web(given))).toStrictEqual([
      {
        ...known,
        user_id: 'u-1',
        email: null,
        signed_up_at: 5,
        companies: [{ company_id: 'c' }],
        custom_attributes: { plan: 'pro' },
      },
    ])
    expect(said(web({ user_id: 'u-1' }))).toStrictEqual([{ ...known, user_id: 'u-1', custom_attributes: {} }])
    expect(said(web({ company: { company_id: 'c' }, companies: 'x' }))).toStrictEqual([
      { ...known, companies: [{ company_id: 'c' }], custom_attributes: {} },
    ])
  })

  it('says nothing where it is bare, or where the event is no identify', () => {
    expect(said(web({}))).toBeUndefined()
    expect(said(web({ user_id: 'u-1' }, { ...ada, type: 'track' }))).toBeUndefined()
  })
})

describe('the calls of a phone', () => {
  const register = call('registerIdentifiedUser', { userId: 'u-1', email: 'ada@example.com' })

  it('say of a person and its companies what the SDK takes, in the words of the REST API', () => {
    const company = {
      companyId: 'c',
      name: 'Co',
      plan: 'pro',
      monthlySpend: 5,
      createdAt: 6,
      customAttributes: { seats: 1 },
      remove: true,
      more: 'x',
    }
    const update = call('updateUser', {
      name: 'Ada',
      phone: '1',
      signedUpAt: 7,
      unsubscribedFromEmails: true,
      companies: [company, { companyId: 'd' }],
      customAttributes: { plan: 'pro' },
    })
    expect(said(ios(register, update, call('updateUser', { customAttributes: { more: 1 } })))).toStrictEqual([
      {
        ...known,
        user_id: 'u-1',
        email: 'ada@example.com',
        name: 'Ada',
        phone: '1',
        signed_up_at: 7,
        unsubscribed_from_emails: true,
        companies: [
          {
            company_id: 'c',
            name: 'Co',
            plan: 'pro',
            monthly_spend: 5,
            remote_created_at: 6,
            custom_attributes: { seats: 1 },
            remove: true,
          },
          { company_id: 'd' },
        ],
        custom_attributes: { plan: 'pro', more: 1 },
      },
    ])
  })

  it('say nothing of a person by other methods, or with nothing', () => {
    for (const made of [call('logEvent', { userId: 'u-1' }), call('updateUser'), call('updateUser', 'x')]) {
      expect(said(ios(made))).toBeUndefined()
    }
    expect(said(ios(call('updateUser', { companies: 'x' })))).toStrictEqual([
      { ...known, companies: 'x', custom_attributes: {} },
    ])
    expect(said(ios(call('updateUser', { customAttributes: 'x' })))).toStrictEqual([
      { ...known, custom_attributes: {} },
    ])
  })

  it('mean whoever was registered before, until a logout', () => {
    const named = call('updateUser', { name: 'Ada' })
    const all = { ...known, user_id: 'u-1', email: 'ada@example.com', name: 'Ada', custom_attributes: {} }
    expect(said(ios(register), ios(named))).toStrictEqual([all])
    const another = call('registerIdentifiedUser', { userId: 'u-2', email: 'bob@example.com' })
    expect(said(ios(another), ios(named))).toStrictEqual([{ ...known, name: 'Ada', custom_attributes: {} }])
    expect(said(ios(register), ios(call('logout'), named))).toStrictEqual([
      { ...known, name: 'Ada', custom_attributes: {} },
    ])
    expect(said(ios(register, call('updateUser', { name: 'x', customAttributes: { a: 1 } }), call('logout')))).toBe(
      undefined,
    )
    expect(said(ios(call('registerUnidentifiedUser')), ios(named))).toStrictEqual([
      { ...known, name: 'Ada', custom_attributes: {} },
    ])
  })

  it('say of somebody registered that nothing was said, where something had to be', () => {
    const identity = { user_id: 'u-1', email: 'ada@example.com' }
    expect(said(ios(register), ios())).toStrictEqual([{ ...known, ...identity, custom_attributes: {} }])
    expect(said(ios())).toBeUndefined()
    const mayBeRejected = onDevice('ios-device', { ...ada, type: 'Identify' }, [])
    expect(said(ios(register), mayBeRejected)).toBeUndefined()
  })
})

describe('what an identify asks of a device', () => {
  const asked = (connection: Connection, event: Event, ...calls: SdkCall[]) =>
    identifiesAsRequests(caseOf(onDevice(connection, event, calls))).exchanges[0]
  const saying = call('updateUser', { userId: 'u-1' })
  const update = call('update', { user_id: 'u-1' })

  it('is what a cloud connection asks, with the settings that matter there', () => {
    const on = { collectContext: true, sendAnonymousId: true }
    const identify = onDevice('web-device', ada, [update], on)
    expect(identifiesAsRequests(caseOf(identify)).exchanges[0]).toStrictEqual({
      connection: 'web-cloud',
      settings: { apiKey: 'not judged', ...on },
      event: ada,
      outcome: {
        kind: 'requests',
        requests: [
          {
            method: 'POST',
            url: 'https://api.intercom.io/users',
            headers: {},
            body: { ...known, user_id: 'u-1', custom_attributes: {} },
          },
        ],
      },
      delivered: [],
    })
    const nobody = onDevice('ios-device', { type: 'identify', anonymousId: 'a-1' }, [saying], { sendAnonymousId: true })
    expect(identifiesAsRequests(caseOf(nobody)).exchanges[0]).toMatchObject({
      connection: 'mobile-cloud',
      settings: { apiKey: 'not judged' },
    })
    expect(identifiesAsRequests(caseOf(nobody)).exchanges[0]?.settings).toStrictEqual({ apiKey: 'not judged' })
  })

  it('is no custom trait that may meet a name of the messenger, in either place', () => {
    const traits = { plan: 'pro', 'App-ID': 1, utm: { x: 1 }, user: { hash: 'x', seen: 1 }, name: 'Ada' }
    const event: Event = { type: 'identify', userId: 'u-1', traits, context: { traits, locale: 'de' } }
    expect(asked('web-device', event, update)?.event).toStrictEqual({
      ...event,
      traits: { plan: 'pro', name: 'Ada' },
      context: { traits: { plan: 'pro', name: 'Ada' }, locale: 'de' },
    })
    const odd: Event = { type: 'identify', userId: 'u-1', traits: 'x', context: { traits: 'y' } }
    expect(asked('web-device', odd, update)?.event).toStrictEqual(odd)
  })

  it('is on a phone no company that is left or has no companyId, and no name from parts', () => {
    const event = (company: JsonValue): Event => ({
      type: 'identify',
      userId: 'u-1',
      traits: { company, firstName: 'A' },
    })
    const links = (...companies: JsonValue[]) => call('updateUser', { userId: 'u-1', companies })
    const [acme, left] = [{ id: 'c' }, { id: 'd', remove: true }]
    const told = (company: JsonValue, ...companies: JsonValue[]) =>
      asked('ios-device', event(company), links(...companies))?.event['traits']
    expect(told(acme, { companyId: 'c' })).toStrictEqual({ company: acme })
    expect(told(acme)).toStrictEqual({ company: acme })
    expect(told([acme, left], { companyId: 'c' })).toStrictEqual({})
    expect(told(acme, { companyId: 'c' }, { name: 'x' })).toStrictEqual({})
    const sent = asked('ios-device', event(acme), links({ name: 'x' }))?.outcome
    expect(sent).toMatchObject({ requests: [{ body: { user_id: 'u-1', custom_attributes: {} } }] })
    expect(JSON.stringify(sent)).not.toContain('companies')
    const named = call('updateUser', { userId: 'u-1', name: 'A' })
    expect(asked('ios-device', event(acme), named)?.event['traits']).toStrictEqual({ company: acme, firstName: 'A' })
  })
})

describe('the calls of a track', () => {
  const seen: Event = {
    type: 'track',
    event: 'Seen',
    properties: { event_name: 1, user_id: 2, email: 3, created_at: 4, price: 5 },
  }
  const logged = (connection: Connection, event: Event, ...calls: SdkCall[]) =>
    tracksAsRequests(caseOf(onDevice(connection, event, calls))).exchanges[0]

  it('log events of somebody whom the SDK knows, now', () => {
    const exchange = logged('web-device', seen, call('trackEvent', 'Seen', { price: 5 }), call('trackEvent'))
    expect(exchange?.outcome).toMatchObject({
      requests: [
        { body: { user_id: 'known to the SDK', event_name: 'Seen', metadata: { price: 5 } } },
        { body: { user_id: 'known to the SDK' } },
      ],
    })
    expect(bodies(tracksAsRequests, onDevice('web-device', seen, [call('trackEvent')]))).toStrictEqual([
      { user_id: 'known to the SDK' },
    ])
    expect(exchange?.event).toStrictEqual({
      ...seen,
      userId: 'known to the SDK',
      timestamp: '2026-01-01T00:00:00Z',
      properties: { price: 5 },
    })
    expect(logged('ios-device', seen, call('logEvent', 'Seen'))?.event['properties']).toEqual(seen['properties'])
  })

  it('are those of a track alone', () => {
    expect(logged('web-device', { type: 'page' }, call('trackEvent', 'Seen'))?.outcome).toMatchObject({
      kind: 'dropped',
    })
    expect(logged('web-device', seen)?.outcome.kind).toBe('dropped')
  })
})
