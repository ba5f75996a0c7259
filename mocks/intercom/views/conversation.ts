import type { JsonObject } from '../../../contracts/wire/index.ts'
import type { Author, Conversation, Part } from '../workspace/conversation.ts'
import { plainText } from '../workspace/message-body.ts'
import type { Workspace } from '../workspace/workspace.ts'

/** How bodies are shown: as HTML, or as text (`display_as=plaintext`). */
export type Display = 'html' | 'plaintext'

/**
 * A conversation as lists show it, without its parts (API page "List conversations" of 1.4; intercom-java's test resource
 * conversations.json).
 */
export function conversationSummary(conversation: Conversation, workspace: Workspace, display: Display): JsonObject {
  const { id, created_at, updated_at, waiting_since, snoozed_until, opening, assignee, state, read } = conversation
  const customer = customerRef(conversation, workspace)
  const firstReply =
    opening.author === 'customer' ? conversation : conversation.parts.find(({ author }) => author === 'customer')
  return {
    type: 'conversation',
    id,
    created_at,
    updated_at,
    waiting_since,
    snoozed_until,
    conversation_message: {
      type: 'conversation_message',
      id: opening.id,
      subject: opening.subject,
      body: bodyView(opening.body, display),
      delivered_as: opening.delivered_as,
      author: authorRef(opening.author, customer),
      attachments: [...opening.attachments],
      url: opening.url,
    },
    user: customer,
    customers: [{ ...customer }],
    customer_first_reply:
      firstReply === undefined ? null : { type: 'conversation', created_at: firstReply.created_at, url: opening.url },
    assignee: { ...assignee },
    open: state !== 'closed',
    state,
    read,
    tags: { type: 'tag.list', tags: [] },
  }
}

/** A conversation with its parts (intercom-java's test resource conversation.json). */
export function conversationView(
  conversation: Conversation,
  workspace: Workspace,
  display: Display = 'html',
): JsonObject {
  const { parts } = conversation
  const customer = customerRef(conversation, workspace)
  return {
    ...conversationSummary(conversation, workspace, display),
    conversation_rating: null,
    conversation_parts: {
      type: 'conversation_part.list',
      conversation_parts: parts.map((part) => partView(part, customer, display)),
      total_count: parts.length,
    },
  }
}

function partView(part: Part, customer: JsonObject, display: Display): JsonObject {
  const { id, part_type, body, created_at, assigned_to, author, attachments } = part
  return {
    type: 'conversation_part',
    id,
    part_type,
    body: body === null ? null : bodyView(body, display),
    created_at,
    updated_at: created_at,
    notified_at: created_at,
    assigned_to: assigned_to === null ? null : { ...assigned_to },
    author: authorRef(author, customer),
    attachments: [...attachments],
    external_id: null,
  }
}

const bodyView = (body: string, display: Display) => (display === 'html' ? body : plainText(body))

const authorRef = (author: Author, customer: JsonObject): JsonObject => ({
  ...(author === 'customer' ? customer : author),
})

function customerRef({ person }: Conversation, { leads }: Workspace): JsonObject {
  return { type: leads.has(person) ? 'lead' : 'user', id: person.id }
}
