import type { Happening } from '../workspace/happening.ts'

/** Every topic that something here can cause (API page "Webhook topics" of 1.2). */
const caused = {
  'user.created': true,
  'user.deleted': true,
  'user.unsubscribed': true,
  'user.email.updated': true,
  'user.tag.created': true,
  'user.tag.deleted': true,
  'contact.tag.created': true,
  'contact.tag.deleted': true,
  'contact.created': true,
  'contact.signed_up': true,
  'contact.added_email': true,
  'visitor.signed_up': true,
  'company.created': true,
  'event.created': true,
  'conversation.user.created': true,
  'conversation.user.replied': true,
  'conversation.admin.replied': true,
  'conversation.admin.noted': true,
  'conversation.admin.assigned': true,
  'conversation.admin.opened': true,
  'conversation.admin.closed': true,
  'conversation.admin.snoozed': true,
  'conversation.admin.unsnoozed': true,
  ping: true,
} satisfies Record<Happening['topic'], true>

/** Topics that exist and that nothing here causes: they can be subscribed to, and are never told. */
const silent = ['conversation.admin.single.created', 'conversation.deleted', 'conversation_part.tag.created']

export const topics: readonly string[] = [...Object.keys(caused), ...silent]

/** Words for all topics, and for all of a kind (intercom-java's `Topic`). */
const wholes = new Set(['all', ...topics.map((topic) => topic.split('.')[0] ?? topic)])

export function isTopic(word: string): boolean {
  return topics.includes(word) || wholes.has(word)
}

/** Whether somebody who subscribed to these words is told of a topic. Who is pinged is always told. */
export function covers(words: readonly string[], topic: string): boolean {
  const [kind = ''] = topic.split('.')
  return topic === 'ping' || words.some((word) => word === topic || word === kind || word === 'all')
}
