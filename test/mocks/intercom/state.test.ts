import { describe, expect, it } from 'vitest'
import type { JsonValue } from '../../../contracts/wire/index.ts'
import { workspaceStateSchema } from '../../../contracts/wire/index.ts'
import { caller } from './caller.ts'

/** Everything that a state can hold. */
const stateParts = Object.keys(workspaceStateSchema.properties)

function filled() {
  const client = caller()
  client.body('POST /users', {
    user_id: 'u-1',
    email: 'ada@example.com',
    phone: '+1',
    name: 'Ada',
    signed_up_at: 5,
    unsubscribed_from_emails: true,
    last_request_at: 7,
    last_seen_user_agent: 'x',
    avatar: { type: 'avatar', image_url: 'https://example.com/a.png' },
    custom_attributes: { plan: 'pro' },
    new_session: true,
    utm_source: 'ad',
    companies: [{ company_id: 'c-1', name: 'Acme', plan: 'gold', size: 4, custom_attributes: { tier: 1 } }],
  })
  client.body('POST /users', { email: 'bob@example.com' })
  client.body('POST /tags', { name: 'VIP', users: [{ user_id: 'u-1' }] })
  client.body('POST /tags', { name: 'big', companies: [{ company_id: 'c-1' }] })
  client.post('/events', { event_name: 'x', user_id: 'u-1', created_at: 3, metadata: { a: 1 } })
  return client
}

