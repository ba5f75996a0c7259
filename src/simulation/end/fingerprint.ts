import { encodeJson, isJsonObject, type JsonObject, type JsonValue } from '../../../contracts/wire/index.ts'
import { companyIdsOf, type End } from './held.ts'

/** What Intercom gives by itself: its ids, and its own times (API 1.4, User, Company and Event model). */
const ofIntercom: ReadonlySet<string> = new Set([
  ...['id', 'intercom_user_id', 'created_at', 'updated_at', 'last_request_at', 'session_count', 'companies'],
])

/** The end of each person and company as text, without what Intercom gives by itself: two runs of the same lives can be compared. */
export function fingerprintOf({ people, companies, strangers }: End): Map<string, string> {
  const ends = new Map<string, string>()
  for (const [person, { users, events }] of people) {
    const told = users.map((user) => [stripped(user), companyIdsOf(user)])
    // Of an event the time is what the source said, not Intercom's.
    const texts = events.map((event) =>
      encodeJson([event['event_name'], event['created_at'], sorted(event['metadata'])]),
    )
    ends.set(`person${person}`, encodeJson([told, texts.sort()]))
  }
  for (const [id, company] of companies) ends.set(id, encodeJson(stripped(company)))
  if (strangers.length > 0) ends.set('strangers', encodeJson(strangers.map(stripped)))
  return ends
}

const stripped = (object: JsonObject): JsonValue =>
  sorted(Object.fromEntries(Object.entries(object).filter(([name]) => !ofIntercom.has(name))))

/** Keys in one order, at every depth; a plan has an id of Intercom's too. */
function sorted(value: JsonValue | undefined): JsonValue {
  if (!isJsonObject(value)) return value ?? null
  const names = Object.keys(value).sort()
  return Object.fromEntries(
    names.filter((name) => !(name === 'id' && value['type'] === 'plan')).map((name) => [name, sorted(value[name])]),
  )
}
