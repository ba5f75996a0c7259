import type { JsonObject } from '../../../contracts/wire/index.ts'
import { readText } from '../fields.ts'
import { refusal, wrongType } from '../refusal.ts'
import { type Ask, defineRoute, ok } from '../route.ts'
import { beginConversation } from '../workspace/converse.ts'
import { adminBody } from '../workspace/message-body.ts'
import { readBody, readParty, readPerson } from './read-message.ts'
import { readAdmin } from './read-reply.ts'

/**
 * API pages "Admin initiated conversation" and "User, lead or visitor initiated conversation". What a user, lead or visitor writes opens a
 * conversation; what an admin writes opens none before somebody replies, and is only answered here.
 */
export const createMessage = defineRoute({
  on: 'POST /messages',
  answer(ask) {
    const from = readParty(ask.body, 'from', ['admin', 'user', 'contact'])
    return ok(from['type'] === 'admin' ? messageOfAdmin(from, ask) : messageOfPerson(from, ask))
  },
})

function messageOfPerson(from: JsonObject, { body, workspace, reading, nowSeconds }: Ask): JsonObject {
  const text = readBody(body)
  const person = readPerson(from, 'id', workspace, reading)
  const { opening } = beginConversation(workspace, person, text, nowSeconds)
  return { type: 'user_message', id: opening.id, created_at: nowSeconds, body: text, message_type: 'inapp' }
}

function messageOfAdmin(from: JsonObject, { body, workspace, reading, nowSeconds }: Ask): JsonObject {
  const messageType = oneOf(body, 'message_type', ['email', 'inapp'])
  const isEmail = messageType === 'email'
  const text = adminBody(readBody(body))
  const subject = isEmail ? readBody(body, 'subject') : (readText(body, 'subject', reading) ?? null)
  const template = body['template'] === undefined && !isEmail ? null : oneOf(body, 'template', ['plain', 'personal'])
  const owner = readAdmin(from, 'id', workspace, reading)
  const person = readPerson(readParty(body, 'to', ['user', 'contact']), 'id', workspace, reading)
  if (isEmail && person.unsubscribed_from_emails) {
    throw refusal(403, 'action_forbidden', 'This user is unsubscribed from emails')
  }
  return {
    type: 'admin_message',
    id: workspace.conversations.nextId(),
    created_at: nowSeconds,
    message_type: messageType,
    ...(subject === null ? {} : { subject }),
    body: text,
    ...(template === null ? {} : { template }),
    owner: { ...owner },
  }
}

function oneOf(body: JsonObject, key: string, words: readonly string[]): string {
  const word = body[key]
  if (word === undefined || word === null) throw refusal(400, 'parameter_not_found', `${key} not specified`, key)
  if (typeof word !== 'string') throw wrongType(key, 'a string')
  if (words.includes(word)) return word
  throw refusal(400, 'parameter_invalid', `${key} must be one of ${words.join(', ')}`, key)
}
