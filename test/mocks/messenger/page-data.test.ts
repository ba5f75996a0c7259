import { describe, expect, it } from 'vitest'
import type { JsonObject, JsonValue } from '../../../contracts/wire/index.ts'
import { bootedBrowser, startSeconds } from './devices.ts'

const companyIds = (user: JsonObject) =>
  (user['companies'] as { companies: JsonObject[] }).companies.map(({ company_id }) => company_id)

describe('update', () => {
  it('writes the standard fields to those of REST', () => {
    const { call, user } = bootedBrowser()
    call('update', {
      user_id: 'u-1',
      email: 'ada@example.com',
      name: 'Ada',
      phone: '+1',
      created_at: 1_558_290_864,
      unsubscribed_from_emails: true,
      avatar: { type: 'avatar', image_url: 'https://example.com/a.png' },
      utm_source: 'ad',
    })
    expect(user()).toMatchObject({
      user_id: 'u-1',
      email: 'ada@example.com',
      name: 'Ada',
      phone: '+1',
      signed_up_at: 1_558_290_864,
      unsubscribed_from_emails: true,
      avatar: { image_url: 'https://example.com/a.png' },
      utm_source: 'ad',
      custom_attributes: {},
    })
  })

  it('makes a custom attribute of every other key, but of no name that it keeps for itself', () => {
    const { call, user } = bootedBrowser()
    call('update', {
      user_id: 'u-1',
      plan: 'pro',
      'address.city': 'Rome',
      signed_up_at: 7,
      app_id: 'x',
      user_hash: 'x',
      hide_default_launcher: true,
      z_index: 3,
      language_override: 'fr',
      last_request_at: 5,
    })
    expect(user()['custom_attributes']).toEqual({ plan: 'pro', address_city: 'Rome', signed_up_at: 7 })
    expect(user()['last_request_at']).toBe(startSeconds)
  })

  it('leaves out what has no kind that Intercom takes, and writes the rest', () => {
    const { call, user } = bootedBrowser()
    const said = call('update', {
      user_id: 'u-1',
      name: { first: 'Ada' },
      created_at: '2019-05-19T18:34:24Z',
      unsubscribed_from_emails: 'true',
      tags: ['a'],
      custom_attributes: { plan: 'pro' },
      score: 4,
    })
    expect(said).toBe('taken: left out: "name", "created_at", "unsubscribed_from_emails", "tags", "custom_attributes"')
    expect(user()).toMatchObject({ name: null, signed_up_at: null, unsubscribed_from_emails: false })
    expect(user()['custom_attributes']).toEqual({ score: 4 })
  })

  it.each(['', 'undefined', 'null', null])('takes the custom value %j for no value', (value) => {
    const { call, user } = bootedBrowser()
    call('update', { user_id: 'u-1', plan: 'pro' })
    call('update', { plan: value })
    expect(user()['custom_attributes']).toEqual({ plan: null })
  })

  it('without data is a request and changes nothing else', () => {
    const { call, user, pass } = bootedBrowser()
    call('update', { user_id: 'u-1', email: 'ada@example.com', name: 'Ada', plan: 'pro' })
    const before = user()
    pass(60)
    expect(call('update')).toBe('taken')
    const now = startSeconds + 60
    expect(user()).toEqual({ ...before, last_request_at: now, updated_at: now })
  })

  it.each([[[1]], ['text'], [7], [true]])('ignores the data %j', (data) => {
    expect(bootedBrowser().call('update', data as JsonValue)).toBe('ignored: update takes an object')
  })
})

