import { describe, expect, it } from 'vitest'
import type { Event, JsonObject, JsonValue } from '../../../../contracts/wire/index.ts'
import { call, playedOn } from '../device/played-calls.ts'
import { messagesOf, verdictOf } from '../device/verdict-of.ts'

interface Sample {
  it: string
  traits: JsonObject
  sent: JsonObject
  event?: Event
  verdict?: 'kept' | 'broken'
}

const identify = ({ traits, sent, event = {} }: Sample) =>
  playedOn('web-device', [
    { type: 'identify', userId: 'u-1', ...event, context: { traits, ...(event['context'] as object) } },
    call('update', { user_id: 'u-1', ...sent }),
  ])

/** A trait that is named like what the messenger reserves, and what is sent under that name. */
const wrong: Sample[] = [
  {
    it: 'email, which is not that of the person',
    traits: { Email: 'x', e: { mail: 'eve@example.com' } },
    sent: { email: 'eve@example.com' },
  },
  { it: 'name, from a nested trait', traits: { name: 'Ada', na: { me: 'Eve' } }, sent: { name: 'Eve' } },
  { it: 'phone, from a nested trait', traits: { phone: '1', pho: { ne: '666' } }, sent: { phone: '666' } },
  { it: 'created_at', traits: { created_at: 5 }, sent: { created_at: 5 } },
  {
    it: 'created_at, from a text that is a time',
    traits: { created_at: '2019-05-19T18:34:24.000Z' },
    sent: { created_at: 1558290864 },
  },
  {
    it: 'unsubscribed_from_emails',
    traits: { unsubscribedFromEmails: true, unsubscribed_from_emails: false },
    sent: { unsubscribed_from_emails: false },
  },
  {
    it: 'company, which is another one',
    traits: { company: { id: 'c-1' }, com: { pany: 'c-9' } },
    sent: { company: 'c-9' },
  },
  {
    it: 'companies, one of which is another',
    traits: { company: { id: 'c-1' }, companies: [{ company_id: 'c-1' }, { company_id: 'c-9' }] },
    sent: { companies: [{ company_id: 'c-1' }, { company_id: 'c-9' }] },
  },
  {
    it: 'hide_default_launcher, which nobody asked for',
    traits: { hide_default_launcher: true },
    sent: { hide_default_launcher: true },
  },
  {
    it: 'hide_default_launcher, against what was asked for',
    traits: { hide_default_launcher: false },
    sent: { hide_default_launcher: false },
    event: { integrations: { Intercom: { hideDefaultLauncher: true } } },
  },
  {
    it: 'avatar, as a text',
    traits: { aVatar: 'https://example.com/a.png' },
    sent: { avatar: 'https://example.com/a.png' },
  },
  { it: 'z_index, an object', traits: { z_index: { a: 1 } }, sent: { z_index: { a: 1 } } },
  { it: 'a number as the text of it', traits: { z_index: 5 }, sent: { z_index: '5' } },
  { it: 'a text as the number in it', traits: { z_index: '5' }, sent: { z_index: 5 } },
  { it: 'utm_campaign', traits: { utm_campaign: 'x' }, sent: { utm_campaign: 'x' } },
  { it: 'one of two nested traits that meet', traits: { z: { index: 5 }, z_index: 6 }, sent: { z_index: 5 } },
  { it: 'the same in traits', traits: {}, sent: { z_index: 5 }, event: { traits: { z_index: 5 } } },
]

/** The value that is sent belongs there, whatever trait has the same. */
const right: Sample[] = [
  {
    it: 'email of the person',
    traits: { email: 'ada@example.com', e: { mail: 'ada@example.com' } },
    sent: { email: 'ada@example.com' },
  },
  {
    it: 'name of the person, which stands in traits',
    traits: { na: { me: 'Ada' } },
    sent: { name: 'Ada' },
    event: { traits: { name: 'Ada' } },
  },
  { it: 'phone of the person', traits: { phone: '1', pho: { ne: '1' } }, sent: { phone: '1' } },
  {
    it: 'phone, of which there are two',
    traits: { phone: '1', pho: { ne: '2' } },
    sent: { phone: '2' },
    event: { traits: { phone: '2' } },
  },
  {
    it: 'name, of which there are two',
    traits: { name: 'Ada', na: { me: 'Eve' } },
    sent: { name: 'Eve' },
    event: { traits: { name: 'Eve' } },
  },
  {
    it: 'sign-up, of which there are two',
    traits: { createdAt: 1558290864, created_at: 1558290865 },
    sent: { created_at: 1558290865 },
    event: { traits: { createdAt: 1558290865 } },
  },
  {
    it: 'unsubscribing, as it was asked for',
    traits: { unsubscribedFromEmails: true, unsubscribed_from_emails: true },
    sent: { unsubscribed_from_emails: true },
  },
  {
    it: 'companies that are one object',
    traits: { company: { id: 'c-1' }, companies: { company_id: 'c-1' } },
    sent: { companies: { company_id: 'c-1' } },
  },
  {
    it: 'companies',
    traits: { company: { id: 'c-1' }, companies: [{ company_id: 'c-1' }] },
    sent: { companies: [{ company_id: 'c-1' }] },
  },
  {
    it: 'company of either place',
    traits: { company: { id: 'c-1' }, companies: [{ company_id: 'c-2' }] },
    sent: { companies: [{ company_id: 'c-2' }] },
    event: { traits: { company: { id: 'c-2' } } },
  },
  { it: 'the App ID, with blanks', traits: { app_id: ' app-1 ' }, sent: { app_id: ' app-1 ' } },
  {
    it: 'the launcher, as it was asked for',
    traits: { hide_default_launcher: true },
    sent: { hide_default_launcher: true },
    event: { integrations: { Intercom: { hideDefaultLauncher: true } } },
  },
  {
    it: 'the hash of the integrations',
    traits: { user_hash: 'h' },
    sent: { user_hash: 'h' },
    event: { integrations: { Intercom: { user_hash: 'h' } } },
  },
  {
    it: 'the hash of the context',
    traits: { user_hash: 'h' },
    sent: { user_hash: 'h' },
    event: { context: { Intercom: { user_hash: 'h' } } },
  },
  {
    it: 'an avatar as the object that the messenger takes',
    traits: { aVatar: { type: 'avatar', image_url: 'https://example.com/a.png' } },
    sent: { avatar: { type: 'avatar', image_url: 'https://example.com/a.png' } },
  },
  { it: 'no value', traits: { z_index: null }, sent: { z_index: null } },
  { it: 'another value than that of the trait', traits: { z_index: 5 }, sent: { z_index: 6 } },
  { it: 'a boolean, where the trait is its text', traits: { z_index: 'true' }, sent: { z_index: true } },
  { it: 'a value of a trait of another name', traits: { z_index: 5, size: 6 }, sent: { z_index: 6 } },
  { it: 'a value of another nested trait', traits: { z_index: 5, a: { b: 6 } }, sent: { z_index: 6 } },
  {
    it: 'a text that is no time beside a number',
    traits: { created_at: 'soon' },
    sent: { created_at: 1558290864 },
    event: {},
  },
]

