import type { JsonObject, JsonValue } from '../../../contracts/wire/index.ts'
import {
  type Reading,
  Refusal,
  readAttributes,
  readCompanyChange,
  readCompanyId,
  readUserFields,
} from '../../intercom/index.ts'

/** What an SDK was told of a person, in the words of the REST API, before kinds are looked at. */
export interface Written {
  /** Standard fields of a user, without identifiers: `signed_up_at`, not `created_at`. */
  fields: JsonObject
  attributes: JsonObject
  /** Companies with `company_id`, their fields, `custom_attributes` and perhaps `remove`. */
  companies: JsonObject[]
  /** Names of what the SDK itself passed over. */
  leftOut: string[]
}

export const nothingWritten: Written = { fields: {}, attributes: {}, companies: [], leftOut: [] }

/**
 * The parts that Intercom can store, in the form of a `POST /users` body. Where REST refuses the whole request for one
 * value of the wrong kind, an SDK has nobody to tell: the value is left out and named, and the rest is written (custom
 * attributes: high, Android's javadoc and iOS's headers; standard fields: low, no source).
 */
export function storable(
  { fields, attributes, companies, leftOut }: Written,
  reading: Reading,
): [JsonObject, string[]] {
  const strict = { ...reading, choices: { ...reading.choices, nestedAttributes: 'refused' as const } }
  const out = [...leftOut]
  const readable = (
    parts: JsonObject,
    read: (part: JsonObject) => unknown,
    name: (key: string) => string = (key) => key,
  ) =>
    Object.fromEntries(
      Object.entries(parts).filter(([key, value]) => {
        const fits = value !== undefined && isTaken(() => read({ [key]: value }))
        if (!fits) out.push(name(key))
        return fits
      }),
    )
  const readableAttributes = (given: JsonObject, name?: (key: string) => string) =>
    readable(given, (part) => readAttributes({ custom_attributes: part }, strict), name)

  const kept: JsonValue[] = []
  for (const [place, company] of companies.entries()) {
    const name = (key: string) => `companies[${place}].${key}`
    if (!isTaken(() => readCompanyId(company, reading))) {
      out.push(name('company_id'))
      continue
    }
    const { company_id, remove, custom_attributes, ...ownFields } = company
    kept.push({
      ...readable(ownFields, (part) => readCompanyChange(part, reading), name),
      company_id: company_id as JsonValue,
      ...(remove === undefined ? {} : { remove }),
      custom_attributes: readableAttributes((custom_attributes ?? {}) as JsonObject, name),
    })
  }
  const body = {
    ...readable(fields, (part) => readUserFields(part, reading)),
    custom_attributes: readableAttributes(attributes),
    companies: kept,
  }
  return [body, out]
}

function isTaken(read: () => unknown): boolean {
  try {
    read()
    return true
  } catch (reason) {
    if (reason instanceof Refusal) return false
    throw reason
  }
}
