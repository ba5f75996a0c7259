import { copyJson, type JsonObject, type JsonValue } from '../../../contracts/wire/index.ts'
import { asObject, asObjects, type Reading, readIdentifier, readText, readTime } from '../fields.ts'
import { refusal } from '../refusal.ts'
import { readPerson } from '../routes/read-message.ts'
import { readSubscription } from '../routes/read-subscription.ts'
import { type Author, type Conversation, nobody, type Part, partTypes, type TeamMate } from './conversation.ts'
import { freeId } from './loaded.ts'
import type { Workspace } from './workspace.ts'

const states = ['open', 'closed', 'snoozed'] as const

/**
 * A conversation of a state, as `GET /conversations/{id}` shows it. What it leaves out is as in a conversation that a user just
 * opened. Refused: nobody whose conversation it is; a part of an unknown kind; an id that is taken.
 */
export function loadConversation(workspace: Workspace, from: JsonObject, reading: Reading): void {
  const { conversations } = workspace
  const id = freeId(from, (asked) => conversations.byId(asked) !== undefined, reading)
  const message = asObject(from['conversation_message'], 'conversation_message') ?? {}
  const created_at = readTime(from, 'created_at', '', reading) ?? reading.nowSeconds
  const opening = {
    id: readIdentifier(message, 'id', reading) ?? conversations.nextId(),
    subject: textOf(message, 'subject') ?? '',
    body: textOf(message, 'body') ?? '',
    author: readAuthor(message['author']),
    delivered_as: readText(message, 'delivered_as', reading) ?? 'customer_initiated',
    url: textOf(message, 'url'),
    attachments: attachmentsOf(message),
  }
  const loaded: Omit<Conversation, 'place'> = {
    id: id ?? conversations.nextId(),
    person: readPerson(asObject(from['user'], 'user') ?? {}, 'id', workspace, reading),
    opening,
    parts: partsOf(from).map((part) => readPart(part, workspace, reading)),
    created_at,
    updated_at: readTime(from, 'updated_at', '', reading) ?? created_at,
    waiting_since: readTime(from, 'waiting_since', '', reading) ?? null,
    snoozed_until: readTime(from, 'snoozed_until', '', reading) ?? null,
    state: states.find((state) => state === from['state']) ?? (from['open'] === false ? 'closed' : 'open'),
    read: from['read'] === true,
    assignee: readTeamMate(from['assignee']) ?? nobody,
  }
  conversations.add(loaded)
  for (const taken of [loaded.id, opening.id, ...loaded.parts.map((part) => part.id)]) workspace.ids.passNumber(taken)
}

function partsOf(from: JsonObject): JsonObject[] {
  const list = from['conversation_parts']
  return asObjects(
    Array.isArray(list) ? list : asObject(list, 'conversation_parts')?.['conversation_parts'],
    'conversation_parts',
  )
}

function readPart(from: JsonObject, { conversations }: Workspace, reading: Reading): Part {
  const part_type = partTypes.find((type) => type === from['part_type'])
  if (part_type === undefined) {
    throw refusal(400, 'parameter_invalid', `part_type must be one of ${partTypes.join(', ')}`, 'conversation_parts')
  }
  return {
    id: readIdentifier(from, 'id', reading) ?? conversations.nextId(),
    part_type,
    body: textOf(from, 'body'),
    created_at: readTime(from, 'created_at', '', reading) ?? reading.nowSeconds,
    author: readAuthor(from['author']),
    assigned_to: readTeamMate(from['assigned_to']),
    attachments: attachmentsOf(from),
  }
}

/** Copied: what the giver of a state does to it afterwards is no business of the store. */
const attachmentsOf = (from: JsonObject) => copyJson(asObjects(from['attachments'], 'attachments'))

/** Text as it stands: bodies are longer than other fields, and may be empty. */
function textOf(from: JsonObject, key: string): string | null {
  const value = from[key]
  if (value === undefined || value === null) return null
  if (typeof value !== 'string') throw refusal(400, 'type_mismatch', `${key} must be a string`, key)
  return value
}

/** Somebody of the team; whoever else wrote was the person whose conversation it is. */
function readAuthor(value: JsonValue | undefined): Author {
  return readTeamMate(value) ?? 'customer'
}

function readTeamMate(value: JsonValue | undefined): TeamMate | null {
  const given = asObject(value, 'author')
  if (given === undefined) return null
  const { type, id } = given
  if (type !== 'admin' && type !== 'team' && type !== 'nobody_admin') return null
  return { type, id: typeof id === 'string' ? id : null }
}

/** A subscription of a state. Refused as in `POST /subscriptions`; an id that is taken. */
export function loadSubscription({ subscriptions }: Workspace, from: JsonObject, reading: Reading): void {
  const id = freeId(from, (asked) => subscriptions.byId(asked) !== undefined, reading)
  const subscription = subscriptions.add(readSubscription(from, reading), reading.nowSeconds, id)
  subscription.created_at = readTime(from, 'created_at', '', reading) ?? reading.nowSeconds
  subscription.updated_at = readTime(from, 'updated_at', '', reading) ?? subscription.created_at
}
