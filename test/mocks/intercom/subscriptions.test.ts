import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import type { JsonObject, JsonValue } from '../../../contracts/wire/index.ts'
import { loopbackUrl } from '../../../mocks/intercom/notifications/loopback.ts'
import { covers, isTopic, topics } from '../../../mocks/intercom/notifications/topics.ts'
import { createMessenger } from '../../../mocks/messenger/index.ts'
import { type Caller, caller, refusalOf, start, startSeconds } from './caller.ts'

let mock: Caller
beforeEach(() => {
  mock = caller({ webhooks: true })
})
const url = 'http://127.0.0.1:9/hooks'
const subscribe = (body: JsonObject = {}) => mock.post('/subscriptions', { url, topics: ['all'], ...body })
/** What waits to be delivered: topics and items. */
const told = () => mock.intercom.takeNotifications().map(({ topic, item }): [string, JsonObject] => [topic, item])
const toldTopics = () => told().map(([topic]) => topic)

describe('POST /subscriptions', () => {
  it.for<[JsonObject, RegExp]>([
    [
      { url: 'https://hooks.example.com/x' },
      /^400 parameter_invalid: url is "https:.*only to this machine: http:\/\/127\.0\.0\.1/,
    ],
    [{ url: 7 }, /^400 type_mismatch: url must be a string/],
    [{ url: null }, /^400 parameter_not_found: url/],
    [{ topics: null }, /^400 parameter_not_found: topics/],
    [{ topics: 'all' }, /^400 type_mismatch: topics must be an array/],
    [{ topics: [] }, /^400 parameter_invalid: topics must be 1 to/],
    [{ topics: ['user.created', 'constructor'] }, /^400 parameter_invalid: there is no topic "constructor"/],
    [{ topics: [7] }, /^400 type_mismatch: topics/],
    [{ service_type: 'pigeon' }, /^400 parameter_invalid: service_type must be web/],
    [{ active: 'yes' }, /^400 type_mismatch: active/],
    [{ topics: ['event.created'], metadata: { event_names: 'bought' } }, /^400 type_mismatch: metadata.event_names/],
  ])('%j is refused', ([wrong, said]) => {
    expect(refusalOf(subscribe(wrong))).toMatch(said)
    expect(mock.body('GET /subscriptions')['items']).toEqual([])
  })

  it('says in its notes where nothing is delivered', () => {
    const off = caller()
    expect(off.body('POST /subscriptions', { url, topics: ['all'] })).toMatchObject({
      notes: [expect.stringContaining('without webhooks')],
    })
    off.post('/users', { user_id: 'u-1' })
    expect(off.intercom.takeNotifications()).toEqual([])
    expect(mock.body('POST /subscriptions', { url, topics: ['all'] })).toMatchObject({ notes: [] })
  })
})

describe('an address of this machine', () => {
  it.for([
    'http://127.0.0.1',
    'http://127.0.0.1:3000/x?y',
    'http://localhost:8080/',
    'http://[::1]:80/',
    'http://127.1/',
    'http://0x7f.1/',
  ])('%s is one', (address) => expect(loopbackUrl(address)).toBeDefined())

  it.for([
    'https://127.0.0.1/',
    'http://127.0.0.1.nip.io/',
    'http://localhost.example.com/',
    'http://evil.localhost/',
    'http://localhost./',
    'http://0.0.0.0/',
    'http://10.0.0.1/',
    'http://169.254.169.254/latest',
    'http://[::ffff:127.0.0.1]/',
    'http://[::]/',
    'http://127.0.0.1@example.com/',
    'http://example.com#@127.0.0.1/',
    'http://1270.0.0.1/',
    'file:///etc/passwd',
    'ftp://127.0.0.1/',
    '127.0.0.1',
    '',
  ])('%s is none', (address) => expect(loopbackUrl(address)).toBeUndefined())

  it('is none of any other text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl()), (text) => {
        const found = loopbackUrl(text)
        if (found !== undefined) expect(found.hostname).toMatch(/^(localhost|\[::1\]|127\.\d+\.\d+\.\d+)$/)
      }),
    )
  })
})

