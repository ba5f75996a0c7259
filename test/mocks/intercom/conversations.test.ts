import { beforeEach, describe, expect, it } from 'vitest'
import type { JsonObject, JsonValue } from '../../../contracts/wire/index.ts'
import { createMessenger } from '../../../mocks/messenger/index.ts'
import { type Caller, caller, refusalOf, start, startSeconds } from './caller.ts'

let mock: Caller
let id: string
beforeEach(() => {
  mock = caller()
  mock.post('/users', { user_id: 'u-1' })
  id = say('u-1', 'Hi')
})

/** A user writes; the id of the conversation. */
function say(userId: string, body: string): string {
  mock.post('/messages', { from: { type: 'user', user_id: userId }, body })
  const [last] = listed(`?type=user&user_id=${userId}&sort=created_at`)
  return last ?? ''
}
const listed = (query = '') =>
  (mock.body(`GET /conversations${query}`)['conversations'] as JsonObject[]).map((one) => String(one['id']))
const admin = (message_type: string, more: JsonObject = {}) =>
  mock.send(`POST /conversations/${id}/reply`, { type: 'admin', admin_id: '1', message_type, ...more })
const user = (more: JsonObject = {}, at = id) =>
  mock.send(`POST /conversations/${at}/reply`, {
    type: 'user',
    user_id: 'u-1',
    message_type: 'comment',
    body: 'x',
    ...more,
  })
const shown = () => mock.body(`GET /conversations/${id}`)

describe('a conversation', () => {
  it('waits from the first message until an admin answers, and again from the next', () => {
    mock.pass(5000)
    user()
    expect(shown()).toMatchObject({ waiting_since: startSeconds, read: false, updated_at: startSeconds + 5 })
    admin('comment', { body: 'Yes?' })
    expect(shown()).toMatchObject({ waiting_since: null, read: true })
    mock.pass(5000)
    user()
    expect(shown()).toMatchObject({ waiting_since: startSeconds + 10, read: false })
  })

  it('is opened again by an answer of its user', () => {
    for (const [kind, more] of [['close'], ['snoozed', { snoozed_until: startSeconds + 60 }]] as const) {
      admin(kind, more)
      user()
      expect(shown()).toMatchObject({ state: 'open', open: true, snoozed_until: null })
    }
  })

  it('wakes when its time has come', () => {
    admin('snoozed', { snoozed_until: startSeconds + 60 })
    expect(shown()).toMatchObject({ state: 'snoozed', snoozed_until: startSeconds + 60 })
    mock.pass(60_000)
    expect(shown()).toMatchObject({ state: 'open', snoozed_until: null })
  })

  it('tells when its customer wrote first', () => {
    expect(shown()).toMatchObject({ customer_first_reply: { type: 'conversation', created_at: startSeconds } })
  })

  it('keeps attachments by their addresses, ten at most', () => {
    user({ attachment_urls: ['http://example.com/a/cat.png?x=1', 'https://example.com'] })
    const part = { attachments: [{ type: 'upload', name: 'cat.png' }, { url: 'https://example.com' }] }
    expect(shown()).toMatchObject({ conversation_parts: { conversation_parts: [part] } })
    expect(refusalOf(user({ attachment_urls: Array(11).fill('http://example.com') }))).toMatch(/^400 parameter_invalid/)
    expect(refusalOf(user({ attachment_urls: ['no address'] }))).toMatch(/^400 type_mismatch/)
  })

  it('goes with a lead to the user that it turns out to be, and with nobody when that one is deleted for good', () => {
    const lead = mock.body('POST /contacts', {})
    mock.post('/messages', { from: { type: 'contact', id: lead['id'] ?? '' }, body: 'Hi' })
    mock.post('/contacts/convert', { contact: { id: lead['id'] ?? '' }, user: { user_id: 'u-1' } })
    expect(listed('?type=user&user_id=u-1')).toHaveLength(2)
    const { id: userId } = mock.body('GET /users?user_id=u-1')
    mock.post('/user_delete_requests', { intercom_user_id: userId ?? '' })
    expect(listed()).toEqual([])
  })

  it('stays by its address where its user is archived, and is then no part of the state', () => {
    mock.send('DELETE /users?user_id=u-1')
    expect(mock.get(`/conversations/${id}`).status).toBe(200)
    expect(mock.intercom.state('token-1').conversations).toBeUndefined()
  })
})

