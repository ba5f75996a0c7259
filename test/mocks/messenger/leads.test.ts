import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../../contracts/wire/index.ts'
import type { Intercom } from '../../../mocks/intercom/index.ts'
import { appId, bootedBrowser, phone, platforms, startSeconds } from './devices.ts'

describe('a visitor of a page', () => {
  it('is not to be seen in Intercom, nor what it does', () => {
    const { call, state } = bootedBrowser()
    expect(call('update', { name: 'Somebody', plan: 'free' })).toBe('taken')
    expect(call('trackEvent', 'looked')).toBe('taken')
    expect(state()).toMatchObject({ users: [], events: [], leads: [] })
  })

  it('is a lead once it writes a message', () => {
    const { call, state, writeMessage } = bootedBrowser()
    call('update', { name: 'Somebody', plan: 'free' })
    call('trackEvent', 'looked')
    writeMessage()
    const [lead] = state().leads
    expect(lead).toMatchObject({
      type: 'contact',
      anonymous: true,
      email: null,
      name: 'Somebody',
      custom_attributes: { plan: 'free' },
    })
    expect(state().events).toMatchObject([{ intercom_user_id: lead?.['id'], user_id: lead?.['user_id'] }])
  })

  it('turns into the user that it is identified as: events move, gaps are filled, the lead is gone', () => {
    const { call, state, writeMessage } = bootedBrowser({
      holds: { users: [{ user_id: 'u-1', name: 'Ada', custom_attributes: { plan: 'pro' } }] },
    })
    call('update', { name: 'Somebody', phone: '+1', plan: 'free', theme: 'dark' })
    call('trackEvent', 'looked')
    writeMessage()
    call('update', { user_id: 'u-1' })
    expect(state()).toMatchObject({
      users: [{ user_id: 'u-1', name: 'Ada', phone: '+1', custom_attributes: { plan: 'pro', theme: 'dark' } }],
      events: [{ user_id: 'u-1', event_name: 'looked' }],
      leads: [],
    })
  })

  it('brings no event that the user has already', () => {
    const { call, state } = bootedBrowser({
      holds: {
        users: [{ user_id: 'u-1' }],
        events: [{ user_id: 'u-1', event_name: 'looked', created_at: startSeconds, metadata: { by: 'user' } }],
      },
    })
    call('trackEvent', 'looked', { by: 'visitor' })
    call('trackEvent', 'left')
    call('update', { user_id: 'u-1' })
    expect(state().events).toMatchObject([{ metadata: { by: 'user' } }, { event_name: 'left' }])
    expect(call('trackEvent', 'left')).toMatch(/^taken: a repeat/)
  })

  it('has no companies', () => {
    const { call, state } = bootedBrowser()
    expect(call('update', { company: { company_id: 'c-1' } })).toBe('taken: left out: "companies"')
    expect(state().companies).toEqual([])
  })

  it('is another one after a shutdown', () => {
    const { call, state } = bootedBrowser()
    call('trackEvent', 'looked')
    call('shutdown')
    call('boot', { app_id: appId })
    call('update', { user_id: 'u-1' })
    expect(state().events).toEqual([])
  })
})

