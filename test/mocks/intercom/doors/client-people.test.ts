import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { setupIntercomServer } from '../../../../mocks/intercom/doors/msw-server.ts'
import { startSocket } from '../../../../mocks/intercom/doors/socket.ts'
import { addLead, type Intercom } from '../../../../mocks/intercom/index.ts'
import { start, startSeconds } from '../caller.ts'
import { type IntercomClient, intercomClient } from './intercom-client.ts'

const clock = () => start

/** The ways in which the client reaches the mock: over a socket, and in the same process by MSW at Intercom's own address. */
const doors = {
  socket: async () => {
    const door = await startSocket({ clock })
    return { intercom: door.intercom, url: door.url, close: () => door.close() }
  },
  MSW: async () => {
    const server = setupIntercomServer({ clock })
    server.listen()
    return { intercom: server.intercom, url: 'https://api.intercom.io', close: async () => server.close() }
  },
}

describe.each(['socket', 'MSW'] as const)("Intercom's own client over %s", (kind) => {
  let client: IntercomClient
  let intercom: Intercom
  let close: () => Promise<void>
  beforeEach(async () => {
    const door = await doors[kind]()
    intercom = door.intercom
    close = door.close
    client = intercomClient(door.url, 'token-1')
  })
  afterEach(() => close())
  const state = () => intercom.state('token-1')

  it('creates, updates, finds and lists leads', async () => {
    const { body: empty } = await client.leads.create()
    expect(empty).toMatchObject({ type: 'contact', anonymous: true })
    const { body: lead } = await client.leads.create({ email: 'jayne@serenity.io' })
    await client.leads.update({ id: lead.id, email: 'wash@serenity.io', custom_attributes: { seats: 1 } })
    for (const params of [{ id: lead.id }, { user_id: lead.user_id }]) {
      expect((await client.leads.find(params)).body).toMatchObject({
        id: lead.id,
        email: 'wash@serenity.io',
        custom_attributes: { seats: 1 },
      })
    }
    expect((await client.leads.listBy({ email: 'wash@serenity.io' })).body.contacts).toMatchObject([{ id: lead.id }])
    expect((await client.contacts.list()).body.total_count).toBe(2)
  })

  it('goes on to the next page of leads, and scrolls through all', async () => {
    for (let place = 0; place < 103; place += 1) addLead(intercom.workspace('token-1'), startSeconds)
    const first = await client.leads.listBy({ per_page: 60 })
    const second = await client.nextPage(first.body.pages)
    expect([first.body.contacts.length, second.body.contacts.length]).toEqual([60, 43])
    const seen = new Set<string>()
    await client.leads.scroll.each({}, ({ body }) => {
      for (const lead of body.contacts) seen.add(lead.id)
    })
    expect(seen.size).toBe(103)
  })

  it('converts a lead into a new user, and merges another into it', async () => {
    const { body: lead } = await client.leads.create({ name: 'Mal' })
    const { body: user } = await client.leads.convert({
      contact: { user_id: lead.user_id },
      user: { email: 'mal@serenity.io' },
    })
    expect(user).toMatchObject({ type: 'user', email: 'mal@serenity.io', name: 'Mal' })
    const { body: other } = await client.leads.create({ phone: '+1' })
    const { body: merged } = await client.leads.convert({ contact: { id: other.id }, user: { id: user.id } })
    expect(merged).toMatchObject({ id: user.id, phone: '+1' })
    expect(state()).toMatchObject({ leads: [], users: [{ email: 'mal@serenity.io' }] })
    await expect(client.leads.find({ id: lead.id })).rejects.toMatchObject({ statusCode: 404 })
  })

  it('deletes a lead, and lets it do events and have tags', async () => {
    const { body: lead } = await client.leads.create()
    await client.events.create({ event_name: 'looked', id: lead.id, created_at: startSeconds })
    await client.tags.tag({ name: 'VIP', users: [{ id: lead.id }] })
    expect(state()).toMatchObject({ events: [{ intercom_user_id: lead.id }], leads: [{ tags: { tags: [{}] } }] })
    expect((await client.leads.delete({ id: lead.id })).body).toMatchObject({ type: 'contact', id: lead.id })
    expect(state()).toMatchObject({ events: [], leads: [] })
  })

  it('finds, updates, converts and deletes visitors', async () => {
    intercom.replaceState('token-1', {
      visitors: ['v-1', 'v-2', 'v-3', 'v-4'].map((id) => ({ id, user_id: `u${id}` })),
    })
    expect((await client.visitors.find({ id: 'v-1' })).body).toMatchObject({ type: 'visitor', user_id: 'uv-1' })
    expect((await client.visitors.find({ user_id: 'uv-2' })).body).toMatchObject({ id: 'v-2' })
    expect((await client.visitors.update({ id: 'v-4', name: 'Wash' })).body).toMatchObject({
      type: 'visitor',
      name: 'Wash',
    })
    await client.visitors.convert({ visitor: { user_id: 'uv-1' }, user: { email: 'mal@serenity.io' }, type: 'user' })
    await client.visitors.convert({ visitor: { user_id: 'uv-2' }, type: 'lead' })
    await client.visitors.update({ id: 'v-3', email: 'wash@serenity.io' })
    await client.visitors.delete({ id: 'v-4' })
    expect(state()).toMatchObject({ users: [{ id: 'v-1' }], leads: [{ id: 'v-2' }, { id: 'v-3' }] })
    expect(state().visitors).toBeUndefined()
  })

  it('reads segments, counts and admins, and sets an admin away', async () => {
    intercom.replaceState('token-1', {
      admins: [{ id: '21599', name: 'Jayne' }],
      segments: [
        { id: '55719a4a', name: 'Active' },
        { id: 's-2', name: 'Big', person_type: 'company' },
      ],
      tags: [{ name: 'VIP' }],
      companies: [{ company_id: 'c', name: 'Serenity', segments: [{ id: 's-2' }] }],
      users: [{ user_id: 'u-1', segments: [{ id: '55719a4a' }], companies: [{ company_id: 'c' }] }],
    })
    expect((await client.segments.list()).body.segments).toMatchObject([{ name: 'Active' }])
    expect((await client.segments.find({ id: '55719a4a' })).body).toMatchObject({ type: 'segment', name: 'Active' })
    const { counts } = client
    expect((await counts.appCounts()).body).toMatchObject({ user: { count: 1 }, segment: { count: 2 } })
    expect((await counts.userTagCounts()).body).toMatchObject({ user: { tag: [{ VIP: 0 }] } })
    expect((await counts.userSegmentCounts()).body).toMatchObject({ user: { segment: [{ Active: 1 }] } })
    expect((await counts.companyTagCounts()).body).toMatchObject({ company: { tag: [{ VIP: 0 }] } })
    expect((await counts.companySegmentCounts()).body).toMatchObject({ company: { segment: [{ Big: 1 }] } })
    expect((await counts.companyUserCounts()).body).toMatchObject({ company: { user: [{ Serenity: 1 }] } })
    expect((await counts.conversationCounts()).body).toMatchObject({ conversation: { open: 0 } })
    expect((await counts.conversationAdminCounts()).body).toMatchObject({ conversation: { admin: [{ id: '21599' }] } })
    expect((await client.admins.list()).body.admins).toMatchObject([{ id: '21599' }])
    await client.admins.away('21599', { away_mode_enabled: true, away_mode_reassign: false })
    expect((await client.admins.find('21599')).body).toMatchObject({ name: 'Jayne', away_mode_enabled: true })
    expect((await client.admins.me()).body).toMatchObject({ id: '21599' })
  })

  it('writes, lists and finds notes', async () => {
    await client.users.create({ user_id: 'u-1', email: 'bob@intercom.io' })
    const { body: note } = await client.notes.create({ admin_id: 1, body: 'Hello notes!', user: { user_id: 'u-1' } })
    expect((await client.notes.list({ email: 'bob@intercom.io' })).body.notes).toEqual([note])
    expect((await client.notes.find({ id: note.id })).body).toEqual(note)
  })

  it('scrolls through companies', async () => {
    for (let place = 0; place < 101; place += 1) await client.companies.create({ company_id: `c-${place}` })
    let seen = 0
    await client.companies.scroll.each({}, ({ body }) => {
      seen += body.companies.length
    })
    expect(seen).toBe(101)
  })
})