describe('replaceState', () => {
  it('loads what state shows, ids and all', () => {
    const { intercom, body, pass } = filled()
    pass(1000)
    body('POST /users', { user_id: 'u-1', name: 'Ada L.' })
    body('POST /companies', { company_id: 'c-1', name: 'Apex' })
    pass(1000)
    const state = intercom.state('token-1')
    intercom.replaceState('token-2', JSON.parse(JSON.stringify(state)))
    expect(intercom.state('token-2')).toEqual(state)
  })

  it('loads the plan of a company as it is written and as it is shown, and refuses what is neither', () => {
    const { intercom } = caller()
    intercom.replaceState('token-1', {
      companies: [
        { company_id: 'c-1', plan: 'gold' },
        { company_id: 'c-2', plan: { type: 'plan', id: '9', name: 'silver' } },
        { company_id: 'c-3', plan: {} },
        { company_id: 'c-4', plan: null },
      ],
    })
    const plans = intercom.state('token-1').companies.map(({ plan }) => plan)
    expect(plans).toMatchObject([{ name: 'gold' }, { id: '9', name: 'silver' }, {}, {}])
    expect(plans.slice(2)).toEqual([{}, {}])
    expect(() => intercom.replaceState('token-1', { companies: [{ company_id: 'c-1', plan: ['gold'] }] })).toThrow(
      'companies[0]: plan must be a string',
    )
  })

  it('loads people, segments, notes and staff as it shows them', () => {
    const { intercom, body, post, pass } = caller()
    intercom.replaceState('token-1', {
      admins: [
        { id: '7', name: 'Joe' },
        { id: 'x-8', email: 'mal@example.com', away_mode_enabled: true },
      ],
      teams: [{ id: '9', name: 'Team', admin_ids: [7, 'x-8'] }],
      segments: [
        { id: 's-1', name: 'Active', created_at: 1 },
        { id: 's-2', name: 'Big', person_type: 'company' },
      ],
      companies: [{ company_id: 'c-1', segments: [{ id: 's-2' }] }],
      users: [{ user_id: 'u-1', segments: [{ id: 's-1' }] }],
      visitors: [{ id: 'v-1', email: 'v@example.com', pseudonym: 'Lime Camel from Dublin' }, {}],
    })
    pass(1000)
    const { id } = body('POST /contacts', { email: 'joe@example.com', custom_attributes: { plan: 'free' } })
    post('/events', { id: id ?? null, event_name: 'x', created_at: 3 })
    body('POST /tags', { name: 'VIP', users: [{ id: id ?? null }] })
    body('POST /notes', { user: { id: id ?? null }, body: 'Called.', admin_id: 'x-8' })
    body('POST /notes', { user: { user_id: 'u-1' }, body: 'x' })
    body('POST /visitors/convert', { visitor: { id: 'v-1' }, type: 'lead' })
    body('POST /messages', { from: { type: 'user', user_id: 'u-1' }, body: 'Hi' })
    body('POST /subscriptions', { url: 'http://localhost:9', topics: ['all'] })
    const state = intercom.state('token-1')
    expect(Object.keys(state).sort()).toEqual([...stateParts].sort())
    intercom.replaceState('token-2', JSON.parse(JSON.stringify(state)))
    expect(intercom.state('token-2')).toEqual(state)
  })

  it('leaves the companies of leads and visitors out', () => {
    const { intercom } = caller()
    intercom.replaceState('t', { leads: [{ companies: [{ company_id: 'c' }] }] })
    expect(intercom.state('t')).toMatchObject({ companies: [], leads: [{ companies: { companies: [] } }] })
  })

  it('goes on from a loaded state without meeting its ids', () => {
    const { intercom, send } = filled()
    intercom.replaceState('token-2', intercom.state('token-1'))
    send('POST /users', { user_id: 'u-2' }, { Authorization: 'Bearer token-2' })
    send('POST /tags', { name: 'third' }, { Authorization: 'Bearer token-2' })
    const { users, tags } = intercom.state('token-2')
    expect(new Set(users.map((user) => user['id'])).size).toBe(3)
    expect(new Set(tags.map((tag) => tag['id'])).size).toBe(3)
  })

  it('makes companies and tags that only a user mentions', () => {
    const { intercom } = caller()
    intercom.replaceState('t', {
      users: [
        {
          user_id: 'u',
          companies: [{ company_id: 'c', name: 'Acme' }],
          tags: { type: 'tag.list', tags: [{ name: 'VIP' }] },
        },
      ],
    })
    expect(intercom.state('t')).toMatchObject({
      companies: [{ company_id: 'c', name: 'Acme', user_count: 1 }],
      tags: [{ name: 'VIP' }],
    })
  })

  it('keeps the settings and leads it was given', () => {
    const { intercom } = caller()
    const settings = { appId: 'app-9', identitySecrets: { web: 's1', ios: 's2' } }
    intercom.replaceState('t', { settings, leads: [{ id: 'lead-1' }] })
    expect(intercom.state('t')).toMatchObject({ settings, leads: [{ id: 'lead-1' }] })
    expect(intercom.workspaceOfApp('app-9')).toBe(intercom.workspace('t'))
    expect(intercom.workspaceOfApp('app-10')).not.toBe(intercom.workspace('t'))
  })

  it.each([
    [[], 'A state is an object of lists'],
    [{ users: {} }, 'users: users must be an array'],
    [{ users: [{ user_id: 'a' }, { user_id: 'a' }] }, 'users[1]: user_id "a" is taken'],
    [
      {
        users: [
          { user_id: 'a', id: '1' },
          { user_id: 'b', id: '1' },
        ],
      },
      'users[1]: id "1" is taken',
    ],
    [{ companies: [{}] }, 'companies[0]: company not specified'],
    [{ tags: [{}] }, 'tags[0]: a tag needs a name'],
    [{ events: [{ event_name: 'x', created_at: 1, user_id: 'nobody' }] }, 'events[0]: No such user_id[nobody]'],
    [{ settings: 3 }, 'settings: settings must be an object'],
    [{ users: [{ id: '1' }], leads: [{ id: '1' }] }, 'leads[0]: id "1" is taken'],
    [{ leads: [{ user_id: 'a' }], visitors: [{ user_id: 'a' }] }, 'visitors[0]: user_id "a" is taken'],
    [{ visitors: [{ name: {} }] }, 'visitors[0]: name must be a string'],
    [{ segments: [{ name: 'a' }] }, 'segments[0]: a segment needs an id'],
    [
      { segments: [{ id: 's', person_type: 'lead' }] },
      'segments[0]: person_type must be one of user, contact, company',
    ],
    [{ leads: [{ segments: [{}] }] }, 'leads[0]: a segment needs an id'],
    [{ admins: [{}] }, 'admins[0]: an admin needs an id'],
    [{ admins: [{ id: 1 }, { id: '1' }] }, 'admins[1]: id "1" is taken'],
    [{ admins: [{ id: 1, team_ids: [2] }] }, 'admins[0]: team_ids: there is no team "2"'],
    [{ admins: [{ id: 1, team_ids: 2 }] }, 'admins[0]: team_ids must be an array'],
    [{ teams: [{ id: 2 }] }, 'teams[0]: a team needs a name'],
    [{ teams: [{ id: 2, name: 'a', admin_ids: [9] }] }, 'teams[0]: admin_ids: there is no admin "9"'],
    [{ teams: [{ id: 2, name: 'a', admin_ids: [{}] }] }, 'teams[0]: admin_ids must be an array of ids'],
    [{ notes: [{ body: 'x' }] }, 'notes[0]: User email, user_id or anonymous_id must be supplied'],
    [{ users: [{ user_id: 'a' }], notes: [{ user: { user_id: 'a' } }] }, 'notes[0]: body not specified'],
    [
      { users: [{ user_id: 'a' }], notes: [{ user: { user_id: 'a' }, body: 'x', author: { id: '9' } }] },
      'notes[0]: author: there is no admin "9"',
    ],
    [{ people: [] }, '"people" is none of users, companies'],
  ])('refuses %j and keeps the state as it was', (state, message) => {
    const { intercom } = filled()
    const before = intercom.state('token-1')
    expect(() => intercom.replaceState('token-1', state as JsonValue)).toThrow(message)
    expect(intercom.state('token-1')).toEqual(before)
  })
})

