import type { JsonObject } from '../../../contracts/wire/index.ts'
import type { Reading } from '../fields.ts'
import { quoted, refusal } from '../refusal.ts'

/** Keys for which a refusal is on record: python-intercom#182, #213, intercom-ruby#129, #367. */
const refusedKeys = new Set(['type', 'users', 'pages', 'limited', 'location_data'])

/** Read-only fields of the user model whose refusal nobody recorded. */
const readOnlyKeys = new Set(
  'social_profiles session_count tags segments app_id anonymous pseudonym updated_at'.split(' '),
)

const writableKeys = new Set(
  (
    'id user_id email phone name signed_up_at remote_created_at custom_attributes companies last_request_at ' +
    'update_last_request_at new_session unsubscribed_from_emails last_seen_ip last_seen_user_agent avatar owner_id ' +
    'referrer utm_campaign utm_content utm_medium utm_source utm_term'
  ).split(' '),
)

/** Refuses top-level keys of `POST /users` as the API does: "bad 'type' parameter"; notes the others (R9, R10). */
export function checkUserKeys(body: JsonObject, { choices, note }: Reading): void {
  for (const key of Object.keys(body)) {
    if (writableKeys.has(key)) continue
    if (refusedKeys.has(key) || choices.unattestedKeys === 'refused') {
      throw refusal(400, 'parameter_invalid', `bad '${quoted(key)}' parameter`, quoted(key))
    }
    if (readOnlyKeys.has(key)) note('R9', `"${key}" is read-only; it is ignored`)
    else note('R10', `"${quoted(key)}" is no field of a user; custom data belongs in custom_attributes`)
  }
}
