import { createHash } from 'node:crypto'
import type {
  Connection,
  Event,
  IntercomRequest,
  JsonObject,
  JsonValue,
  Outcome,
  Settings,
} from '../../contracts/wire/index.ts'

/**
 * A stranger that says one thing at a time: identity, standard fields, attributes and companies travel in requests of
 * their own, companies through POST /companies. Basic authentication, lower-case header names, further headers, blanks
 * around names in nested attributes, places in lists counted from one, outer blanks of ids trimmed.
 */
export const name = 'one by one'

interface Input {
  connection: Connection
  settings: Settings
  event: Event
}

class Refused extends Error {}

const refuse = (reason: string): never => {
  throw new Refused(reason)
}

/** Asynchronous, as a target may be. */
export async function transform({ connection, settings, event }: Input): Promise<Outcome> {
  try {
    if (!connection.endsWith('-cloud')) refuse('device connections are not served here')
    const { apiKey } = settings
    if (typeof apiKey !== 'string' || apiKey.trim() === '') return refuse('setting apiKey (Access Token) is empty')
    if (typeof event['type'] !== 'string') return refuse('the message has no type')
    const letters = lettersOf(event, settings, connection)
    return { kind: 'requests', requests: letters.map(([path, body]) => letter(path, body, apiKey)) }
  } catch (problem) {
    if (problem instanceof Refused) return { kind: 'dropped', reason: problem.message }
    throw problem
  }
}

type Letter = [path: string, body: JsonObject]

function lettersOf(event: Event, settings: Settings, connection: Connection): Letter[] {
  switch (String(event['type']).toLowerCase()) {
    case 'identify':
      return identify(event, settings, connection)
    case 'track':
      return track(event, settings)
    case 'group':
      return group(event, settings)
    default:
      return refuse('this type of message is not supported')
  }
}

function letter(path: string, body: JsonObject, token: string): IntercomRequest {
  return {
    method: 'POST',
    url: `https://api.intercom.io${path}`,
    headers: {
      'x-sender': 'one by one',
      'content-type': 'application/json; charset=utf-8',
      accept: 'application/json; charset=utf-8',
      'accept-encoding': 'gzip',
      'intercom-version': '1.4',
      'user-agent': 'one-by-one/0.1',
      authorization: `Basic ${Buffer.from(`${token}:`).toString('base64')}`,
    },
    body,
  }
}

// Reading

const at = (holder: JsonValue | undefined, key: string): JsonValue | undefined =>
  typeof holder === 'object' && holder !== null && !Array.isArray(holder) && Object.hasOwn(holder, key)
    ? holder[key]
    : undefined
const record = (value: JsonValue | undefined): JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {}
const written = (value: JsonValue | undefined): value is string => typeof value === 'string' && value.trim() !== ''
const sound = (text: string): string => text.toWellFormed()

/** A name, a phone number or a plan: numbers become text. */
const asText = (value: JsonValue | undefined): string | undefined =>
  written(value) ? sound(value) : typeof value === 'number' ? `${value}` : undefined

/** An identifier; zero is none. */
const asId = (value: JsonValue | undefined): string | undefined =>
  written(value) ? sound(value).trim() : typeof value === 'number' && value !== 0 ? `${value}` : undefined

function first<Found>(values: (JsonValue | undefined)[], read: (value: JsonValue | undefined) => Found | undefined) {
  for (const value of values) {
    const found = read(value)
    if (found !== undefined) return found
  }
  return undefined
}

interface Places {
  traits: JsonObject
  context: JsonObject
  fromContext: JsonObject
}

const placesOf = (event: Event): Places => {
  const context = record(event['context'])
  return { traits: record(event['traits']), context, fromContext: record(at(context, 'traits')) }
}

const long = (text: string) => [...text].length > 255

/** Goes by the email where the user id is too long, and the other way round. */
function identityOf(userId: string | undefined, email: string | undefined): JsonObject | undefined {
  if (userId === undefined && email === undefined) return undefined
  const identity = {
    ...(userId === undefined || long(userId) ? {} : { user_id: userId }),
    ...(email === undefined || long(email) ? {} : { email }),
  }
  return Object.keys(identity).length > 0 ? identity : refuse('userId or email is longer than 255 characters')
}

function anonymousOf(event: Event, settings: Settings) {
  return settings.sendAnonymousId === true ? asId(at(event, 'anonymousId')) : undefined
}

const email = ({ traits, fromContext }: Places) =>
  first([at(traits, 'email'), at(fromContext, 'email')], (value) => (written(value) ? sound(value).trim() : undefined))

function personOf(event: Event, settings: Settings, places: Places) {
  const { traits, fromContext } = places
  const ids = [
    at(event, 'userId'),
    at(traits, 'userId'),
    at(traits, 'id'),
    at(fromContext, 'userId'),
    at(fromContext, 'id'),
  ]
  return identityOf(first(ids, asId) ?? anonymousOf(event, settings), email(places))
}