describe('the list', () => {
  it('is narrowed by who, open and unread', () => {
    mock.post('/users', { user_id: 'u-2' })
    const other = say('u-2', 'Hello')
    admin('assignment', { assignee_id: '1' })
    admin('close')
    expect(listed('?type=admin&admin_id=1')).toEqual([id])
    expect(listed('?open=true')).toEqual([other])
    expect(listed('?open=false')).toEqual([id])
    mock.send(`PUT /conversations/${other}`, { read: true })
    expect(listed('?unread=true')).toEqual([id])
    expect(listed('?type=user&user_id=u-2&unread=true')).toEqual([])
    expect(listed('?type=user&user_id=u-1&open=true')).toEqual([])
  })

  it('is sorted by what was touched last, or as it is told', () => {
    mock.pass(1000)
    const second = say('u-1', 'two')
    expect(listed()).toEqual([second, id])
    mock.pass(1000)
    user()
    expect(listed()).toEqual([id, second])
    expect(listed('?sort=created_at&order=asc')).toEqual([id, second])
    admin('comment', { body: 'x' })
    expect(listed('?sort=waiting_since')).toEqual([second, id])
  })

  it('goes on from page to page with its filters', () => {
    for (let count = 1; count < 45; count += 1) say('u-1', String(count))
    const seen: string[] = []
    let next: JsonValue | undefined = 'https://api.intercom.io/conversations?type=user&user_id=u-1'
    while (typeof next === 'string') {
      const page = mock.body(`GET ${next.replace('https://api.intercom.io', '')}`)
      seen.push(...(page['conversations'] as JsonObject[]).map((one) => String(one['id'])))
      next = (page['pages'] as JsonObject)['next']
    }
    expect([seen.length, new Set(seen).size]).toEqual([45, 45])
  })

  it.for([
    ['?type=robot', /^400 parameter_invalid: type must be one of user, admin/],
    ['?type=user&user_id=u-9', /^404 not_found/],
    ['?type=admin', /^400 parameter_not_found: admin_id/],
    ['?open=maybe', /^400 parameter_invalid: open must be one of/],
    ['?sort=name', /^400 parameter_invalid: sort must be one of/],
    ['?display_as=song', /^400 parameter_invalid: display_as/],
    ['?page=0', /^400 parameter_invalid: page/],
  ] as const)('%s is refused', ([query, said]) => {
    expect(refusalOf(mock.get(`/conversations${query}`))).toMatch(said)
  })
})

describe('a reply', () => {
  it.for<[JsonObject, RegExp]>([
    [{ message_type: 'shout' }, /^400 parameter_invalid: message_type must be one of/],
    [{ message_type: null }, /^400 parameter_not_found: message_type/],
    [{ message_type: 'note' }, /^400 parameter_invalid: a user reply must/],
    [{ body: '' }, /^400 parameter_not_found: body/],
    [{ type: 'robot' }, /^400 parameter_invalid: type must be/],
    [{ user_id: 'u-9' }, /^404 not_found/],
  ])('of a user with %j is refused', ([wrong, said]) => {
    expect(refusalOf(user(wrong))).toMatch(said)
    expect(shown()).toMatchObject({ conversation_parts: { total_count: 0 } })
  })

  it('of somebody else than its user is refused', () => {
    mock.post('/users', { user_id: 'u-2' })
    expect(refusalOf(user({ user_id: 'u-2' }))).toMatch(/^404 not_found: No such conversation/)
  })

  it.for<[string, JsonObject, RegExp]>([
    ['comment', {}, /^400 parameter_not_found: body/],
    ['note', { body: ' ' }, /^400 parameter_not_found: body/],
    ['assignment', {}, /^400 parameter_not_found: assignee_id/],
    ['assignment', { assignee_id: '99' }, /^404 admin_not_found/],
    ['snoozed', {}, /^400 parameter_not_found: snoozed_until/],
    ['snoozed', { snoozed_until: startSeconds }, /^400 parameter_invalid: snoozed_until must be in the future/],
    ['open', { admin_id: '99' }, /^404 admin_not_found/],
    ['open', { admin_id: null }, /^400 parameter_not_found: admin_id/],
  ])('of an admin: %s with %j is refused', ([kind, wrong, said]) => {
    expect(refusalOf(admin(kind, wrong))).toMatch(said)
    expect(shown()).toMatchObject({ conversation_parts: { total_count: 0 } })
  })

  it('assigns to a team too', () => {
    mock.intercom.replaceState('token-1', {
      users: [{ user_id: 'u-1' }],
      teams: [{ id: '7', name: 'Support' }],
    })
    id = say('u-1', 'Hi')
    admin('assignment', { assignee_id: '7' })
    expect(shown()).toMatchObject({ assignee: { type: 'team', id: '7' } })
  })

  it('to an unknown conversation is refused', () => {
    expect(refusalOf(user({}, '999'))).toMatch(/^404 not_found/)
    expect(refusalOf(mock.send('PUT /conversations/999', { read: true }))).toMatch(/^404/)
    expect(refusalOf(mock.send(`PUT /conversations/${id}`, { read: 'yes' }))).toMatch(/^400 type_mismatch/)
    expect(refusalOf(mock.send(`PUT /conversations/${id}`, {}))).toMatch(/^400 parameter_not_found/)
  })

  it('to the last conversation goes to the one that was touched last, also from an admin', () => {
    mock.pass(1000)
    const second = say('u-1', 'two')
    const last = { user_id: 'u-1', type: 'admin', admin_id: '1', message_type: 'comment', body: 'x' }
    expect(mock.body('POST /conversations/last/reply', last)).toMatchObject({ id: second })
    mock.pass(1000)
    user()
    expect(mock.body('POST /conversations/last/reply', last)).toMatchObject({ id })
  })
})