describe('topics', () => {
  it('are covered by themselves, by their kind and by all', () => {
    for (const topic of topics) {
      const kind = topic.split('.')[0] ?? ''
      for (const word of [topic, kind, 'all']) expect([isTopic(word), covers([word], topic)]).toEqual([true, true])
      if (topic !== 'ping') expect(covers(['conversation_part', 'x'], topic)).toBe(kind === 'conversation_part')
    }
    expect(isTopic('user.')).toBe(false)
  })
})

describe('subscriptions are told', () => {
  it('of users: created, another email, unsubscribed, tagged, untagged, deleted; not of what changes nothing', () => {
    subscribe({ topics: ['user'] })
    mock.post('/users', { user_id: 'u-1', email: 'ada@example.com', name: 'Ada' })
    mock.post('/users', { user_id: 'u-1', email: 'ada@example.com' })
    mock.post('/users', { user_id: 'u-1', email: 'byron@example.com' })
    mock.post('/users', { user_id: 'u-1', unsubscribed_from_emails: true })
    mock.post('/users', { user_id: 'u-1', unsubscribed_from_emails: true })
    mock.post('/tags', { name: 'VIP', users: [{ user_id: 'u-1' }] })
    mock.post('/tags', { name: 'VIP', users: [{ user_id: 'u-1' }] })
    mock.post('/tags', { name: 'VIP', users: [{ user_id: 'u-1', untag: true }] })
    mock.send('DELETE /users?user_id=u-1')
    expect(told()).toMatchObject([
      ['user.created', { type: 'user', user_id: 'u-1', name: 'Ada', email: 'ada@example.com' }],
      ['user.email.updated', { email: 'byron@example.com' }],
      ['user.unsubscribed', { unsubscribed_from_emails: true }],
      ['user.tag.created', { type: 'user_tag', tag: { name: 'VIP' }, user: { user_id: 'u-1' } }],
      ['user.tag.deleted', { type: 'user_tag' }],
      ['user.deleted', { user_id: 'u-1' }],
    ])
  })

  it('of users with their times as ISO text', () => {
    subscribe()
    mock.post('/users', { user_id: 'u-1', signed_up_at: 1_558_290_864 })
    expect(told()).toMatchObject([
      ['user.created', { created_at: '2020-11-23T00:00:00.000Z', signed_up_at: '2019-05-19T18:34:24.000Z' }],
    ])
  })

  it('of leads and visitors', () => {
    subscribe({ topics: ['contact', 'visitor'] })
    const { id } = mock.body('POST /contacts', { name: 'Ada' })
    mock.post('/contacts', { id: id ?? '', email: 'ada@example.com' })
    mock.post('/tags', { name: 'VIP', users: [{ id: id ?? '' }] })
    mock.post('/contacts/convert', { contact: { id: id ?? '' }, user: { user_id: 'u-1' } })
    expect(told()).toMatchObject([
      ['contact.created', { type: 'contact', name: 'Ada' }],
      ['contact.added_email', { email: 'ada@example.com' }],
      ['contact.tag.created', { type: 'contact_tag', contact: { id } }],
      ['contact.signed_up', { type: 'contact', id }],
    ])
  })

  it('of companies, also of those that a user brings', () => {
    subscribe({ topics: ['company.created'] })
    mock.post('/companies', { company_id: 'c-1', name: 'Acme' })
    mock.post('/companies', { company_id: 'c-1', name: 'Apex' })
    mock.post('/users', { user_id: 'u-1', companies: [{ company_id: 'c-1' }, { company_id: 'c-2' }] })
    expect(told()).toMatchObject([
      ['company.created', { company_id: 'c-1', name: 'Acme' }],
      ['company.created', { company_id: 'c-2' }],
    ])
  })

  it('of the events that they name, and of no repeats', () => {
    subscribe({ topics: ['event.created'], metadata: { event_names: ['Bought'] } })
    mock.post('/users', { user_id: 'u-1' })
    const event = { user_id: 'u-1', created_at: startSeconds, metadata: { price: 5 } }
    for (const event_name of ['bought', 'bought', 'sold']) mock.post('/events', { ...event, event_name })
    expect(told()).toMatchObject([['event.created', { type: 'event', event_name: 'bought', metadata: { price: 5 } }]])
  })

  it('of conversations', () => {
    subscribe({ topics: ['conversation'] })
    mock.post('/users', { user_id: 'u-1' })
    mock.post('/messages', { from: { type: 'user', user_id: 'u-1' }, body: 'Hi' })
    const reply = (body: JsonObject) => mock.post('/conversations/last/reply', { user_id: 'u-1', ...body })
    reply({ type: 'user', message_type: 'comment', body: 'Anybody?' })
    const admin = { type: 'admin', admin_id: '1', body: 'x', assignee_id: '1', snoozed_until: startSeconds + 9 }
    for (const message_type of ['comment', 'note', 'assignment', 'close', 'open', 'snoozed', 'open'])
      reply({ ...admin, message_type })
    expect(toldTopics()).toEqual(
      'user.created user.replied admin.replied admin.noted admin.assigned admin.closed admin.opened admin.snoozed admin.unsnoozed'
        .split(' ')
        .map((topic) => `conversation.${topic}`),
    )
  })

  it("of what Intercom's SDKs do", () => {
    mock.intercom.replaceState('token-1', { settings: { appId: 'abc' }, subscriptions: [{ url, topics: ['all'] }] })
    const page = createMessenger({ intercom: mock.intercom, clock: () => start })
    page.call({ method: 'settings', args: [{ app_id: 'abc' }] })
    page.writeMessage()
    page.call({ method: 'update', args: [{ user_id: 'u-1' }] })
    page.call({ method: 'trackEvent', args: ['bought', {}] })
    expect(toldTopics()).toEqual(['contact.created', 'user.created', 'contact.signed_up', 'event.created'])
  })

  it('of nothing while they are not active, once they are deleted, or where another workspace is meant', () => {
    const { id } = subscribe({ active: false }).body as JsonObject
    mock.post('/users', { user_id: 'u-1' })
    mock.send(`PUT /subscriptions/${id}`, { active: true })
    mock.send('POST /users', { user_id: 'u-2' }, { Authorization: 'Bearer token-2' })
    mock.send(`DELETE /subscriptions/${id}`)
    mock.post('/users', { user_id: 'u-3' })
    expect(toldTopics()).toEqual([])
  })

  it('of nothing that was refused, and nothing that a state brought', () => {
    mock.intercom.replaceState('token-1', {
      users: [{ user_id: 'u-1', tags: [{ name: 'VIP' }], companies: [{ company_id: 'c-1' }] }],
      events: [{ user_id: 'u-1', event_name: 'x', created_at: 1 }],
      conversations: [{ user: { user_id: 'u-1' } }],
      subscriptions: [{ url, topics: ['all'] }],
    })
    mock.post('/users', { name: 'nobody' })
    expect(toldTopics()).toEqual([])
  })

  it('of a ping, whatever their topics are', () => {
    const { id } = subscribe({ topics: ['company.created'], active: false }).body as JsonObject
    mock.send(`POST /subscriptions/${id}/ping`)
    expect(told()).toMatchObject([['ping', { type: 'ping' }]])
  })

  it('up to ten thousand times; what nobody delivers is given up, the oldest first', () => {
    const { id } = subscribe({ topics: ['ping'] }).body as JsonObject
    for (let count = 0; count < 10_001; count += 1) mock.send(`POST /subscriptions/${id}/ping`)
    expect(mock.intercom.takeNotifications().length).toBeLessThan(10_000)
    expect(mock.body(`GET /subscriptions/${id}/error`)['notifications']).toHaveLength(100)
  })
})

describe('subscriptions in a state', () => {
  it('come back as they were', () => {
    subscribe({ hub_secret: 's', topics: ['event.created'], metadata: { event_names: ['x'] } })
    const state = mock.intercom.state('token-1')
    mock.intercom.replaceState('token-2', structuredClone(state) as JsonValue)
    expect(mock.intercom.state('token-2')).toEqual(state)
  })

  it('lead nowhere else than to this machine either', () => {
    const state = { subscriptions: [{ url: 'https://example.com', topics: ['all'] }] }
    expect(() => mock.intercom.replaceState('token-1', state)).toThrow(/subscriptions\[0\]: url is/)
  })
})
