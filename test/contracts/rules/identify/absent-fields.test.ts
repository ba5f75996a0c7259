import { describe, expect, it } from 'vitest'
import type { Event, JsonObject } from '../../../../contracts/wire/index.ts'
import { toldOf } from './told.ts'

const told = (event: Event, body: JsonObject) => toldOf('U16', event, body)
const inTraits = (traits: JsonObject): Event => ({ traits })
const inContext = (traits: JsonObject): Event => ({ context: { traits } })

describe('U16', () => {
  it.for<[string, Event]>([
    ['user_id', { userId: null }],
    ['user_id', inTraits({ id: null })],
    ['user_id', inContext({ userId: null })],
    ['email', inTraits({ email: null })],
    ['name', inTraits({ last_name: null })],
    ['phone', inContext({ phone: null })],
    ['signed_up_at', inTraits({ createdAt: null })],
    ['signed_up_at', inTraits({ createdat: null })],
    ['signed_up_at', inTraits({ signed_up_at: null })],
    ['remote_created_at', inTraits({ createdAt: null })],
    ['remote_created_at', inTraits({ createdat: null })],
    ['remote_created_at', inTraits({ remote_created_at: null })],
    ['unsubscribed_from_emails', inTraits({ unsubscribedFromEmails: null })],
    ['unsubscribed_from_emails', { context: { unsubscribedFromEmails: null } }],
    ['companies', inTraits({ company: null })],
    ['avatar', inTraits({ avatar: null })],
    ['last_seen_user_agent', inTraits({ last_seen_user_agent: null })],
    ['last_seen_ip', inTraits({ last_seen_ip: null })],
    ['owner_id', inTraits({ owner_id: null })],
  ])('lets %s be null only where the event says null: %j', ([field, event]) => {
    expect(told(event, { [field]: null })).toEqual([])
    expect(told(inTraits({ other: null }), { [field]: null })).toEqual([`${field} is sent as null.`])
  })

  it.for(['user_id', 'email', 'name', 'phone', 'last_seen_user_agent', 'last_seen_ip', 'owner_id'])(
    'lets %s never be blank',
    (field) => {
      expect(told(inTraits({ [field]: 'x' }), { [field]: ' ' })).toEqual([`${field} is sent blank.`])
    },
  )

  it.for<[string, JsonObject[string], Event]>([
    ['name', 'Ada', inContext({ firstName: 'Ada' })],
    ['phone', '+44', inTraits({ phone: '+44' })],
    ['signed_up_at', 1, inContext({ createdAt: 'soon' })],
    ['signed_up_at', 1, inTraits({ createdat: 1 })],
    ['remote_created_at', 1, inTraits({ createdAt: 1 })],
    ['unsubscribed_from_emails', true, { context: { unsubscribedFromEmails: true } }],
    ['companies', [{ company_id: 'c' }], inTraits({ company: {} })],
    ['avatar', { type: 'avatar' }, inTraits({ avatar: 'x' })],
    ['last_seen_user_agent', 'x', { context: { userAgent: 'x' } }],
  ])('misses the source of %s', ([field, value, event]) => {
    expect(told(event, { [field]: value })).toEqual([])
    expect(told(inTraits({ other: 1 }), { [field]: value })).toEqual([
      `${field} is sent although the event does not have it.`,
    ])
  })

  it('leaves identifiers, addresses and owners to others', () => {
    expect(told({}, { email: 'a@x.test', last_seen_ip: '127.0.0.1', owner_id: 7 })).toEqual([])
  })

  it('takes what is empty for nothing', () => {
    expect([told({}, { companies: [] }), told({}, { avatar: {} })]).toEqual([[], []])
    expect(told({}, { companies: [{}] })).toHaveLength(1)
    expect(told({}, { avatar: { type: 'avatar' } })).toHaveLength(1)
  })

  it.for<[string, JsonObject]>([
    ['phone', { Phone: 1 }],
    ['companies', { Companies: 1 }],
    ['signed_up_at', { 'Signed Up At': 1 }],
    ['signed_up_at', { created_at: 1 }],
    ['signed_up_at', { remoteCreatedAt: 1 }],
    ['remote_created_at', { signedUpAt: 1 }],
    ['remote_created_at', { CREATED_AT: 1 }],
    ['remote_created_at', { remoteCreatedAt: 1 }],
  ])('lets %s come from a trait of that name: %j', ([field, traits]) => {
    expect([told(inTraits(traits), { [field]: 1 }), told(inContext(traits), { [field]: 1 })]).toEqual([[], []])
  })

  it('does not let it come from its own trait where that gives nothing', () => {
    expect(told(inTraits({ phone: {} }), { phone: '+44' })).toHaveLength(1)
    expect(told(inTraits({ createdAtAll: 1 }), { phone: '+44' })).toHaveLength(1)
    expect(told(inTraits({ signed_up_at: 1 }), { phone: '+44' })).toHaveLength(1)
  })
})
