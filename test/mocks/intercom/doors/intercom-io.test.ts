import { createRequire } from 'node:module'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type SocketDoor, startSocket } from '../../../../mocks/intercom/doors/socket.ts'
import { start, startSeconds } from '../caller.ts'

type Params = Record<string, unknown>
// biome-ignore lint/suspicious/noExplicitAny: the package has no types; tests look into answers with toMatchObject
type Call = (params?: Params) => Promise<any>

/** `intercom.io` 1.5.0: a client of API 1.x that is not Intercom's own, and sends identifiers in other places. */
type IntercomIo = Record<
  | 'createUser'
  | 'getUsers'
  | 'viewUser'
  | 'deleteUser'
  | 'createContact'
  | 'updateContact'
  | 'getContacts'
  | 'deleteContact'
  | 'convertContact'
  | 'createCompany'
  | 'viewCompany'
  | 'listCompanies'
  | 'listCompanyUsers'
  | 'listAdmins'
  | 'createNote'
  | 'listNotes'
  | 'viewNote'
  | 'createTag'
  | 'getTag'
  | 'deleteTag'
  | 'listSegments'
  | 'viewSegment'
  | 'createEvent'
  | 'getCounts',
  Call
> & { getPages(path: string, params: Params): Promise<Params[]> }

const Intercom = createRequire(import.meta.url)('intercom.io') as new (options: Params) => IntercomIo

let door: SocketDoor
let client: IntercomIo
beforeAll(async () => {
  door = await startSocket({ clock: () => start })
})
afterAll(() => door.close())
beforeEach(() => {
  door.intercom.drop('token-1')
  client = new Intercom({ personalAccessToken: 'token-1', endpoint: `${door.url}/` })
})
const state = () => door.intercom.state('token-1')

describe('the package intercom.io', () => {
  it('creates, finds and archives users', async () => {
    const { id } = await client.createUser({ user_id: 'u-1', email: 'ada@example.com' })
    expect(await client.viewUser({ id })).toMatchObject({ user_id: 'u-1', meta: { ratelimit_limit: '166' } })
    expect(await client.viewUser({ user_id: 'u-1' })).toMatchObject({ id })
    expect((await client.getUsers({ email: 'ada@example.com' })).users).toMatchObject([{ id }])
    await client.deleteUser({ email: 'ada@example.com' })
    expect(state().users).toEqual([])
  })

  it('follows the pages of a list to its end', async () => {
    for (let place = 0; place < 5; place += 1) await client.createUser({ user_id: `u-${place}` })
    expect(await client.getPages('users', { per_page: 2 })).toHaveLength(5)
  })

  it('creates, updates, lists, converts and deletes leads', async () => {
    const lead = await client.createContact({ email: 'joe@example.com' })
    await client.updateContact({ id: lead.id, name: 'Joe' })
    expect((await client.getContacts({ email: 'joe@example.com' })).contacts).toMatchObject([{ name: 'Joe' }])
    expect(await client.convertContact({ contact: { user_id: lead.user_id }, user: { user_id: 'u-1' } })).toMatchObject(
      {
        type: 'user',
        user_id: 'u-1',
        email: 'joe@example.com',
      },
    )
    const { id } = await client.createContact({})
    await client.deleteContact({ id })
    expect(state()).toMatchObject({ users: [{ user_id: 'u-1' }], leads: [] })
  })

  it('writes companies, and lists them with their users', async () => {
    const { id } = await client.createCompany({ company_id: 'c-1', name: 'Acme' })
    await client.createUser({ user_id: 'u-1', companies: [{ company_id: 'c-1' }] })
    expect(await client.viewCompany({ id })).toMatchObject({ name: 'Acme' })
    expect((await client.listCompanies()).companies).toMatchObject([{ company_id: 'c-1' }])
    expect((await client.listCompanyUsers({ id })).users).toMatchObject([{ user_id: 'u-1' }])
  })

  it('submits events, writes notes and tags, and counts', async () => {
    await client.createUser({ user_id: 'u-1' })
    await client.createEvent({ event_name: 'bought', user_id: 'u-1', created_at: startSeconds })
    const note = await client.createNote({ user: { user_id: 'u-1' }, body: 'x' })
    expect(await client.viewNote({ id: note.id })).toMatchObject({ body: '<p>x</p>' })
    expect((await client.listNotes({ user_id: 'u-1' })).notes).toMatchObject([{ id: note.id }])
    const tag = await client.createTag({ name: 'VIP', users: [{ user_id: 'u-1' }] })
    expect((await client.getTag()).tags).toMatchObject([{ name: 'VIP' }])
    expect(await client.getCounts({ type: 'user', count: 'tag' })).toMatchObject({ user: { tag: [{ VIP: 1 }] } })
    await client.deleteTag({ id: tag.id })
    expect(state()).toMatchObject({ events: [{ event_name: 'bought' }], tags: [] })
  })

  it('reads admins and segments, and gives the error list of a refusal', async () => {
    door.intercom.replaceState('token-1', { segments: [{ id: 's-1', name: 'Active' }] })
    expect((await client.listAdmins()).admins).toMatchObject([{ type: 'admin' }])
    expect((await client.listSegments()).segments).toMatchObject([{ name: 'Active' }])
    expect(await client.viewSegment({ id: 's-1' })).toMatchObject({ name: 'Active' })
    // It means to reject; its own error cannot be made on today's Node, and it goes on with the answer.
    expect(await client.viewUser({ user_id: 'nobody' })).toMatchObject({
      type: 'error.list',
      errors: [{ code: 'not_found', message: 'No such user_id[nobody]' }],
    })
  })
})
