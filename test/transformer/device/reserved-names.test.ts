import { describe, expect, it } from 'vitest'
import type { SdkCall } from '../../../contracts/wire/index.ts'
import { journey } from './journey.ts'

/** What an identify with these traits hands to the messenger. */
function updated(traits: object): object {
  const [calls] = journey('web-device', [{ type: 'identify', userId: 'u-1', traits } as never])
  return (calls as SdkCall[]).at(-1)?.args[0] as object
}

describe('names that the messenger reserves', () => {
  it.each([
    ...['app_id', 'user_id', 'created_at', 'user_hash', 'companies', 'last_request_at', 'language_override'],
    ...['unsubscribed_from_emails', 'hide_default_launcher', 'custom_launcher_selector', 'alignment'],
    ...['vertical_padding', 'horizontal_padding', 'z_index', 'session_duration', 'action_color', 'background_color'],
    ...['api_base', 'widget', 'utm_source'],
  ])('%s is sent as trait_%s', (name) => {
    expect(updated({ [name]: 'x', plan: 'pro' })).toEqual({ user_id: 'u-1', [`trait_${name}`]: 'x', plan: 'pro' })
  })

  it.each([
    ['Email', { e: { mail: 'x' } }],
    ['a nested phone', { pho: { ne: 'x' } }],
  ])('%s, which only joins to such a name elsewhere, is left as it is', (_, traits) => {
    expect(Object.keys(updated(traits))).toHaveLength(2)
  })

  it.each(['email', 'phone', 'name', 'company', 'avatar'])('a nested value cannot become %s', (name) => {
    const [first = '', ...rest] = name
    const sent = updated({ [first]: { [rest.join('')]: 'x' } })
    expect(sent).not.toHaveProperty(name)
  })

  it('custom_attributes, a nested trait, stays readable beside them', () => {
    expect(updated({ custom: { attributes: 'x' } })).toEqual({ user_id: 'u-1', trait_custom_attributes: 'x' })
    expect(updated({ user: { id: 'x' }, created: { at: 5 } })).toEqual({
      user_id: 'u-1',
      trait_user_id: 'x',
      trait_created_at: 5,
    })
  })
})

describe('names that the messenger gives a field of a company', () => {
  const company = (fields: object) => {
    const { companies } = updated({ company: { id: 'c-1', ...fields } }) as { companies: object[] }
    return companies[0]
  }

  it.each([
    ['company_id', 'x'],
    ['created_at', 'x'],
    ['monthly_spend', 'x'],
    ['user_count', 'x'],
    ['size', 'x'],
    ['website', 5],
    ['industry', 5],
    ['plan', true],
  ])('%s is sent beside it where the value %j does not fit', (name, value) => {
    expect(company({ [name]: value, seats: 1 })).toEqual({ company_id: 'c-1', [`trait_${name}`]: value, seats: 1 })
  })

  it('created_at is left out where the company has no time of its creation', () => {
    expect(company({ createdAt: 'soon' })).not.toHaveProperty('created_at')
  })
})

describe('an avatar', () => {
  it('is the object that the messenger takes', () => {
    expect(updated({ avatar: 'https://example.com/a.png' })).toEqual({
      user_id: 'u-1',
      avatar: { type: 'avatar', image_url: 'https://example.com/a.png' },
    })
    expect(updated({ avatar: 'no address' })).not.toHaveProperty('avatar')
  })
})
