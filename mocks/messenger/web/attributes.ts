import { isJsonObject, type JsonObject, type JsonValue } from '../../../contracts/wire/index.ts'
import type { Told, ToldCompany, Written } from '../shared/written.ts'

type Names = ReadonlyMap<string, string>

/** Settings of the messenger itself: they never touch user data (attributes page, high; `api_base` is of a later snippet). */
const messengerSettings =
  'app_id custom_launcher_selector alignment vertical_padding horizontal_padding z_index hide_default_launcher ' +
  'session_duration action_color background_color api_base'

/** Names that store nothing by themselves: `last_request_at` cannot be set (attributes page, high). */
const unstored = 'user_id email user_hash company companies last_request_at language_override'

const reserved = new Set(`${messengerSettings} ${unstored}`.split(' '))

const sameNames = (names: string) => names.split(' ').map((name): [string, string] => [name, name])

/** Standard fields under the messenger's names, and those of REST (attributes page, high; `avatar` medium). */
const fieldNames: Names = new Map([
  ['created_at', 'signed_up_at'],
  ...sameNames('name phone unsubscribed_from_emails avatar utm_campaign utm_content utm_medium utm_source utm_term'),
])

const companyFieldNames: Names = new Map([
  ['created_at', 'remote_created_at'],
  ...sameNames('company_id remove name plan monthly_spend size website industry'),
])

/** Of a company: `user_count` is counted by Intercom, and `id` is read as `company_id` where there is none. */
const reservedOfCompany = new Set(['id', 'user_count'])

/**
 * What `boot` and `update` were told of a person. Every key that the messenger does not know is a custom attribute, at
 * top level: an object under `custom_attributes` is one more of the wrong kind (attributes page, high).
 */
export function writtenByPage(given: JsonObject): Written {
  const leftOut: string[] = []
  return { ...sortKeys(given, fieldNames, reserved, ''), companies: companiesOf(given, leftOut), leftOut }
}

/** Which keys are fields, and which attributes. */
function sortKeys(
  given: JsonObject,
  names: Names,
  reserved: ReadonlySet<string>,
  before: string,
): { fields: Told[]; attributes: Told[] } {
  const fields: Told[] = []
  const attributes: Told[] = []
  for (const [key, value] of Object.entries(given)) {
    const name = names.get(key)
    if (value === undefined || reserved.has(key)) continue
    if (name !== undefined) fields.push({ said: before + key, name, value })
    else attributes.push({ said: before + key, name: key, value: customValue(value) })
  }
  return { fields, attributes }
}

/** A custom value of "", "undefined" or "null" shows as Unknown (attributes page, high): it is no value. */
function customValue(value: JsonValue): JsonValue {
  return value === '' || value === 'undefined' || value === 'null' ? null : value
}

/** `company` is an object, `companies` a list of them; anything else has no effect (Segment's integration, medium). */
function companiesOf({ company, companies }: JsonObject, leftOut: string[]): ToldCompany[] {
  if (!Array.isArray(companies) && !isNothing(companies)) leftOut.push('companies')
  const listed = Array.isArray(companies) ? companies : []
  const all: [said: string, company: JsonValue | undefined][] = [['company', company]]
  for (const [place, one] of listed.entries()) all.push([`companies[${place}]`, one])
  const told: ToldCompany[] = []
  for (const [said, one] of all) {
    if (isJsonObject(one)) told.push(companyOf(one, said))
    else if (!isNothing(one)) leftOut.push(said)
  }
  return told
}

/** The key is `company_id`; `id` is its older name, read where there is no other (medium). */
function companyOf(given: JsonObject, said: string): ToldCompany {
  const { fields, attributes } = sortKeys(given, companyFieldNames, reservedOfCompany, `${said}.`)
  const id = given['id']
  if (isNothing(given['company_id']) && id !== undefined)
    fields.push({ said: `${said}.id`, name: 'company_id', value: id })
  return { said, fields: fields.filter(({ name, value }) => name !== 'company_id' || value !== null), attributes }
}

const isNothing = (value: JsonValue | undefined) => value === undefined || value === null