// Time

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const isoForm = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?(Z|[+-]\d\d(?::?\d\d)?)?)?$/i
const dayFirst = /^(?:[a-z]{3}, )?(\d{1,2}) ([a-z]{3}) (\d{4}) (\d\d):(\d\d):(\d\d)(?: (?:GMT|UTC)?([+-]\d{4})?)?$/i
const monthFirst =
  /^(?:[a-z]{3} )?([a-z]{3}) (\d{1,2}) (\d{4}) (\d\d):(\d\d):(\d\d)(?: (?:GMT|UTC)?([+-]\d{4})?)?(?: \(.*\))?$/i

function secondsOf(value: JsonValue | undefined): number | undefined {
  if (typeof value === 'number') return fromNumber(value)
  if (typeof value !== 'string') return undefined
  const text = value.trim()
  if (/^\d+(?:\.\d+)?$/.test(text)) return fromNumber(Number(text))
  return isoSeconds(text) ?? spokenSeconds(text)
}

function fromNumber(value: number): number | undefined {
  if (value >= 1e8 && value < 1e11) return Math.floor(value)
  return value >= 1e11 && value < 1e14 ? Math.floor(value / 1000) : undefined
}

function isoSeconds(text: string): number | undefined {
  const [, year, month, day, hour = '0', minute = '0', second = '0', zone] = isoForm.exec(text) ?? []
  return year === undefined ? undefined : moment(year, Number(month), String(day), hour, minute, second, zone)
}

function spokenSeconds(text: string): number | undefined {
  const byDay = dayFirst.exec(text)
  const byMonth = monthFirst.exec(text)
  const [day, month, rest] = byDay ? [byDay[1], byDay[2], byDay] : byMonth ? [byMonth[2], byMonth[1], byMonth] : []
  if (day === undefined || month === undefined || rest === undefined) return undefined
  const number = months.indexOf(month.toLowerCase()) + 1
  return moment(String(rest[3]), number, day, String(rest[4]), String(rest[5]), String(rest[6]), rest[7])
}

function moment(year: string, month: number, day: string, hour: string, minute: string, second: string, zone?: string) {
  if (month < 1 || month > 12 || Number(day) < 1 || Number(day) > 31) return undefined
  const [, sign, hours = '0', minutes = '0'] = /^([+-])(\d\d):?(\d\d)?$/.exec(zone ?? '') ?? []
  const ahead = (Number(hours) * 3600 + Number(minutes) * 60) * (sign === '-' ? -1 : 1)
  return Date.UTC(Number(year), month - 1, Number(day), Number(hour), Number(minute), Number(second)) / 1000 - ahead
}

// Attributes

