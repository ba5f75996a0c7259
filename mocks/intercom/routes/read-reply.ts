import type { JsonObject } from '../../../contracts/wire/index.ts'
import { type Reading, readIdentifier, readTime } from '../fields.ts'
import { noSuch, refusal } from '../refusal.ts'
import {
  type Conversation,
  nobody,
  type PartType,
  partTypes,
  type Reply,
  type TeamMate,
} from '../workspace/conversation.ts'
import { adminBody, paragraphOf } from '../workspace/message-body.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { readAttachments, readBody, readPerson } from './read-message.ts'

/**
 * The body of a reply (API pages "Reply to a conversation", "Assign …", "Snooze …", "Open …", "Close a conversation"). Refused: an unknown
 * kind; a user's reply that is no comment, or is no comment of the person whose conversation it is; a comment or note without a body; an
 * unknown admin; an assignment without an assignee; a snooze without an end.
 */
export function readReply(body: JsonObject, conversation: Conversation, workspace: Workspace, reading: Reading): Reply {
  const part_type = readPartType(body)
  const attachments = readAttachments(body['attachment_urls'])
  if (isFromAdmin(body)) return { ...readAdminReply(body, part_type, workspace, reading), attachments }
  if (part_type !== 'comment') {
    throw refusal(400, 'parameter_invalid', 'a user reply must have the message_type comment', 'message_type')
  }
  const person = readPerson(body, 'intercom_user_id', workspace, reading)
  if (person !== conversation.person) throw noSuch([['conversation', conversation.id]])
  const text = readBody(body)
  return {
    part_type,
    author: 'customer',
    body: paragraphOf(text),
    assigned_to: null,
    snoozed_until: null,
    attachments,
  }
}

/** The API page's own examples of admins leave `type` out; who replies is then told by `admin_id`. */
function isFromAdmin({ type, admin_id }: JsonObject): boolean {
  if (type === 'admin' || type === 'user') return type === 'admin'
  if (type !== undefined && type !== null) throw refusal(400, 'parameter_invalid', 'type must be admin or user', 'type')
  return admin_id !== undefined
}

function readPartType({ message_type }: JsonObject): PartType {
  const known = partTypes.find((type) => type === message_type)
  if (known !== undefined) return known
  throw message_type === undefined || message_type === null
    ? refusal(400, 'parameter_not_found', 'message_type not specified', 'message_type')
    : refusal(400, 'parameter_invalid', `message_type must be one of ${partTypes.join(', ')}`, 'message_type')
}

function readAdminReply(
  body: JsonObject,
  part_type: PartType,
  workspace: Workspace,
  reading: Reading,
): Omit<Reply, 'attachments'> {
  const author = readAdmin(body, 'admin_id', workspace, reading)
  const text = part_type === 'comment' || part_type === 'note' || body['body'] ? readBody(body) : null
  return {
    part_type,
    author,
    body: text === null ? null : adminBody(text),
    assigned_to: part_type === 'assignment' ? readAssignee(body, workspace, reading) : null,
    snoozed_until: part_type === 'snoozed' ? readSnooze(body, reading) : null,
  }
}

/** The admin that a field names. Refused: none is named; there is none with this id. */
export function readAdmin(body: JsonObject, key: string, { staff }: Workspace, reading: Reading): TeamMate {
  const id = readIdentifier(body, key, reading)
  if (!id) throw refusal(400, 'parameter_not_found', `${key} not specified`, key)
  if (staff.admin(id) === undefined) throw refusal(404, 'admin_not_found', 'Admin Not Found', key)
  return { type: 'admin', id }
}

/** An admin, a team, or nobody: "0" (intercom-node's README). */
function readAssignee(body: JsonObject, workspace: Workspace, reading: Reading): TeamMate {
  const id = readIdentifier(body, 'assignee_id', reading)
  if (id === '0') return nobody
  if (id && workspace.staff.team(id) !== undefined) return { type: 'team', id }
  return readAdmin(body, 'assignee_id', workspace, reading)
}

function readSnooze(body: JsonObject, reading: Reading): number {
  const until = readTime(body, 'snoozed_until', 'R17', { ...reading, note: () => {} })
  if (typeof until !== 'number')
    throw refusal(400, 'parameter_not_found', 'snoozed_until not specified', 'snoozed_until')
  if (until <= reading.nowSeconds)
    throw refusal(400, 'parameter_invalid', 'snoozed_until must be in the future', 'snoozed_until')
  return until
}