describe.each(platforms)('an unidentified user of %s', (platform) => {
  it('is a lead at once', () => {
    const { call, state } = phone(platform)
    expect(call('registerUnidentifiedUser')).toBe('taken')
    expect(call('registerUnidentifiedUser')).toBe('taken')
    call('updateUser', { email: 'a@example.com', userId: 'u-1', customAttributes: { plan: 'free' } })
    call('logEvent', 'looked')
    const { leads, users, events } = state()
    expect(users).toEqual([])
    expect(leads).toMatchObject([{ email: 'a@example.com', custom_attributes: { plan: 'free' } }])
    expect(leads[0]?.['user_id']).not.toBe('u-1')
    expect(events).toMatchObject([{ intercom_user_id: leads[0]?.['id'] }])
  })

  it('is merged into the user who is registered, who keeps the email where it is new', () => {
    const { call, state } = phone(platform)
    call('registerUnidentifiedUser')
    call('updateUser', { email: 'a@example.com', customAttributes: { plan: 'free' } })
    call('logEvent', 'looked')
    call('registerIdentifiedUser', { userId: 'u-1' })
    expect(state()).toMatchObject({
      users: [{ user_id: 'u-1', email: 'a@example.com', custom_attributes: { plan: 'free' } }],
      events: [{ user_id: 'u-1' }],
      leads: [],
    })
  })

  it('gives no identifier to a user who was there before', () => {
    const { call, user } = phone(platform, { holds: { users: [{ user_id: 'u-1' }] } })
    call('registerUnidentifiedUser')
    call('updateUser', { email: 'a@example.com' })
    call('registerIdentifiedUser', { userId: 'u-1' })
    expect(user()).toMatchObject({ user_id: 'u-1', email: null })
  })

  it('stays a lead of its own after logout', () => {
    const { call, state } = phone(platform)
    call('registerUnidentifiedUser')
    call('logout')
    call('registerUnidentifiedUser')
    const ids = state().leads.map(({ id, user_id }) => [id, user_id])
    expect(new Set(ids.flat()).size).toBe(4)
  })
})

describe('leads in a state', () => {
  it('are loaded again with their events', () => {
    const { call, state, intercom } = phone('ios')
    call('registerUnidentifiedUser')
    call('updateUser', { email: 'a@example.com' })
    call('logEvent', 'looked')
    const before = state()
    intercom.replaceState('token-2', JSON.parse(JSON.stringify(before)))
    expect(intercom.state('token-2')).toEqual(before)
  })

  it('may leave everything out', () => {
    const holds = { leads: [{}, { id: 'l-1', name: 'Somebody' }] }
    expect(phone('ios', { holds }).state().leads).toMatchObject([
      { type: 'contact', anonymous: true, id: expect.any(String), user_id: expect.any(String) },
      { id: 'l-1', name: 'Somebody', user_id: expect.any(String) },
    ])
  })
})

describe('a person at a device who is gone from Intercom', () => {
  const over = (intercom: Intercom, on: string, body: JsonObject = {}) => {
    const [method = '', path = ''] = on.split(' ')
    const headers = { authorization: 'Bearer token-1', accept: 'application/json', 'content-type': 'application/json' }
    return intercom.answer({ method, url: `https://api.intercom.io${path}`, headers, body })
  }

  it('is a visitor whom REST knows by id, with what the page told', () => {
    const { call, state, intercom } = bootedBrowser()
    call('update', { name: 'Somebody', plan: 'free' })
    const [visitor] = state().visitors ?? []
    expect(over(intercom, `GET /visitors/${visitor?.['id']}`)).toMatchObject({
      status: 200,
      body: { type: 'visitor', name: 'Somebody', custom_attributes: { plan: 'free' } },
    })
  })

  it('is somebody new to a page after a conversion over REST', () => {
    const { call, state, intercom } = bootedBrowser()
    call('trackEvent', 'looked')
    const id = state().visitors?.[0]?.['id'] ?? null
    expect(
      over(intercom, 'POST /visitors/convert', { visitor: { id }, user: { user_id: 'u-1' }, type: 'user' }),
    ).toMatchObject({ status: 200 })
    expect(state()).toMatchObject({ users: [{ id, user_id: 'u-1' }], events: [{ user_id: 'u-1' }] })
    expect(state().visitors).toBeUndefined()
    expect(call('update', { name: 'Somebody' })).toBe('taken')
    expect(state()).toMatchObject({ users: [{ name: null }], visitors: [{ name: 'Somebody' }] })
  })

  it('is a new lead of a phone after a deletion over REST', () => {
    const { call, state, intercom } = phone('ios')
    call('registerUnidentifiedUser')
    const id = state().leads[0]?.['id']
    over(intercom, `DELETE /contacts/${id}`)
    expect(call('logEvent', 'looked')).toBe('taken')
    expect(state().leads[0]?.['id']).not.toBe(id)
    expect(state()).toMatchObject({ leads: [{}], events: [{ intercom_user_id: state().leads[0]?.['id'] }] })
  })
})
