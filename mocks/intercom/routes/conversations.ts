import { noSuch, refusal } from '../refusal.ts'
import { type Ask, defineRoute, ok } from '../route.ts'
import { conversationView } from '../views/conversation.ts'
import type { Conversation } from '../workspace/conversation.ts'
import { wake } from '../workspace/conversations.ts'
import { replyTo } from '../workspace/converse.ts'
import { listConversations, readDisplay } from './list-conversations.ts'
import { readPerson } from './read-message.ts'
import { readReply } from './read-reply.ts'

export const getConversations = defineRoute({
  on: 'GET /conversations',
  answer: (ask) => ok(listConversations(ask)),
})

export const getConversation = defineRoute({
  on: 'GET /conversations/{id}',
  answer: (ask) => ok(conversationView(named(ask), ask.workspace, readDisplay(ask.query))),
})

/** API page "Marking a conversation as read": `{read: true}`. */
export const markConversation = defineRoute({
  on: 'PUT /conversations/{id}',
  answer(ask) {
    const conversation = named(ask)
    const { read } = ask.body
    if (read === undefined) throw refusal(400, 'parameter_not_found', 'read not specified', 'read')
    if (typeof read !== 'boolean') throw refusal(400, 'type_mismatch', 'read must be a boolean', 'read')
    conversation.read = read
    return ok(conversationView(conversation, ask.workspace))
  },
})

export const replyToConversation = defineRoute({
  on: 'POST /conversations/{id}/reply',
  answer: (ask) => reply(named(ask), ask),
})

/** API page "Reply to a user's last conversation": the one that was touched last, of the person whom the body names. */
export const replyToLastConversation = defineRoute({
  on: 'POST /conversations/last/reply',
  answer(ask) {
    const { workspace, body, reading } = ask
    const person = readPerson(body, 'intercom_user_id', workspace, reading)
    const [last] = workspace.conversations
      .of(person)
      .toSorted((one, other) => other.updated_at - one.updated_at || other.place - one.place)
    if (last === undefined) throw refusal(404, 'not_found', 'The user has no conversation')
    wake(last, ask.nowSeconds)
    return reply(last, ask)
  },
})

function named({ id, workspace, nowSeconds }: Ask): Conversation {
  const conversation = workspace.conversations.byId(id)
  if (conversation === undefined) throw noSuch([['id', id]])
  wake(conversation, nowSeconds)
  return conversation
}

function reply(conversation: Conversation, { body, workspace, reading, nowSeconds }: Ask) {
  replyTo(workspace, conversation, readReply(body, conversation, workspace, reading), nowSeconds)
  return ok(conversationView(conversation, workspace))
}
