import type { JsonObject, JsonValue } from '../../../contracts/wire/index.ts'
import { asObject, limitText, type Reading } from '../fields.ts'
import { quoted, refusal } from '../refusal.ts'

export type Scalar = string | number | boolean | null

/** Custom attributes by stored name. A map, since names such as `__proto__` come from outside. */
export type Attributes = Map<string, Scalar>

const standardNames = new Set(
  'user_id email name phone signed_up_at unsubscribed_from_emails companies company_id last_request_at'.split(' '),
)
const specialCharacters = /[.$~`!@#%^&*'{}[\]|\\"]/g

/**
 * The `custom_attributes` of a request as they are stored: names with special characters are renamed (help centre:
 * "Create and track custom data attributes"), an empty text counts as no value. Refused: no object; objects and arrays
 * as values (the setting `nestedAttributes` drops them instead).
 */
export function readAttributes(from: JsonObject, reading: Reading): [name: string, value: Scalar][] {
  const given = asObject(from['custom_attributes'], 'custom_attributes')
  if (given === undefined) return []
  const { note, choices } = reading
  const read: [string, Scalar][] = []
  for (const [key, value] of Object.entries(given)) {
    if (value === undefined) continue
    if (!isScalar(value)) {
      if (choices.nestedAttributes === 'refused') {
        throw refusal(400, 'parameter_invalid', `Custom attribute '${quoted(key)}' must be a string, number or boolean`)
      }
      note('R12', `custom attribute "${quoted(key)}" is an object or array; it is not stored`)
      continue
    }
    if (standardNames.has(key)) note('R16', `standard field "${key}" stands in custom_attributes`)
    lintDate(key, value, reading)
    read.push([storedName(key, reading), storedValue(key, value, reading)])
  }
  return read
}

function isScalar(value: JsonValue): value is Scalar {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value)
}

/** An empty text counts as no value, and so does a number that JSON cannot say. */
function storedValue(key: string, value: Scalar, reading: Reading): Scalar {
  if (value === '' || (typeof value === 'number' && !Number.isFinite(value))) return null
  return typeof value === 'string' ? limitText(value, quoted(key), 'R14', reading) : value
}

function storedName(key: string, { note, choices }: Reading): string {
  const renamed = key.replace(specialCharacters, '_').replaceAll('\0', '_')
  if (renamed === key) return key
  note('R13', `custom attribute "${quoted(key)}" is stored as "${quoted(renamed)}"`)
  return choices.specialCharacters === 'renamed' ? renamed : key
}

function lintDate(key: string, value: Scalar, { note }: Reading): void {
  if (!key.endsWith('_at') || value === null) return
  if (typeof value !== 'number' || !Number.isInteger(value)) {
    note('R15', `custom attribute "${quoted(key)}" counts as a date and is not in unix seconds`)
  } else if (value < 1e8 || value >= 1e11) {
    note('R15', `custom attribute "${quoted(key)}" is no plausible time in unix seconds`)
  }
}

/** Attributes as the API shows them. `fromEntries` defines own properties, also for a name such as `__proto__`. */
export function showAttributes(attributes: Attributes | undefined): JsonObject {
  return attributes === undefined ? {} : Object.fromEntries(attributes)
}