describe('conversations in a state', () => {
  it('come back as they were', () => {
    admin('comment', { body: '<b>Yes?</b>' })
    admin('assignment', { assignee_id: '1' })
    admin('snoozed', { snoozed_until: startSeconds + 60, body: 'later' })
    user({ attachment_urls: ['http://example.com/cat.png'] })
    const state = mock.intercom.state('token-1')
    mock.intercom.replaceState('token-2', structuredClone(state))
    expect(mock.intercom.state('token-2')).toEqual(state)
    expect(state.conversations).toMatchObject([{ conversation_parts: { total_count: 4 } }])
  })

  it('may leave out all but their user', () => {
    mock.intercom.replaceState('token-1', {
      users: [{ user_id: 'u-1' }],
      conversations: [{ user: { user_id: 'u-1' } }],
    })
    expect(mock.intercom.state('token-1').conversations).toMatchObject([
      { state: 'open', conversation_message: { body: '' } },
    ])
  })

  it.for<[JsonObject, RegExp]>([
    [{}, /conversations\[0\]: User email, user_id or anonymous_id must be supplied/],
    [{ user: { user_id: 'u-9' } }, /conversations\[0\]: No such user_id\[u-9\]/],
    [
      { user: { user_id: 'u-1' }, conversation_parts: [{ part_type: 'sigh' }] },
      /part_type must be one of comment, note/,
    ],
    [{ user: { user_id: 'u-1' }, conversation_parts: [{ part_type: { toString: 1 } }] }, /part_type must be one of/],
    [{ user: { user_id: 'u-1' }, conversation_message: { body: 7 } }, /body must be a string/],
  ])('%j is refused', ([conversation, said]) => {
    const state = { users: [{ user_id: 'u-1' }], conversations: [conversation] }
    expect(() => mock.intercom.replaceState('token-1', state)).toThrow(said)
    expect(listed()).toEqual([id])
  })
  it('go on with numbers that they do not have yet, and keep nothing of what they were loaded from', () => {
    const attachment = { type: 'upload', name: 'cat.png' }
    const part = { id: '41', part_type: 'comment', body: 'x', attachments: [attachment] }
    const state = {
      users: [{ user_id: 'u-1' }],
      conversations: [{ id: '7', user: { user_id: 'u-1' }, conversation_parts: [part] }],
    }
    mock.intercom.replaceState('token-1', state)
    attachment.name = 'dog.png'
    id = '7'
    user()
    expect(shown()).toMatchObject({
      conversation_parts: { conversation_parts: [{ id: '41', attachments: [{ name: 'cat.png' }] }, { id: '42' }] },
    })
  })
})

describe('a message in the messenger', () => {
  it('opens a conversation with its text, whoever writes', () => {
    mock.intercom.replaceState('token-1', { settings: { appId: 'abc' } })
    const page = createMessenger({ intercom: mock.intercom, clock: () => start })
    page.writeMessage('too early')
    page.call({ method: 'settings', args: [{ app_id: 'abc' }] })
    page.writeMessage('Hi')
    page.call({ method: 'update', args: [{ user_id: 'u-1' }] })
    page.writeMessage('<me>')
    page.writeMessage(' ')
    const [user] = mock.intercom.state('token-1').users
    expect(mock.intercom.state('token-1').conversations).toMatchObject([
      { user: { type: 'user', id: user?.['id'] }, conversation_message: { body: '<p>Hi</p>' } },
      { user: { type: 'user', id: user?.['id'] }, conversation_message: { body: '<p>&lt;me&gt;</p>' } },
    ])
  })
})
