import type { JsonObject } from '../../../contracts/wire/index.ts'
import { asObject, asObjects, type Reading, readBoolean, readIdentifier, readText, readTime } from '../fields.ts'
import { refusal } from '../refusal.ts'
import { readAttributes } from '../workspace/attributes.ts'
import type { CompanyLink, UserChange, UserFields } from '../workspace/user.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { readCompanyChange, readCompanyId } from './read-company.ts'
import { checkUserKeys } from './user-keys.ts'

const textFields = ['name', 'phone', 'last_seen_ip', 'last_seen_user_agent', 'referrer'] as const
const campaignFields = ['utm_campaign', 'utm_content', 'utm_medium', 'utm_source', 'utm_term', 'owner_id'] as const

/**
 * Reads the body of `POST /users`: checks everything, changes nothing. Refused: keys that are attested as refused, a
 * body without identifier (intercom-php#267), fields of the wrong type.
 */
export function readUserChange(body: JsonObject, workspace: Workspace, reading: Reading): UserChange {
  checkUserKeys(body, reading)
  const id = readIdentifier(body, 'id', reading) ?? null
  const user_id = readIdentifier(body, 'user_id', reading) ?? null
  const email = readIdentifier(body, 'email', reading)
  if (id === null && user_id === null && !email) {
    throw refusal(400, 'parameter_not_found', 'User email, user_id or anonymous_id must be supplied')
  }
  return {
    id,
    user_id,
    email,
    fields: readUserFields(body, reading),
    session: readBoolean(body, 'new_session') === true,
    attributes: readAttributes(body, reading),
    companies: asObjects(body['companies'], 'companies').map((link) => readLink(link, workspace, reading)),
  }
}

/** The fields of a user that need no look-up. */
export function readUserFields(body: JsonObject, reading: Reading): Partial<UserFields> {
  const fields: Partial<UserFields> = {}
  for (const key of textFields) {
    const text = readText(body, key, reading)
    if (text !== undefined) fields[key] = text
  }
  for (const key of campaignFields) {
    const text = readText(body, key, reading)
    if (text !== undefined) fields[key] = text
  }
  const signedUp = readTime(body, 'signed_up_at', 'R17', reading)
  const remote = readTime(body, 'remote_created_at', 'R17', reading)
  if (remote !== undefined) fields.signed_up_at = remote
  if (signedUp !== undefined) fields.signed_up_at = signedUp
  const unsubscribed = readBoolean(body, 'unsubscribed_from_emails')
  if (unsubscribed !== undefined) fields.unsubscribed_from_emails = unsubscribed === true
  readLastRequest(body, fields, reading)
  readAvatar(body, fields, reading)
  return fields
}

/** API page "Updating the last seen time": a time, or `update_last_request_at: true` for now. */
function readLastRequest(body: JsonObject, fields: Partial<UserFields>, reading: Reading): void {
  const given = readTime(body, 'last_request_at', 'R17', reading)
  const now = readBoolean(body, 'update_last_request_at')
  if (given !== undefined && now === true) {
    reading.note('R19', '"last_request_at" and "update_last_request_at" are both given')
  }
  if (now === true) fields.last_request_at = reading.nowSeconds
  if (given !== undefined) fields.last_request_at = given
}

function readAvatar(body: JsonObject, fields: Partial<UserFields>, reading: Reading): void {
  const avatar = asObject(body['avatar'], 'avatar')
  if (avatar === undefined) return
  const url = readText(avatar, 'image_url', reading) ?? null
  if (avatar['type'] !== 'avatar' || url === null || !url.startsWith('https://')) {
    reading.note('R26', '"avatar" is {type: "avatar", image_url} with an https address')
  }
  fields.avatar_url = url
}

/** API page "Companies and users": a company by its company_id; an `id` counts only where it is Intercom's own. */
function readLink(link: JsonObject, { companies }: Workspace, reading: Reading): CompanyLink {
  const remove = link['remove']
  if (remove !== undefined && typeof remove !== 'boolean') {
    reading.note('R22', '"remove" of a company is not a boolean; only true removes')
  }
  const known =
    link['company_id'] === undefined && typeof link['id'] === 'string' ? companies.byId(link['id']) : undefined
  return {
    company_id: known?.company_id ?? readCompanyId(link, reading),
    remove: remove === true,
    change: readCompanyChange(link, reading),
  }
}
