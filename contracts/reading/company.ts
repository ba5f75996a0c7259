import { hash } from 'node:crypto'
import { type Event, isJsonObject, type JsonObject, type JsonValue } from '../wire/index.ts'
import { field, isFilledText, isTooLong, isUsable } from './fields.ts'
import { hostileKeys } from './leaves.ts'
import { once, onceForText } from './once.ts'
import { type TraitReading, traitValues } from './traits.ts'

/** What the company trait says of one company (U9–U11). */
export interface CompanyReading {
  /** How the trait gives it: text is a name, which an implementation may leave out (U9.text). */
  form: 'object' | 'text'
  /** What may stand as company_id, as the event gives it: the id, `company_id` in its place, the hash of the name. */
  ids: readonly (string | number)[]
  /** `company_id` of the trait, where `id` is missing: what U9.alias wants sent. */
  alias?: string | number
  name?: string | number
  /** Whether it gives a name that names nothing: null, or a blank text. */
  isNameEmpty: boolean
  /** free: text "true", which may remove or not (U10). */
  removal: 'asked' | 'free' | 'not asked'
  /** Everything but identity, name and removal: what has to reach the company's fields and attributes (U11). */
  rest: JsonObject
  /** Whether an implementation may leave the company out: its identity is in doubt. */
  doubtful: boolean
  /** Whether the id cannot be compared: over 255 characters (I5), or with characters that may be changed (G8). */
  incomparable: boolean
}

/**
 * A company_id made from a name: the hex MD5 of its UTF-8, as RudderStack computes it. The blanks around a name may count or
 * not; the case of the digits is not judged.
 */
export const hashesOfName = onceForText((name): readonly string[] => {
  const hashes = [...new Set([name, name.trim()])].map((text) => hash('md5', text, 'hex'))
  return [...hashes, ...hashes.map((digits) => digits.toUpperCase())]
})

const isNumber = (value: unknown) => Number.isFinite(value)
const isChangeable = (value: unknown) =>
  typeof value === 'string' && (!value.isWellFormed() || value.includes('\u0000'))

function readRemoval(value: JsonValue | undefined): CompanyReading['removal'] {
  if (value === true) return 'asked'
  return typeof value === 'string' && value.trim().toLowerCase() === 'true' ? 'free' : 'not asked'
}

const notRest: ReadonlySet<string> = new Set(['id', 'name', 'remove', 'company_id', ...hostileKeys])

/** A company given as an object; absent where it has neither an id nor a name. */
function readObject(company: JsonObject): CompanyReading | undefined {
  const id = field(company, 'id')
  const alias = field(company, 'company_id')
  const name = field(company, 'name')
  const ids: (string | number)[] = isUsable(id) ? [id] : []
  let doubtful = !isUsable(id) || id === 0 || isTooLong(id) || isChangeable(id)
  if (!isUsable(id) || id === 0) {
    if (isUsable(alias)) ids.push(alias)
    if (isFilledText(name) || isNumber(name)) ids.push(...hashesOfName(String(name)))
    if (isFilledText(name) && !isChangeable(name)) doubtful = false
  }
  if (ids.length === 0) return undefined
  return {
    form: 'object',
    ids,
    ...(isUsable(alias) && !isUsable(id) ? { alias } : {}),
    ...(isFilledText(name) || typeof name === 'number' ? { name } : {}),
    isNameEmpty: name === null || (typeof name === 'string' && !isFilledText(name)),
    removal: readRemoval(field(company, 'remove')),
    rest: Object.fromEntries(Object.entries(company).filter(([key]) => !notRest.has(key))),
    doubtful,
    incomparable: ids.some(isTooLong) || ids.some(isChangeable) || (!isUsable(id) && isChangeable(name)),
  }
}

function readText(name: string): CompanyReading {
  return {
    form: 'text',
    ids: hashesOfName(name),
    name,
    isNameEmpty: false,
    removal: 'not asked',
    rest: {},
    doubtful: true,
    incomparable: isChangeable(name),
  }
}

function readValue(value: JsonValue): CompanyReading[] {
  if (isFilledText(value)) return [readText(value)]
  if (Array.isArray(value)) return value.flatMap((item) => (Array.isArray(item) ? [] : readValue(item)))
  const reading = isJsonObject(value) ? readObject(value) : undefined
  return reading ? [reading] : []
}

/**
 * The company of an identify (I0, U9): the first usable of the two places. An object without id and name may count as the
 * trait and then leaves nothing to send; an array may be left out; text may count as none.
 */
export const readCompany = once((event: Event): TraitReading<CompanyReading> => {
  const reading: TraitReading<CompanyReading> = { accepted: [], elsewhere: [], none: true }
  let mayBeNone = false
  for (const value of traitValues(event, 'company')) {
    const companies = readValue(value)
    if (!reading.none) {
      reading.elsewhere.push(...companies)
      continue
    }
    reading.accepted.push(...companies)
    const firm = isJsonObject(value) && companies.some(({ doubtful }) => !doubtful)
    if (firm) reading.none = false
    else if (typeof value === 'object' && value !== null) mayBeNone = true
  }
  if (mayBeNone) reading.none = true
  return reading
})

/** Whether a sent company_id is one of the company's: as given, a number as its text, without outer blanks. */
export function isIdOf(sent: unknown, { ids, incomparable }: CompanyReading): boolean {
  if (!isUsable(sent)) return false
  return incomparable || ids.some((id) => String(id).trim() === String(sent).trim())
}

const isTooLongCompany = ({ ids }: CompanyReading) => ids.some(isTooLong)

/** Whether a company_id of the event is over the limit, so that the event may be rejected (I5). */
export const hasTooLongCompany = once((event: Event): boolean => {
  const { accepted, elsewhere } = readCompany(event)
  return accepted.some(isTooLongCompany) || elsewhere.some(isTooLongCompany)
})
