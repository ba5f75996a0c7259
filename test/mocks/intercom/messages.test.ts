import { beforeEach, describe, expect, it } from 'vitest'
import type { JsonObject, JsonValue } from '../../../contracts/wire/index.ts'
import { type Caller, caller, refusalOf, startSeconds } from './caller.ts'

let mock: Caller
beforeEach(() => {
  mock = caller()
  mock.post('/users', { user_id: 'u-1', email: 'ada@example.com' })
})
const conversations = () => mock.body('GET /conversations')['conversations'] as JsonObject[]

describe('POST /messages from a person', () => {
  it.for([{ user_id: 'u-1' }, { email: 'ada@example.com' }])('finds the user by %j', (who) => {
    expect(mock.body('POST /messages', { from: { type: 'user', ...who }, body: 'Hi' })).toEqual({
      type: 'user_message',
      id: expect.stringMatching(/^\d+$/),
      created_at: startSeconds,
      body: 'Hi',
      message_type: 'inapp',
    })
    expect(conversations()).toMatchObject([{ user: { type: 'user' }, conversation_message: { body: '<p>Hi</p>' } }])
  })

  it('shows markup in the text as text', () => {
    mock.post('/messages', { from: { type: 'user', user_id: 'u-1' }, body: '<b>&amp;</b>' })
    expect(conversations()).toMatchObject([{ conversation_message: { body: '<p>&lt;b&gt;&amp;amp;&lt;/b&gt;</p>' } }])
    const plain = mock.body('GET /conversations?display_as=plaintext')['conversations']
    expect(plain).toMatchObject([{ conversation_message: { body: '<b>&amp;</b>' } }])
  })

  it('is taken from leads by their id, user_id or email', () => {
    const lead = mock.body('POST /contacts', { email: 'lead@example.com' })
    for (const who of [{ id: lead['id'] }, { user_id: lead['user_id'] }, { email: 'lead@example.com' }]) {
      expect(mock.post('/messages', { from: { type: 'contact', ...who } as JsonValue, body: 'Hi' }).status).toBe(200)
    }
    expect(conversations().map(({ user }) => user)).toEqual(Array(3).fill({ type: 'lead', id: lead['id'] }))
  })

  it('makes a visitor a lead', () => {
    mock.intercom.replaceState('token-1', { visitors: [{ id: 'v-1', user_id: 'vu-1' }] })
    expect(mock.post('/messages', { from: { type: 'contact', user_id: 'vu-1' }, body: 'Hi' }).status).toBe(200)
    expect(mock.intercom.state('token-1')).toMatchObject({ leads: [{ id: 'v-1' }], conversations: [{}] })
    expect(mock.intercom.state('token-1').visitors).toBeUndefined()
  })

  it('is refused from an email that several users share', () => {
    mock.post('/users', { user_id: 'u-2', email: 'ada@example.com' })
    const from = { type: 'user', email: 'ada@example.com' }
    expect(refusalOf(mock.post('/messages', { from, body: 'Hi' }))).toMatch(/^409 conflict/)
  })
})

describe('POST /messages from an admin', () => {
  const message = {
    message_type: 'email',
    subject: 'Hey',
    body: 'Ponies?',
    template: 'plain',
    from: { type: 'admin', id: '1' },
    to: { type: 'user', user_id: 'u-1' },
  }

  it('is answered and opens no conversation', () => {
    expect(mock.body('POST /messages', message)).toMatchObject({ type: 'admin_message', body: '<p>Ponies?</p>' })
    expect(conversations()).toEqual([])
  })

  it('keeps what is HTML', () => {
    expect(mock.body('POST /messages', { ...message, body: '<h1>Hi</h1>' })).toMatchObject({ body: '<h1>Hi</h1>' })
  })

  it('needs no subject and no template in the app', () => {
    const { subject, template, ...rest } = message
    expect(mock.body('POST /messages', { ...rest, message_type: 'inapp' })).toMatchObject({ message_type: 'inapp' })
  })

  it.for<[JsonObject, string]>([
    [{ message_type: 'pigeon' }, '400 parameter_invalid: message_type must be one of email, inapp'],
    [{ message_type: null }, '400 parameter_not_found: message_type not specified'],
    [{ subject: ' ' }, '400 parameter_not_found: subject not specified'],
    [{ template: 'fancy' }, '400 parameter_invalid: template must be one of plain, personal'],
    [{ body: 7 }, '400 type_mismatch: body must be a string'],
    [{ from: 'me' }, '400 type_mismatch: from must be an object'],
    [{ from: { type: 'robot' } }, '400 parameter_invalid: from.type must be one of admin, user, contact'],
    [{ from: { type: 'admin' } }, '400 parameter_not_found: id not specified'],
    [{ from: { type: 'admin', id: '99' } }, '404 admin_not_found: Admin Not Found'],
    [{ to: { type: 'admin', id: '1' } }, '400 parameter_invalid: to.type must be one of user, contact'],
    [{ to: { type: 'user', user_id: 'u-9' } }, '404 not_found: No such user_id[u-9]'],
    [{ to: { type: 'user' } }, '400 parameter_not_found: User email, user_id or anonymous_id must be supplied'],
  ])('is refused with %j', ([wrong, said]) => {
    expect(refusalOf(mock.post('/messages', { ...message, ...wrong }))).toBe(said)
  })
})