const refusedByIntercom = /[.$~`!@#%^&*'{}[\]|\\"\0]/g

/** Names and values in order of their depth, so that a top-level key comes first and keeps its name. */
class Attributes {
  readonly values = new Map<string, JsonValue>()

  add(label: string, value: JsonValue) {
    const clean = sound(label).replace(refusedByIntercom, '-')
    let free = clean
    for (let copy = 2; this.values.has(free); copy += 1) free = `${clean} no ${copy}`
    this.values.set(free, typeof value === 'string' ? sound(value) : value)
  }

  /** Every scalar below a value; `keep` says which objects stay whole. */
  addLeaves(label: string, value: JsonValue) {
    const waiting: [string, JsonValue][] = [[label, value]]
    for (let index = 0; index < waiting.length; index += 1) {
      const [path, current] = waiting[index] as [string, JsonValue]
      if (typeof current !== 'object' || current === null) this.add(path, current)
      else if (Array.isArray(current))
        current.forEach((item, place) => void waiting.push([`${path} ${place + 1}`, item]))
      else for (const key of Object.keys(current)) waiting.push([`${path} ${key}`, current[key] as JsonValue])
    }
  }

  get entries(): JsonObject[] {
    return [...this.values].map(([label, value]) => Object.fromEntries([[label, value]]))
  }

  /** One attribute alone where there are few, fifty together where there are many. */
  get portions(): JsonObject[] {
    const all = [...this.values]
    const size = all.length <= 6 ? 1 : 50
    return Array.from({ length: Math.ceil(all.length / size) }, (_, portion) =>
      Object.fromEntries(all.slice(portion * size, (portion + 1) * size)),
    )
  }
}

const scalar = (value: JsonValue) => typeof value !== 'object' || value === null
const unchanged = (key: string) => key.search(refusedByIntercom) < 0

/** Top-level scalars whose keys need no change first, since they keep their names. */
function inOrder(holder: JsonObject): [string, JsonValue][] {
  const entries = Object.keys(holder).map((key): [string, JsonValue] => [key, holder[key] as JsonValue])
  const plain = entries.filter(([key, value]) => scalar(value) && unchanged(key))
  return [...plain, ...entries.filter((entry) => !plain.includes(entry))]
}

const notAttributes = new Set(
  'userId email phone name createdAt firstName firstname lastName lastname company id first_name last_name avatar unsubscribedFromEmails'.split(
    ' ',
  ),
)

/** Both places, one level deeper than the top merged too: what `traits` holds wins. */
function merged({ traits, fromContext }: Places): JsonObject {
  const all = new Map(Object.entries(fromContext))
  for (const [key, value] of Object.entries(traits)) {
    const other = all.get(key)
    const both =
      !scalar(value) && !Array.isArray(value) && other !== undefined && !scalar(other) && !Array.isArray(other)
    all.set(
      key,
      both
        ? Object.fromEntries([...Object.entries(other as JsonObject), ...Object.entries(value as JsonObject)])
        : value,
    )
  }
  return Object.fromEntries(all)
}

// identify

const parts = ['device type', 'device model', 'device manufacturer', 'os name', 'os version', 'app name', 'app version']

function identify(event: Event, settings: Settings, connection: Connection): Letter[] {
  const places = placesOf(event)
  const { traits, context, fromContext } = places
  const identity = personOf(event, settings, places) ?? refuse('neither userId nor email')
  const key: JsonObject = 'user_id' in identity ? { user_id: identity['user_id'] as JsonValue } : identity
  const both = (trait: string) => [at(traits, trait), at(fromContext, trait)]
  const spelt = (...spellings: string[]) => first(spellings.flatMap(both), asText)
  const parted = [spelt('firstName', 'firstname', 'first_name'), spelt('lastName', 'lastname', 'last_name')]
  const fullName = first(both('name'), asText) ?? (parted.filter((part) => part !== undefined).join(' ') || undefined)
  const phone = first(both('phone'), asText)
  const created = first(both('createdAt'), (value) => (written(value) || typeof value === 'number' ? value : undefined))
  const since = secondsOf(created)
  const unsubscribed = first([at(context, 'unsubscribedFromEmails'), ...both('unsubscribedFromEmails')], flag)
  const letters: Letter[] = [['/users', identity]]
  if (fullName !== undefined) letters.push(['/users', { ...key, name: fullName }])
  if (phone !== undefined) letters.push(['/users', { phone, ...key }])
  if (since !== undefined) letters.push(['/users', { ...key, signed_up_at: since }])
  if (unsubscribed !== undefined) letters.push(['/users', { ...key, unsubscribed_from_emails: unsubscribed }])
  const attributes = new Attributes()
  for (const [label, value] of inOrder(merged(places)))
    if (!notAttributes.has(label)) attributes.addLeaves(label, dated(label, value))
  if (settings.collectContext === true && connection !== undefined) addContext(attributes, context)
  for (const portion of attributes.portions) letters.push(['/users', { ...key, custom_attributes: portion }])
  for (const company of companiesOf(first(both('company'), given))) letters.push(...joining(company, key))
  return letters
}

const flag = (value: JsonValue | undefined) =>
  value === true || value === 'true' ? true : value === false || value === 'false' ? false : undefined

const given = (value: JsonValue | undefined) =>
  written(value) || (typeof value === 'object' && value !== null) ? value : undefined

const dated = (label: string, value: JsonValue): JsonValue =>
  label.endsWith('_at') && typeof value === 'string' ? (isoSeconds(value) ?? value) : value

function addContext(attributes: Attributes, context: JsonObject) {
  for (const part of parts) {
    const [place = '', detail = ''] = part.split(' ')
    const value = at(record(at(context, place)), detail)
    if ((written(value) || typeof value === 'number') && !attributes.values.has(part)) attributes.add(part, value)
  }
}

// Companies

const companiesOf = (value: JsonValue | undefined): JsonObject[] => {
  if (Array.isArray(value)) return value.flatMap((item) => (Array.isArray(item) ? [] : companiesOf(item)))
  return written(value) ? [{ name: value }] : typeof value === 'object' && value !== null ? [value] : []
}

/** The company first, in a request of its own, then the person's place in it; who leaves writes nothing to the company. */
function joining(company: JsonObject, key: JsonObject): Letter[] {
  const label = asText(at(company, 'name'))
  const own = first([at(company, 'id'), at(company, 'company_id')], asId)
  const id = own ?? (label === undefined ? undefined : createHash('md5').update(label, 'utf8').digest('hex'))
  if (id === undefined) return []
  if (long(id)) refuse('the id of the company is longer than 255 characters')
  const skip = new Set([
    'id',
    'name',
    'remove',
    ...(at(company, 'company_id') !== undefined && asId(at(company, 'id')) === undefined ? ['company_id'] : []),
  ])
  const letters = describing(id, label, company, skip, false)
  if (at(company, 'remove') === true)
    return [...letters, ['/users', { ...key, companies: [{ remove: true, company_id: id }] }]]
  return [...letters, ['/users', { ...key, companies: [{ company_id: id }] }]]
}

/** A company in one request for its name and fields, and others for its attributes. */
function describing(
  id: string,
  label: string | undefined,
  holder: JsonObject,
  skip: Set<string>,
  whole: boolean,
): Letter[] {
  const fields: JsonObject = { company_id: id }
  if (label !== undefined) fields['name'] = label
  const attributes = new Attributes()
  for (const [key, value] of inOrder(holder)) {
    if (skip.has(key)) continue
    const [field, fitting] = fieldOf(key, value, whole)
    if (field !== undefined && !(field in fields)) fields[field] = fitting
    else attributes.addLeaves(key, value)
  }
  return [
    ['/companies', fields],
    ...attributes.portions.map((portion): Letter => ['/companies', { company_id: id, custom_attributes: portion }]),
  ]
}

function fieldOf(key: string, value: JsonValue, whole: boolean): [string, JsonValue] | [undefined, null] {
  const number =
    typeof value === 'number' ? value : written(value) && Number.isFinite(Number(value)) ? Number(value) : undefined
  if (key === 'plan' && asText(value) !== undefined) return ['plan', asText(value) as string]
  if ((key === 'website' || key === 'industry') && written(value)) return [key, sound(value)]
  if (key === 'size' && number !== undefined && (!whole || Number.isInteger(number))) return ['size', number]
  if ((key === 'monthlySpend' || key === 'monthly_spend') && number !== undefined) return ['monthly_spend', number]
  const since = key === 'createdAt' || key === 'remoteCreatedAt' ? secondsOf(value) : undefined
  return since === undefined ? [undefined, null] : ['remote_created_at', since]
}

// group

function group(event: Event, settings: Settings): Letter[] {
  const places = placesOf(event)
  const { traits, fromContext } = places
  const id = asId(at(event, 'groupId')) ?? refuse('the group has no groupId')
  if (long(id)) refuse('groupId is longer than 255 characters')
  const userId = first([at(event, 'userId'), at(fromContext, 'userId'), at(fromContext, 'id')], asId)
  const person = identityOf(userId ?? anonymousOf(event, settings), email({ ...places, traits: {} }))
  const label = asText(at(traits, 'name'))
  const letters = describing(id, label, traits, new Set(label === undefined ? ['groupId'] : ['name', 'groupId']), true)
  return person === undefined ? letters : [...letters, ['/users', { ...person, companies: [{ company_id: id }] }]]
}

// track

function track(event: Event, settings: Settings): Letter[] {
  const places = placesOf(event)
  const called = asText(at(event, 'event')) ?? refuse('the event has no name (event)')
  const person = personOf(event, settings, places) ?? refuse('neither userId nor email')
  const time = first([at(event, 'timestamp'), at(event, 'originalTimestamp')], secondsOf)
  if (time === undefined) return refuse('the event has no usable timestamp')
  const key = 'user_id' in person ? { user_id: person['user_id'] as JsonValue } : person
  const metadata = new Attributes()
  const kept = new Map<string, JsonObject>()
  for (const [label, value] of inOrder(record(event['properties']))) {
    if (isLink(value) || isAmount(value)) {
      const names = isLink(value) ? ['url', 'value'] : ['amount', 'currency']
      const own = record(value)
      metadata.add(label, null)
      const [stored = label] = [...metadata.values.keys()].slice(-1)
      kept.set(stored, Object.fromEntries(names.map((part) => [part, soundly(own[part] as JsonValue)])))
      for (const [inner, item] of inOrder(own))
        if (!names.includes(inner)) metadata.addLeaves(`${label} ${inner}`, item)
    } else
      metadata.addLeaves(
        label,
        label.endsWith('_date') && typeof value === 'string' ? (isoSeconds(value) ?? value) : value,
      )
  }
  const entries = [...metadata.values].map(([label, value]) => [label, kept.get(label) ?? value] as const)
  const body = { created_at: time, event_name: called.trim(), ...key }
  return [['/events', entries.length === 0 ? body : { ...body, metadata: Object.fromEntries(entries) }]]
}

const soundly = (value: JsonValue) => (typeof value === 'string' ? sound(value) : value)
const isLink = (value: JsonValue) => typeof at(value, 'url') === 'string' && typeof at(value, 'value') === 'string'
const isAmount = (value: JsonValue) =>
  typeof at(value, 'amount') === 'number' && typeof at(value, 'currency') === 'string'
