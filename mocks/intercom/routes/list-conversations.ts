import type { JsonObject } from '../../../contracts/wire/index.ts'
import { refusal } from '../refusal.ts'
import type { Ask } from '../route.ts'
import { conversationSummary, type Display } from '../views/conversation.ts'
import type { Conversation } from '../workspace/conversation.ts'
import { wake } from '../workspace/conversations.ts'
import { paged, readOrder } from './paging.ts'
import { readPerson } from './read-message.ts'

/** Conversations on a page (API page "List conversations"). */
const perPageUsual = 20
const sorts = ['created_at', 'updated_at', 'waiting_since'] as const

/**
 * `GET /conversations` (API page "List conversations"): all, or those of a user (`type=user`) or of an admin (`type=admin`), narrowed by
 * `open` and `unread`, newest first unless `sort` and `order` say otherwise. Refused: a type without the id that belongs to it.
 */
export function listConversations(ask: Ask): JsonObject {
  const { query, workspace, nowSeconds } = ask
  const display = readDisplay(query)
  const isSought = readFilter(ask)
  const sort = oneOf(query, 'sort', sorts) ?? 'updated_at'
  const { ordered } = workspace.conversations
  for (const conversation of workspace.conversations.all()) wake(conversation, nowSeconds)
  const things = ordered.by(sort, (conversation) => conversation[sort], readOrder(query)).filter(isSought)
  const { pages, shown } = paged(ask, '/conversations', things, perPageUsual)
  return {
    type: 'conversation.list',
    pages,
    conversations: shown.map((conversation) => conversationSummary(conversation, workspace, display)),
    total_count: things.length,
  }
}

/** `display_as`: bodies as HTML or as plain text. */
export function readDisplay(query: URLSearchParams): Display {
  return oneOf(query, 'display_as', ['html', 'plaintext'] as const) ?? 'html'
}

function readFilter(ask: Ask): (conversation: Conversation) => boolean {
  const { query } = ask
  const whose = readWhose(ask)
  const open = readFlag(query, 'open')
  const unread = readFlag(query, 'unread')
  return (conversation) =>
    whose(conversation) &&
    (open === undefined || (conversation.state !== 'closed') === open) &&
    (unread === undefined || !conversation.read === unread)
}

function readWhose({ query, workspace, reading }: Ask): (conversation: Conversation) => boolean {
  const type = oneOf(query, 'type', ['user', 'admin'] as const)
  if (type === undefined) return () => true
  if (type === 'user') {
    const person = readPerson(Object.fromEntries(query), 'intercom_user_id', workspace, reading)
    return (conversation) => conversation.person === person
  }
  const adminId = query.get('admin_id')
  if (!adminId) throw refusal(400, 'parameter_not_found', 'admin_id not specified', 'admin_id')
  return ({ assignee }) => assignee.id === adminId
}

function readFlag(query: URLSearchParams, key: string): boolean | undefined {
  const word = oneOf(query, key, ['true', 'false'] as const)
  return word === undefined ? undefined : word === 'true'
}

function oneOf<Word extends string>(query: URLSearchParams, key: string, words: readonly Word[]): Word | undefined {
  const asked = query.get(key)
  if (asked === null || asked === '') return undefined
  const word = words.find((known) => known === asked)
  if (word === undefined) throw refusal(400, 'parameter_invalid', `${key} must be one of ${words.join(', ')}`, key)
  return word
}
