import type { Company } from './company.ts'
import type { Conversation } from './conversation.ts'
import type { UserEvent } from './event.ts'
import type { Tag } from './tag.ts'
import type { User } from './user.ts'

/** Something that subscriptions can be told of, under the topic's name. */
export type Happening =
  | { topic: UserTopic; user: User }
  | { topic: LeadTopic; lead: User }
  | { topic: TagTopic; user: User; tag: Tag }
  | { topic: 'company.created'; company: Company }
  | { topic: 'event.created'; event: UserEvent }
  | { topic: ConversationTopic; conversation: Conversation }
  | { topic: 'ping' }

export type UserTopic = 'user.created' | 'user.deleted' | 'user.unsubscribed' | 'user.email.updated'

export type TagTopic = 'user.tag.created' | 'user.tag.deleted' | 'contact.tag.created' | 'contact.tag.deleted'

export type LeadTopic = 'contact.created' | 'contact.signed_up' | 'contact.added_email' | 'visitor.signed_up'

export type ConversationTopic =
  | 'conversation.user.created'
  | 'conversation.user.replied'
  | 'conversation.admin.replied'
  | 'conversation.admin.noted'
  | 'conversation.admin.assigned'
  | 'conversation.admin.opened'
  | 'conversation.admin.closed'
  | 'conversation.admin.snoozed'
  | 'conversation.admin.unsnoozed'
