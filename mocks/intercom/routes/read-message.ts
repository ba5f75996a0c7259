import type { JsonObject, JsonValue } from '../../../contracts/wire/index.ts'
import { asObject, type Reading, readIdentifier } from '../fields.ts'
import { refusal, reject, wrongType } from '../refusal.ts'
import type { User } from '../workspace/user.ts'
import type { Workspace } from '../workspace/workspace.ts'

/** Attachments that one message may have (API page "Reply to a conversation"). */
const attachmentsMax = 10

/** A text that has to be there, and is not cut. Refused: none, blank, another type. */
export function readBody(from: JsonObject, key = 'body'): string {
  const value = from[key]
  if (value === undefined || value === null || (typeof value === 'string' && value.trim() === '')) {
    throw refusal(400, 'parameter_not_found', `${key} not specified`, key)
  }
  if (typeof value !== 'string') throw wrongType(key, 'a string')
  return value
}

/** `from` or `to` of a message. Refused: none, no object, a `type` that cannot stand there. */
export function readParty(body: JsonObject, key: 'from' | 'to', types: readonly string[]): JsonObject {
  const party = asObject(body[key], key) ?? reject(refusal(400, 'parameter_not_found', `${key} not specified`, key))
  const { type } = party
  if (typeof type !== 'string' || !types.includes(type)) {
    throw refusal(400, 'parameter_invalid', `${key}.type must be one of ${types.join(', ')}`, `${key}.type`)
  }
  return party
}

/**
 * The person whom `id` (elsewhere `intercom_user_id`), `user_id` or `email` name, the first of them that is given: a user, else a lead, else,
 * where visitors may write, a visitor. Refused: there is nobody; several users share the email.
 */
export function readPerson(
  from: JsonObject,
  idKey: 'id' | 'intercom_user_id',
  { users, leads, visitors }: Workspace,
  reading: Reading,
): User {
  const id = readIdentifier(from, idKey, reading)
  const user_id = readIdentifier(from, 'user_id', reading)
  const email = readIdentifier(from, 'email', reading)
  for (const people of [leads, visitors]) {
    const person = id ? people.byId(id) : user_id ? people.byUserId(user_id) : undefined
    if (person !== undefined) return person
  }
  const [lead] = !id && !user_id && email && users.byEmail(email).length === 0 ? leads.byEmail(email) : []
  return lead ?? users.named({ id, user_id, email })
}

/** Addresses of attachments as the API shows uploads. Nothing is fetched: what only a download could tell is null. */
export function readAttachments(value: JsonValue | undefined): JsonObject[] {
  if (value === undefined || value === null) return []
  if (!Array.isArray(value)) throw wrongType('attachment_urls', 'an array')
  if (value.length > attachmentsMax) {
    throw refusal(400, 'parameter_invalid', `at most ${attachmentsMax} attachments`, 'attachment_urls')
  }
  return value.map((url) => {
    if (typeof url !== 'string' || !URL.canParse(url)) throw wrongType('attachment_urls', 'an array of addresses')
    const name = new URL(url).pathname.split('/').at(-1) || url
    return { type: 'upload', name, url, content_type: null, filesize: null, width: null, height: null }
  })
}
