import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type SocketDoor, startSocket } from '../../../../mocks/intercom/doors/socket.ts'
import { start, startSeconds } from '../caller.ts'
import { type IntercomClient, intercomClient } from './intercom-client.ts'

let door: SocketDoor
let client: IntercomClient
let userId: string
beforeAll(async () => {
  door = await startSocket({ clock: () => start })
})
afterAll(() => door.close())
beforeEach(async () => {
  door.intercom.drop('token-1')
  client = intercomClient(door.url, 'token-1')
  userId = (await client.users.create({ user_id: 'u-1', email: 'jayne@serenity.io' })).body.id
})

/** The conversation that a user opens. */
async function opened(body = 'Howdy') {
  await client.messages.create({ from: { type: 'user', id: userId }, body })
  return (await client.conversations.list({ type: 'user', user_id: 'u-1' })).body.conversations[0]
}

describe("Intercom's own client, messages", () => {
  it('sends an email from an admin', async () => {
    const message = {
      message_type: 'email',
      subject: 'Hey',
      body: 'Ponies, cute small horses or something more sinister?',
      template: 'plain',
      from: { type: 'admin', id: '1' },
      to: { type: 'user', id: userId },
    }
    expect((await client.messages.create(message)).body).toMatchObject({ type: 'admin_message', subject: 'Hey' })
    const stranger = client.messages.create({ ...message, from: { type: 'admin', id: '21599' } })
    await expect(stranger).rejects.toMatchObject({ statusCode: 404, message: 'Admin Not Found' })
  })

  it('lets a user write, and lists, finds and marks the conversation', async () => {
    const { id } = await opened()
    expect((await client.conversations.find({ id })).body).toMatchObject({ id, read: false, user: { id: userId } })
    expect((await client.conversations.markAsRead({ id })).body).toMatchObject({ read: true })
    expect((await client.conversations.list({ type: 'admin', admin_id: 1 })).body.conversations).toEqual([])
  })
})

describe("Intercom's own client, conversations", () => {
  it('replies as a user, with attachments too', async () => {
    const { id } = await opened()
    const reply = { id, intercom_user_id: userId, body: 'Some reply :)', type: 'user', message_type: 'comment' }
    await client.conversations.reply(reply)
    const { body } = await client.conversations.reply({ ...reply, attachment_urls: ['http://www.example.com/x.jpg'] })
    expect(body.conversation_parts.conversation_parts).toMatchObject([
      { body: '<p>Some reply :)</p>', attachments: [] },
      { attachments: [{ name: 'x.jpg' }] },
    ])
  })

  it('assigns to an admin and to nobody', async () => {
    const { id } = await opened()
    const assignment = { id, type: 'admin', admin_id: '1', assignee_id: '1', message_type: 'assignment' }
    expect((await client.conversations.reply(assignment)).body.assignee).toEqual({ type: 'admin', id: '1' })
    expect((await client.conversations.list({ type: 'admin', admin_id: 1 })).body.conversations).toMatchObject([{ id }])
    const { body } = await client.conversations.reply({ ...assignment, assignee_id: '0' })
    expect(body.assignee).toEqual({ type: 'nobody_admin', id: null })
  })

  it('goes on to the next page', async () => {
    for (let count = 0; count < 21; count += 1) await opened(String(count))
    const { body } = await client.conversations.list({ type: 'user', user_id: 'u-1' })
    const next = await client.nextPage(body.pages)
    expect([body.conversations.length, next.body.conversations.length, next.body.pages.next]).toEqual([20, 1, null])
  })
})

describe("Intercom's own client, bulk", () => {
  it('creates and deletes users', async () => {
    const { statusCode, body } = await client.users.bulk([
      { create: { email: 'wash@serenity.io' } },
      { create: { email: 'mal@serenity.io' } },
      { delete: { email: 'jayne@serenity.io' } },
    ])
    expect([statusCode, body.name, body.tasks[0].item_count]).toEqual([202, 'api_bulk_job', 3])
    const emails = door.intercom.state('token-1').users.map(({ email }) => email)
    expect(emails).toEqual(['wash@serenity.io', 'mal@serenity.io'])
  })

  it('creates events', async () => {
    const event = { event_name: 'bought', created_at: startSeconds, email: 'jayne@serenity.io' }
    expect((await client.events.bulk([{ create: event }])).statusCode).toBe(202)
    expect(door.intercom.state('token-1').events).toMatchObject([{ event_name: 'bought' }])
  })
})