describe('journal', () => {
  it('tells what arrived and what was answered', () => {
    const { intercom, get } = filled()
    get('/users?email=ada@example.com')
    expect(intercom.journal('token-1')).toHaveLength(6)
    expect(intercom.journal('token-1')[4]).toEqual({
      seq: 5,
      at: 1_606_089_600_000,
      method: 'POST',
      path: '/events',
      headers: expect.objectContaining({ 'Intercom-Version': '1.4' }),
      body: { event_name: 'x', user_id: 'u-1', created_at: 3, metadata: { a: 1 } },
      status: 202,
      response: null,
      lints: [],
    })
    expect(intercom.journal('token-1')[5]).toMatchObject({ seq: 6, path: '/users?email=ada@example.com', body: null })
  })

  it.each([
    [0, []],
    [1, [5]],
    [3, [3, 4, 5]],
    [9, [1, 2, 3, 4, 5]],
  ])('keeps the last %i entries', (journalMax, kept) => {
    const { intercom, get } = caller({ journalMax })
    for (let count = 0; count < 5; count += 1) get('/me')
    expect(intercom.journal('token-1').map(({ seq }) => seq)).toEqual(kept)
  })

  it('is bounded in bytes too', () => {
    const { intercom } = caller()
    const headers = { authorization: 'Bearer token-1' }
    for (let count = 0; count < 40; count += 1) {
      intercom.answer({ method: 'POST', url: 'http://mock/users', headers, body: 'x' }, { bytes: 1024 * 1024 })
    }
    expect(intercom.journal('token-1')).toHaveLength(31)
  })

  it('is bounded in bytes of answers', () => {
    const { intercom, body, get } = caller()
    const custom_attributes = Object.fromEntries(
      Array.from({ length: 200 }, (_, place) => [`a${place}`, 'x'.repeat(255)]),
    )
    for (let user = 0; user < 60; user += 1) body('POST /users', { user_id: `u-${user}`, custom_attributes })
    for (let count = 0; count < 30; count += 1) get('/users?per_page=60')
    expect(intercom.journal('token-1').length).toBeGreaterThan(5)
    expect(intercom.journal('token-1').length).toBeLessThan(15)
  })

  it('keeps a hundred lints of a request', () => {
    const { post, lints } = caller()
    post('/users', {
      user_id: 'u',
      custom_attributes: Object.fromEntries(Array.from({ length: 150 }, (_, place) => [`a.${place}`, 1])),
    })
    expect(lints()).toHaveLength(100)
  })
})
