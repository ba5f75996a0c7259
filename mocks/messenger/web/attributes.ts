import { isJsonObject, type JsonObject, type JsonValue } from '../../../contracts/wire/index.ts'
import type { Written } from '../shared/written.ts'

/** Settings of the messenger itself: they never touch user data (attributes page, high; `api_base` is of a later snippet). */
const messengerSettings = new Set(
  (
    'app_id custom_launcher_selector alignment vertical_padding horizontal_padding z_index hide_default_launcher ' +
    'session_duration action_color background_color api_base'
  ).split(' '),
)

/** Names that the messenger keeps for itself, and that store nothing: `last_request_at` cannot be set (attributes page, high). */
const reserved = new Set('user_id email user_hash company companies last_request_at language_override'.split(' '))

/** Standard fields by the messenger's names, with those of REST (attributes page, high; `avatar` medium). */
const fieldNames = new Map(
  Object.entries({ created_at: 'signed_up_at' }).concat(
    'name phone unsubscribed_from_emails avatar utm_campaign utm_content utm_medium utm_source utm_term'
      .split(' ')
      .map((name) => [name, name]),
  ),
)

const companyFieldNames = new Map(
  Object.entries({ created_at: 'remote_created_at' }).concat(
    'company_id remove name plan monthly_spend size website industry'.split(' ').map((name) => [name, name]),
  ),
)

/** A custom value of "", "undefined" or "null" shows as Unknown (attributes page, high): it is no value. */
const customValue = (value: JsonValue) => (value === '' || value === 'undefined' || value === 'null' ? null : value)

/**
 * What `boot` and `update` were told of a person. Every key that the messenger does not know is a custom attribute, at
 * top level: an object under `custom_attributes` is one more of the wrong kind (attributes page, high).
 */
export function writtenByPage(given: JsonObject): Written {
  const fields: [string, JsonValue][] = []
  const attributes: [string, JsonValue][] = []
  const leftOut: string[] = []
  for (const [key, value] of Object.entries(given)) {
    const field = fieldNames.get(key)
    if (value === undefined || messengerSettings.has(key) || reserved.has(key)) continue
    if (field !== undefined) fields.push([field, value])
    else attributes.push([key, customValue(value)])
  }
  return {
    fields: Object.fromEntries(fields),
    attributes: Object.fromEntries(attributes),
    companies: companiesOf(given, leftOut),
    leftOut,
  }
}

/** `company` is an object, `companies` a list of them; anything else has no effect (Segment's integration, medium). */
function companiesOf(given: JsonObject, leftOut: string[]): JsonObject[] {
  const { company, companies } = given
  const listed = Array.isArray(companies) ? companies : []
  if (!isNothing(companies) && !Array.isArray(companies)) leftOut.push('companies')
  if (!isNothing(company) && !isJsonObject(company)) leftOut.push('company')
  if (listed.some((one) => !isJsonObject(one))) leftOut.push('companies')
  return [company, ...listed].filter((one): one is JsonObject => isJsonObject(one)).map(companyOf)
}

/** The key is `company_id`; `id` is its older name, read where there is no other (medium). */
function companyOf(given: JsonObject): JsonObject {
  const fields: [string, JsonValue][] = []
  const attributes: [string, JsonValue][] = []
  for (const [key, value] of Object.entries(given)) {
    const field = companyFieldNames.get(key)
    if (value === undefined || key === 'id' || key === 'user_count') continue
    if (field !== undefined) fields.push([field, value])
    else attributes.push([key, customValue(value)])
  }
  const id = isNothing(given['company_id']) ? given['id'] : undefined
  return {
    ...Object.fromEntries(fields),
    ...(id === undefined ? {} : { company_id: id }),
    custom_attributes: Object.fromEntries(attributes),
  }
}

const isNothing = (value: JsonValue | undefined) => value === undefined || value === null