describe('who an update is for', () => {
  it('is the last person named, until another id begins another person', () => {
    const { call, state } = bootedBrowser()
    call('update', { user_id: 'u-1', email: 'ada@example.com' })
    call('update', { plan: 'pro' })
    call('update', { user_id: 'u-2' })
    call('update', { plan: 'basic' })
    expect(state().users).toMatchObject([
      { user_id: 'u-1', email: 'ada@example.com', custom_attributes: { plan: 'pro' } },
      { user_id: 'u-2', email: null, custom_attributes: { plan: 'basic' } },
    ])
  })

  it('gets a new email under the same id', () => {
    const { call, state } = bootedBrowser()
    call('update', { user_id: 'u-1', email: 'a@example.com' })
    call('update', { email: 'b@example.com' })
    expect(state().users).toMatchObject([{ user_id: 'u-1', email: 'b@example.com' }])
  })

  it('gets an id where only the email was known', () => {
    const { call, state } = bootedBrowser()
    call('update', { email: 'a@example.com' })
    call('update', { user_id: 'u-1' })
    expect(state().users).toMatchObject([{ user_id: 'u-1', email: 'a@example.com' }])
  })

  it('is nobody new where the identifier is blank', () => {
    const { call, state } = bootedBrowser()
    expect(call('update', { user_id: '', name: 'Ada' })).toBe('taken')
    expect(state().users).toEqual([])
  })

  it('is refused where Intercom cannot tell, and nothing then goes to the person before', () => {
    const { call, state } = bootedBrowser({
      holds: {
        users: [
          { user_id: 'u-8', email: 'two@example.com' },
          { user_id: 'u-9', email: 'two@example.com' },
        ],
      },
    })
    call('update', { email: 'ada@example.com' })
    const before = state()
    expect(call('update', { email: 'two@example.com', plan: 'pro' })).toMatch(/^refused: 409 conflict/)
    expect(call('trackEvent', 'bought')).toMatch(/^refused: 409 conflict/)
    expect(call('update', { plan: 'pro' })).toMatch(/^refused: 409 conflict/)
    expect(state()).toEqual(before)
    expect(call('update', { user_id: 'u-8', plan: 'pro' })).toBe('taken')
    expect(call('trackEvent', 'bought')).toBe('taken')
  })

  it.each([{ user_id: {} }, { user_id: true }, { email: [] }, { user_id: 'x'.repeat(256) }])(
    'is refused for the identifier %j, and nobody else takes its place',
    (identity) => {
      const { call, state } = bootedBrowser()
      call('update', { user_id: 'u-1' })
      const before = state()
      expect(call('update', { ...identity, plan: 'pro' })).toMatch(/^refused: 400 /)
      expect(call('trackEvent', 'bought')).toMatch(/^refused: 400 /)
      expect(state()).toEqual(before)
    },
  )
})

describe('companies of a page', () => {
  it('attaches one as company, several as companies, with their fields and attributes', () => {
    const { call, state } = bootedBrowser()
    call('update', {
      user_id: 'u-1',
      company: {
        company_id: 'c-1',
        name: 'Acme',
        created_at: 5,
        plan: 'gold',
        monthly_spend: 10,
        tier: 'a',
        user_count: 3,
      },
      companies: [{ company_id: 'c-2', size: 4, website: 'x.example', industry: 'bikes' }],
    })
    expect(state().companies).toMatchObject([
      {
        company_id: 'c-1',
        name: 'Acme',
        remote_created_at: 5,
        plan: { name: 'gold' },
        monthly_spend: 10,
        custom_attributes: { tier: 'a' },
        user_count: 1,
      },
      { company_id: 'c-2', size: 4, website: 'x.example', industry: 'bikes', user_count: 1 },
    ])
  })

  it('detaches one with remove: true', () => {
    const { call, user, state } = bootedBrowser()
    call('update', { user_id: 'u-1', companies: [{ company_id: 'c-1' }, { company_id: 'c-2' }] })
    call('update', { companies: [{ company_id: 'c-1', remove: true }] })
    expect(companyIds(user())).toEqual(['c-2'])
    expect(state().companies).toHaveLength(2)
  })

  it('reads the older id where there is no company_id, and only there', () => {
    const { call, user } = bootedBrowser()
    const companies = [{ id: 7 }, { company_id: null, id: 8 }, { company_id: 'c-9', id: 10 }]
    call('update', { user_id: 'u-1', companies })
    expect(companyIds(user())).toEqual(['7', '8', 'c-9'])
  })

  it.each([
    [{ company: 'Acme' }, '"company"'],
    [{ companies: { company_id: 'c-1' } }, '"companies"'],
    [{ companies: ['Acme'] }, '"companies[0]"'],
    [{ company: { name: 'Acme' } }, '"company"'],
    [{ companies: [{ company_id: {} }] }, '"companies[0]"'],
  ])('leaves out %j', (data, name) => {
    const { call, state } = bootedBrowser()
    expect(call('update', { user_id: 'u-1', ...data } as JsonObject)).toBe(`taken: left out: ${name}`)
    expect(state().companies).toEqual([])
  })

  it('leaves out the fields of a company that have another kind', () => {
    const { call, state } = bootedBrowser()
    const company = { company_id: 'c-1', name: 'Acme', plan: { name: 'gold' }, monthly_spend: 'much', tags: [] }
    expect(call('update', { user_id: 'u-1', company })).toBe(
      'taken: left out: "company.plan", "company.monthly_spend", "company.tags"',
    )
    expect(state().companies).toMatchObject([{ name: 'Acme', plan: {}, custom_attributes: {} }])
  })
})