describe('W8: traits that are named like what the messenger reserves', () => {
  it.each(wrong)('are told where they set $it', (sample) => {
    expect(verdictOf('W8', identify(sample))).toBe('broken')
  })

  it.each(right)('are not told of $it', (sample) => {
    expect(verdictOf('W8', identify(sample))).toBe('kept')
  })

  it('name each name that is set, and nothing else', () => {
    const traits = { z_index: 5, alignment: 'left' }
    const played = identify({ it: '', traits, sent: { ...traits, plan: 'pro', email: null, user_id: 'u-1' } })
    expect(messagesOf('W8', played)).toEqual([
      'A custom trait sets `z_index`, which the messenger reserves.',
      'A custom trait sets `alignment`, which the messenger reserves.',
    ])
  })

  it.each(['update', 'boot', 'settings'])(
    'are told where %s sets the looks of the messenger and nothing else',
    (method) => {
      const tempting: Event = { type: 'identify', userId: 'u-1', context: { traits: { z_index: 5 } } }
      expect(verdictOf('W8', playedOn('web-device', [tempting, call(method, { z_index: 5 })]))).toBe('broken')
      expect(verdictOf('W8', playedOn('web-device', [tempting, call(method, { app_id: 'app-1' })]))).toBe('kept')
    },
  )

  it('are not judged where nothing is sent, or nothing tempts', () => {
    const tempting: Event = { type: 'identify', userId: 'u-1', context: { traits: { z_index: 5 } } }
    expect(verdictOf('W8', playedOn('web-device', [tempting]))).toBe('not judged')
    expect(verdictOf('W8', identify({ it: '', traits: { plan: 'pro', a: { b: 1 } }, sent: { plan: 'pro' } }))).toBe(
      'not judged',
    )
    expect(verdictOf('W8', identify({ it: '', traits: { a: { b: 1 }, z: { other: 1, index: 5 } }, sent: {} }))).toBe(
      'kept',
    )
    expect(
      verdictOf('W8', playedOn('web-device', [{ type: 'page', context: { traits: { z_index: 5 } } }, call('update')])),
    ).toBe('not judged')
  })
})

const track = (properties: JsonObject, ...calls: ReturnType<typeof call>[]) =>
  playedOn('web-device', [{ type: 'track', userId: 'u-1', event: 'Order Completed', properties }, ...calls])

describe('W8: properties that are named like the event or its user', () => {
  const logged = (name: JsonValue) => call('trackEvent', name, {})

  it('are not told of a name with blanks, of one that comes from nowhere, or of none', () => {
    expect(verdictOf('W8', track({ event_name: ' Order Completed ' }, logged(' Order Completed ')))).toBe('kept')
    expect(verdictOf('W8', track({ event_name: 'Other' }, logged('Something else')))).toBe('kept')
    expect(verdictOf('W8', track({ event_name: '' }, logged('')))).toBe('kept')
  })

  it('are told of another name, and of the event that was to be', () => {
    expect(messagesOf('W8', track({ event_name: 'Other' }, logged('Other')))).toEqual(['A property renames the event.'])
    expect(
      messagesOf(
        'W8',
        track({ event_name: 'Other', user_id: 'u-9' }, call('update', { user_id: 'u-9' }), logged('Other')),
      ),
    ).toEqual(['A property renames the event.', 'A property changes the user.'])
  })

  it('are told of another email, and not of an update that names nobody, or the same', () => {
    expect(
      verdictOf('W8', track({ mail: 'eve@example.com', name: 1 }, call('update', { email: 'eve@example.com' }))),
    ).toBe('broken')
    expect(verdictOf('W8', track({ user_id: 'u-9' }, call('update', { plan: 'pro' })))).toBe('kept')
    expect(verdictOf('W8', track({ user_id: 'u-1' }, call('update', { user_id: 'u-1' })))).toBe('kept')
    expect(verdictOf('W8', track({ user_id: 'u-9' }, call('update', { user_id: 'u-8' })))).toBe('kept')
    expect(verdictOf('W8', track({ user_id: '' }, call('update', { user_id: '' })))).toBe('kept')
  })

  it('are not judged where nothing is sent', () => {
    expect(verdictOf('W8', track({ event_name: 'Other' }))).toBe('not judged')
  })
})
