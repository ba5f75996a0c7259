import type { JsonObject, JsonValue } from '../../../contracts/wire/index.ts'
import {
  type Reading,
  Refusal,
  readAttributes,
  readCompanyChange,
  readCompanyId,
  readUserFields,
} from '../../intercom/index.ts'

/** One value that an SDK was given. */
export interface Told {
  /** Its name in the words of the SDK, for what is said of it: `companies[0].createdAt`. */
  said: string
  /** Its name in the words of REST: `remote_created_at`. */
  name: string
  value: JsonValue
}

export interface ToldCompany {
  said: string
  /** `company_id` and the fields; `remove` where the SDK has it. */
  fields: Told[]
  attributes: Told[]
}

/** What an SDK was told of a person, before kinds are looked at. */
export interface Written {
  /** Standard fields of a user, without identifiers. */
  fields: Told[]
  attributes: Told[]
  companies: ToldCompany[]
  /** Names of what the SDK itself passed over. */
  leftOut: string[]
}

export const nothingWritten: Written = { fields: [], attributes: [], companies: [], leftOut: [] }

/**
 * The parts that Intercom can store, in the form of a `POST /users` body, and the names of the others. Where REST refuses the
 * whole request for one value of the wrong kind, an SDK has nobody to tell: the value is left out, and the rest is written
 * (custom attributes: high, Android's javadoc and iOS's headers; standard fields: low, no source).
 */
export function storable(written: Written, reading: Reading): [body: JsonObject, leftOut: string[]] {
  const strict: Reading = { ...reading, choices: { ...reading.choices, nestedAttributes: 'refused' } }
  const leftOut = [...written.leftOut]

  const readable = (told: readonly Told[], read: (part: JsonObject) => unknown): JsonObject => {
    const fits = (part: Told) => isRead(() => read({ [part.name]: part.value }))
    for (const part of told) if (!fits(part)) leftOut.push(part.said)
    return Object.fromEntries(told.filter(fits).map(({ name, value }) => [name, value]))
  }
  const attributes = (told: readonly Told[]) =>
    readable(told, (part) => readAttributes({ custom_attributes: part }, strict))

  const companies: JsonValue[] = []
  for (const { said, fields, attributes: own } of written.companies) {
    const id = fields.find(({ name }) => name === 'company_id')?.value ?? null
    if (!isRead(() => readCompanyId({ company_id: id }, reading))) leftOut.push(said)
    else {
      companies.push({
        ...readable(fields, (part) => readCompanyChange(part, reading)),
        custom_attributes: attributes(own),
      })
    }
  }
  return [
    {
      ...readable(written.fields, (part) => readUserFields(part, reading)),
      custom_attributes: attributes(written.attributes),
      companies,
    },
    leftOut,
  ]
}

function isRead(read: () => unknown): boolean {
  try {
    read()
    return true
  } catch (reason) {
    if (reason instanceof Refusal) return false
    throw reason
  }
}
