import { describe, expect, it } from 'vitest'
import type { JsonObject, SdkCall, WorkspaceState } from '../../../contracts/wire/index.ts'
import { createIntercom, type Intercom } from '../../../mocks/intercom/index.ts'
import { createMessenger, createPhone } from '../../../mocks/messenger/index.ts'
import { appId, startSeconds } from './devices.ts'

/** What a person's journey leaves, whatever way it took: without ids of Intercom, and times of arrival. */
function left({ users, companies, events, leads }: WorkspaceState) {
  return {
    users: users.map(({ id, last_request_at, created_at, updated_at, companies, ...user }) => [
      user,
      (companies as { companies: JsonObject[] }).companies.map(({ id, ...company }) => company),
    ]),
    companies: companies.map(({ id, last_request_at, created_at, updated_at, ...company }) => company),
    events: events.map(({ id, intercom_user_id, created_at, ...event }) => event),
    leads,
  }
}

const at = startSeconds - 1000
const plan = { plan: 'pro', score: 4, vip: true }
const company = { company_id: 'c-1', name: 'Acme', plan: 'gold', monthly_spend: 10 }

const journeys: Record<string, (intercom: Intercom) => void> = {
  web(intercom) {
    const page = createMessenger({ intercom, clock: () => startSeconds * 1000 })
    const created_at = at
    const calls: SdkCall[] = [
      { method: 'settings', args: [{ app_id: appId }] },
      {
        method: 'update',
        args: [
          {
            user_id: 'u-1',
            email: 'ada@example.com',
            name: 'Ada',
            phone: '+1',
            created_at,
            unsubscribed_from_emails: true,
            ...plan,
            companies: [{ ...company, created_at, tier: 'a' }],
          },
        ],
      },
      { method: 'trackEvent', args: ['bought', { total: 5 }] },
      { method: 'update', args: [] },
      { method: 'shutdown', args: [] },
      { method: 'boot', args: [{ app_id: appId }] },
      { method: 'update', args: [{ user_id: 'u-2', company: { company_id: 'c-1' } }] },
      { method: 'trackEvent', args: ['bought'] },
    ]
    for (const call of calls) expect(page.call(call)).toEqual({ call, effect: 'taken' })
  },
  ios: (intercom) => journeyOnPhone('ios', intercom),
  android: (intercom) => journeyOnPhone('android', intercom),
}

function journeyOnPhone(platform: 'ios' | 'android', intercom: Intercom) {
  const app = createPhone({ platform, intercom, clock: () => startSeconds * 1000 })
  const companies = [
    { companyId: 'c-1', name: 'Acme', plan: 'gold', monthlySpend: 10, createdAt: at, customAttributes: { tier: 'a' } },
  ]
  const calls: SdkCall[] = [
    { method: 'initialize', args: [{ apiKey: 'key', appId }] },
    { method: 'registerUnidentifiedUser', args: [] },
    { method: 'registerIdentifiedUser', args: [{ userId: 'u-1', email: 'ada@example.com' }] },
    {
      method: 'updateUser',
      args: [
        { name: 'Ada', phone: '+1', signedUpAt: at, unsubscribedFromEmails: true, customAttributes: plan, companies },
      ],
    },
    { method: 'logEvent', args: ['bought', { total: 5 }] },
    { method: 'logout', args: [] },
    { method: 'registerIdentifiedUser', args: [{ userId: 'u-2' }] },
    { method: 'updateUser', args: [{ companies: [{ companyId: 'c-1' }] }] },
    { method: 'logEvent', args: ['bought'] },
  ]
  for (const call of calls) expect(app.call(call)).toEqual({ call, effect: 'taken' })
}

function journeyOverRest(intercom: Intercom) {
  const headers = {
    authorization: 'Bearer token-1',
    accept: 'application/json',
    'content-type': 'application/json',
    'intercom-version': '1.4',
  }
  const post = (path: string, body: JsonObject) =>
    intercom.answer({ method: 'POST', url: `https://api.intercom.io${path}`, headers, body })
  post('/users', {
    user_id: 'u-1',
    email: 'ada@example.com',
    name: 'Ada',
    phone: '+1',
    signed_up_at: at,
    unsubscribed_from_emails: true,
    custom_attributes: plan,
    companies: [{ ...company, remote_created_at: at, custom_attributes: { tier: 'a' } }],
  })
  post('/events', { event_name: 'bought', user_id: 'u-1', created_at: startSeconds, metadata: { total: 5 } })
  post('/users', { user_id: 'u-2', companies: [{ company_id: 'c-1' }] })
  post('/events', { event_name: 'bought', user_id: 'u-2', created_at: startSeconds })
}

describe('one journey', () => {
  it.each(Object.entries(journeys))('leaves over %s what it leaves over REST', (_, journey) => {
    const end = (play: (intercom: Intercom) => void) => {
      const intercom = createIntercom({ clock: () => startSeconds * 1000 })
      intercom.replaceState('token-1', { settings: { appId } })
      play(intercom)
      return left(intercom.state('token-1'))
    }
    const overRest = end(journeyOverRest)
    expect(overRest.events).toHaveLength(2)
    expect(end(journey)).toEqual(overRest)
  })
})
