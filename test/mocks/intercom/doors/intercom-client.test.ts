import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type SocketDoor, startSocket } from '../../../../mocks/intercom/doors/socket.ts'
import { start, startSeconds } from '../caller.ts'
import { type IntercomClient, intercomClient } from './intercom-client.ts'

let door: SocketDoor
let client: IntercomClient
beforeAll(async () => {
  door = await startSocket({ clock: () => start })
})
afterAll(() => door.close())
beforeEach(() => {
  door.intercom.drop('token-1')
  client = intercomClient(door.url, 'token-1')
})
const state = () => door.intercom.state('token-1')

describe("Intercom's own client, users", () => {
  it('creates, updates and finds by id, user_id and email', async () => {
    const { body } = await client.users.create({
      user_id: 'u-1',
      email: 'ada@example.com',
      custom_attributes: { seats: 1 },
    })
    await client.users.update({ id: body.id, name: 'Ada' })
    for (const params of [{ id: body.id }, { user_id: 'u-1' }]) {
      expect((await client.users.find(params)).body).toMatchObject({
        id: body.id,
        name: 'Ada',
        custom_attributes: { seats: 1 },
      })
    }
    expect((await client.users.find({ email: 'ada@example.com' })).body).toMatchObject({
      type: 'user.list',
      users: [{ id: body.id }],
    })
  })

  it('lists and goes on to the next page', async () => {
    for (let place = 0; place < 3; place += 1) await client.users.create({ user_id: `u-${place}` })
    const first = await client.users.listBy({ per_page: 2 })
    const second = await client.nextPage(first.body.pages)
    expect([first.body.users.length, second.body.users.length, second.body.pages.next]).toEqual([2, 1, null])
    expect((await client.users.list()).body.total_count).toBe(3)
  })

  it('scrolls through all', async () => {
    for (let place = 0; place < 120; place += 1) await client.users.create({ user_id: `u-${place}` })
    const seen: string[] = []
    await client.users.scroll.each({}, ({ body }) => {
      seen.push(...body.users.map((user: { user_id: string }) => user.user_id))
    })
    expect([seen.length, new Set(seen).size]).toEqual([120, 120])
  })

  it('attaches and removes companies', async () => {
    await client.users.create({ user_id: 'u-1', companies: [{ company_id: 'c-1', name: 'Acme' }] })
    expect((await client.companies.listUsers({ company_id: 'c-1' })).body.users).toMatchObject([{ user_id: 'u-1' }])
    await client.users.update({ user_id: 'u-1', companies: [{ company_id: 'c-1', remove: true }] })
    expect((await client.companies.listUsers({ company_id: 'c-1' })).body.users).toEqual([])
  })

  it('archives by each identifier, and deletes for good', async () => {
    for (const [place, by] of ['id', 'user_id', 'email'].entries()) {
      const email = `u${place}@example.com`
      const { body } = await client.users.create({ user_id: `u-${place}`, email })
      expect((await client.users.archive({ [by]: body[by] })).body).toMatchObject({ id: body.id })
    }
    expect(state().users).toEqual([])
    const { body } = await client.users.create({ user_id: 'gone' })
    expect((await client.users.requestPermanentDeletion(body.id)).body).toEqual({ id: expect.any(Number) })
    await client.users.create({ user_id: 'gone too' })
    await client.users.requestPermanentDeletionByParams({ user_id: 'gone too' })
    expect(state().users).toEqual([])
  })

  it('rejects with the message and status of a refusal', async () => {
    await expect(client.users.find({ user_id: 'nobody' })).rejects.toMatchObject({
      message: 'No such user_id[nobody]',
      statusCode: 404,
      body: { type: 'error.list' },
    })
    await expect(client.users.create({ name: 'nobody' })).rejects.toMatchObject({ statusCode: 400 })
  })
})

describe("Intercom's own client, companies", () => {
  it('creates, updates, finds and lists', async () => {
    const { body } = await client.companies.create({ company_id: 'c-1', name: 'Acme', plan: 'pro', monthly_spend: 49 })
    await client.companies.update({ company_id: 'c-1', name: 'Apex' })
    for (const params of [{ id: body.id }, { company_id: 'c-1' }, { name: 'Apex' }]) {
      expect((await client.companies.find(params)).body).toMatchObject({
        id: body.id,
        name: 'Apex',
        plan: { name: 'pro' },
      })
    }
    await client.users.create({ user_id: 'u-1', companies: [{ company_id: 'c-1' }] })
    expect((await client.companies.list()).body).toMatchObject({
      type: 'company.list',
      companies: [{ company_id: 'c-1' }],
    })
    expect((await client.companies.listUsers({ id: body.id })).body.users).toMatchObject([{ user_id: 'u-1' }])
  })

  it('tags, and lists by tag', async () => {
    await client.users.create({ user_id: 'u-1', companies: [{ company_id: 'c-1' }, { company_id: 'c-2' }] })
    const { body } = await client.tags.tag({ name: 'big', companies: [{ company_id: 'c-1' }] })
    expect((await client.companies.listBy({ tag_id: body.id })).body.companies).toMatchObject([{ company_id: 'c-1' }])
  })
})

describe("Intercom's own client, events, tags and admin", () => {
  it('submits events and lists them', async () => {
    await client.users.create({ user_id: 'u-1' })
    const metadata = { price: { amount: 1200, currency: 'usd' } }
    const { statusCode } = await client.events.create({
      event_name: 'bought',
      user_id: 'u-1',
      created_at: startSeconds,
      metadata,
    })
    expect(statusCode).toBe(202)
    expect((await client.events.listBy({ type: 'user', user_id: 'u-1' })).body).toMatchObject({
      type: 'event.list',
      events: [{ event_name: 'bought', created_at: startSeconds, metadata }],
    })
    await expect(
      client.events.create({ event_name: 'bought', user_id: 'nobody', created_at: 1 }),
    ).rejects.toMatchObject({ statusCode: 404 })
  })

  it('creates, uses and deletes tags', async () => {
    await client.users.create({ user_id: 'u-1' })
    const { body: tag } = await client.tags.create({ name: 'VIP' })
    await client.tags.tag({ name: 'VIP', users: [{ user_id: 'u-1' }] })
    expect((await client.users.listBy({ tag_id: tag.id })).body.users).toMatchObject([{ user_id: 'u-1' }])
    await client.tags.untag({ name: 'VIP', users: [{ user_id: 'u-1' }] })
    expect((await client.users.listBy({ tag_id: tag.id })).body.users).toEqual([])
    expect((await client.tags.list()).body.tags).toEqual([tag])
    expect((await client.tags.delete({ id: tag.id })).statusCode).toBe(200)
    expect((await client.tags.list()).body.tags).toEqual([])
  })

  it('knows who it is, and is told what the mock has not', async () => {
    expect((await client.admins.me()).body).toMatchObject({ type: 'admin', app: { type: 'app' } })
    await expect(client.customers.search({})).rejects.toMatchObject({
      statusCode: 501,
      message: expect.stringContaining('LIMITS.md'),
    })
  })
})
