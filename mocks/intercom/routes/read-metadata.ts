import { isJsonObject, type JsonObject, type JsonValue, setOwn } from '../../../contracts/wire/index.ts'
import { limitText, type Reading } from '../fields.ts'
import { quoted, refusal } from '../refusal.ts'

const invalid = () => refusal(400, 'parameter_invalid', 'Invalid metadata', 'metadata')
const controlFields = new Set(['event_name', 'user_id', 'created_at', 'email'])
const specialCharacters = /[.$~`!@#%^&*'{}[\]|\\"]/

/**
 * The metadata of an event as it is stored: of the keys in the order sent the first ten, the others ignored (API page
 * "Event metadata types"). Refused: an array as a value (intercom-ruby#607), an object that is neither a rich link nor
 * an amount (intercom-ruby#244).
 */
export function readMetadata(given: JsonValue | undefined, reading: Reading): JsonObject | undefined {
  if (given === undefined || given === null) return undefined
  if (!isJsonObject(given)) throw invalid()
  const entries = Object.entries(given).filter(([, value]) => value !== undefined)
  const arrays = entries.filter(([, value]) => Array.isArray(value))
  if (arrays.length > 0) {
    const names = arrays.slice(0, 20).map(([key]) => `:${quoted(key)}`)
    throw refusal(400, 'parameter_invalid', `found unpermitted parameters: ${names.join(', ')}`, 'metadata')
  }
  if (entries.length > reading.choices.metadataKeysMax) {
    reading.note(
      'R49',
      `${entries.length} metadata keys; those after the first ${reading.choices.metadataKeysMax} are ignored`,
    )
  }
  const kept: JsonObject = {}
  let count = 0
  for (const [key, value] of entries) {
    if (isJsonObject(value) && !isRichLink(value) && !isAmount(value)) throw invalid()
    if (count >= reading.choices.metadataKeysMax) continue
    count += 1
    lint(key, value, reading)
    setOwn(kept, key, storedValue(key, value, reading))
  }
  return count === 0 ? undefined : kept
}

/** Objects are copied: what the sender does to its own afterwards is no business of the store. */
function storedValue(key: string, value: JsonValue, reading: Reading): JsonValue {
  if (typeof value === 'string') return limitText(value, quoted(key), 'R43', reading)
  if (typeof value === 'number' && !Number.isFinite(value)) return null
  return isJsonObject(value) ? { ...value } : value
}

/** `{url, value}`, both text. What else it holds is kept. */
function isRichLink(value: JsonObject): boolean {
  return typeof value['url'] === 'string' && typeof value['value'] === 'string'
}

/** `{amount, currency}`: a number and a text. What else it holds is kept. */
function isAmount(value: JsonObject): boolean {
  return typeof value['amount'] === 'number' && typeof value['currency'] === 'string'
}

function lint(key: string, value: JsonValue, { note }: Reading): void {
  const name = `metadata "${quoted(key)}"`
  if (specialCharacters.test(key) || key.includes('\0')) note('R50', `${name} has a special character in its name`)
  if (controlFields.has(key)) note('R51', `${name} repeats a field of the event`)
  if (typeof value === 'boolean' || value === null) note('R45', `${name} is ${value}, which is no documented type`)
  if (key.endsWith('_date') && !(typeof value === 'number' && value >= 1e8 && value < 1e11)) {
    note('R48', `${name} counts as a date and is not in unix seconds`)
  }
  if (!isJsonObject(value)) return
  if (isAmount(value)) {
    const { amount, currency } = value
    const isCents = Number.isInteger(amount) && (amount as number) > 0
    if (!isCents) note('R46', `the amount of ${name} is no positive whole number of cents`)
    if (!/^[A-Za-z]{3}$/.test(String(currency))) note('R46', `the currency of ${name} is no code of three letters`)
  } else if (!/^https?:\/\//.test(String(value['url']))) {
    note('R47', `the address of ${name} is not http or https`)
  }
}