describe('trackEvent', () => {
  it('logs for the person at the page, at the time of Intercom', () => {
    const { call, state, pass } = bootedBrowser()
    call('update', { user_id: 'u-1' })
    pass(90)
    expect(call('trackEvent', 'order.done', { total: 5, created_at: 1 })).toBe('taken')
    expect(state().events).toMatchObject([
      {
        user_id: 'u-1',
        event_name: 'order-done',
        created_at: startSeconds + 90,
        metadata: { total: 5, created_at: 1 },
      },
    ])
  })

  it.each([[[1]], ['text'], [7]])('ignores the metadata %j', (metadata) => {
    const { call, state } = bootedBrowser()
    call('update', { user_id: 'u-1' })
    expect(call('trackEvent', 'bought', metadata as JsonValue)).toBe('ignored: Event metadata must be an object')
    expect(state().events).toEqual([])
  })

  it.each([
    [undefined, /missing data parameter/],
    [' ', /missing data parameter/],
    [7, /event_name must be a string/],
  ])('is refused with the name %j', (name, says) => {
    const { call } = bootedBrowser()
    expect(call('trackEvent', ...(name === undefined ? [] : [name]))).toMatch(says)
  })

  it.each([
    [{ items: [] }, 'refused: 400 parameter_invalid: found unpermitted parameters: :items'],
    [{ address: { city: 'Rome' } }, 'refused: 400 parameter_invalid: Invalid metadata'],
  ])('is refused with the metadata %j, as over REST', (metadata, says) => {
    const { call, state } = bootedBrowser()
    call('update', { user_id: 'u-1' })
    expect(call('trackEvent', 'bought', metadata as JsonObject)).toBe(says)
    expect(state().events).toEqual([])
  })

  it('is stored once in a second', () => {
    const { call, state } = bootedBrowser()
    call('update', { user_id: 'u-1' })
    call('trackEvent', 'bought', { n: 1 })
    expect(call('trackEvent', 'Bought', { n: 2 })).toMatch(/^taken: a repeat/)
    expect(state().events).toMatchObject([{ metadata: { n: 1 } }])
  })

  it('is refused with a 121st name', () => {
    const { call } = bootedBrowser()
    for (let name = 0; name < 120; name += 1) call('trackEvent', `e-${name}`)
    expect(call('trackEvent', 'e-120')).toBe('refused: 422 422: Cannot have more than 120 active event names')
    expect(call('trackEvent', 'e-7')).toMatch(/^taken/)
  })
})
