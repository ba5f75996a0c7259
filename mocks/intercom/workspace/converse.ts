import type { Conversation, Part, Reply } from './conversation.ts'
import type { ConversationTopic } from './happening.ts'
import { paragraphOf } from './message-body.ts'
import { makeLead } from './unidentified.ts'
import type { User } from './user.ts'
import type { Workspace } from './workspace.ts'

/**
 * Opens a conversation with the text that a user, lead or visitor wrote. A visitor who writes is a lead from then on (API page "User, lead
 * or visitor initiated conversation").
 */
export function beginConversation(workspace: Workspace, person: User, text: string, nowSeconds: number): Conversation {
  if (workspace.visitors.has(person)) makeLead(workspace, person)
  const conversation = workspace.conversations.begin(person, paragraphOf(text), nowSeconds)
  workspace.tell({ topic: 'conversation.user.created', conversation })
  return conversation
}

/** Adds a reply or an action to a conversation. */
export function replyTo(workspace: Workspace, conversation: Conversation, reply: Reply, nowSeconds: number): void {
  const wasSnoozed = conversation.state === 'snoozed'
  const part = workspace.conversations.reply(conversation, reply, nowSeconds)
  workspace.tell({ topic: topicOf(part, wasSnoozed), conversation })
}

const adminTopics = {
  comment: 'conversation.admin.replied',
  note: 'conversation.admin.noted',
  assignment: 'conversation.admin.assigned',
  open: 'conversation.admin.opened',
  close: 'conversation.admin.closed',
  snoozed: 'conversation.admin.snoozed',
} as const

function topicOf({ author, part_type }: Part, wasSnoozed: boolean): ConversationTopic {
  if (author === 'customer') return 'conversation.user.replied'
  return wasSnoozed && part_type === 'open' ? 'conversation.admin.unsnoozed' : adminTopics[part_type]
}
