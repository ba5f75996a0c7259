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
 * A stranger that does no more than it has to: it leaves out whatever may be left out (null, blank text, what lies
 * deeper than twenty levels or under a hostile key, lone surrogates, lists of companies), cuts what may be cut, and
 * rejects wherever rejecting is allowed.
 */
export const name = 'minimalist'

type Given = { connection: Connection; settings: Settings; event: Event }

const drop = (reason: string): Outcome => ({ kind: 'dropped', reason })
const isMap = (value: unknown): value is JsonObject => Object.prototype.toString.call(value) === '[object Object]'
const has = (map: JsonObject, key: string) => Object.hasOwn(map, key)
const get = (map: unknown, ...path: string[]): JsonValue | undefined => {
  let current: unknown = map
  for (const key of path) {
    if (!isMap(current) || !has(current, key)) return undefined
    current = current[key]
  }
  return current as JsonValue | undefined
}

const hostileKeys = ['__proto__', 'constructor', 'prototype']
const levels = 20

export function transform(given: Given): Outcome {
  const { settings, event, connection } = given
  if (!/-cloud$/.test(connection)) return drop('only cloud mode is implemented')
  const token = settings.apiKey
  if (typeof token !== 'string' || !/\S/.test(token)) return drop('Access Token is missing')
  const type = get(event, 'type')
  if (typeof type !== 'string') return drop('type is missing')
  for (const path of [['traits'], ['context'], ['context', 'traits'], ['properties'], ['integrations']]) {
    const value = get(event, ...path)
    if (value !== undefined && !isMap(value)) return drop(`${path.join('.')} is no object`)
  }
  const made = makers.get(type.toLowerCase())?.(given) ?? 'unsupported message type'
  if (typeof made === 'string') return drop(made)
  return { kind: 'requests', requests: made.map(([path, body]) => request(path, body, token)) }
}

function request(path: string, body: JsonObject, token: string): IntercomRequest {
  const headers = {
    Accept: 'application/json',
    Authorization: `Bearer ${token}`,
    'Content-Type': 'application/json',
    'Intercom-Version': '1.4',
    'User-Agent': 'minimalist',
  }
  return { method: 'POST', url: `https://api.intercom.io${path}`, headers, body }
}

type Made = [path: string, body: JsonObject][] | string

// Text

const loneSurrogates = /\p{Surrogate}/gu
const clean = (text: string) => text.replace(loneSurrogates, '')
const blank = (text: string) => !/\S/.test(text)

/** At most 255 code units; a pair that would be parted is left out whole. */
function cut(text: string): string {
  const whole = clean(text)
  if (whole.length <= 255) return whole
  return clean(whole.slice(0, 255))
}

const longerThan255 = (text: string) => Array.from(text).length > 255

// Who

type Id = string | undefined

const idFrom = (...values: (JsonValue | undefined)[]): Id => {
  for (const value of values) {
    if (typeof value === 'number' && value !== 0) return value.toString()
    if (typeof value === 'string' && !blank(clean(value))) return clean(value)
  }
  return undefined
}

const emailFrom = (...values: (JsonValue | undefined)[]): Id => {
  const value = values.find((candidate) => typeof candidate === 'string' && !blank(clean(candidate)))
  return typeof value === 'string' ? clean(value) : undefined
}

/** Either id is enough to reject an event for its length. */
function person(userId: Id, email: Id): JsonObject | string {
  if (userId === undefined && email === undefined) return 'userId and email are missing'
  if (longerThan255(userId ?? '') || longerThan255(email ?? '')) return 'userId or email is too long'
  const who: JsonObject = {}
  if (userId !== undefined) who['user_id'] = userId
  if (email !== undefined) who['email'] = email
  return who
}

function idOf({ event, settings }: Given): Id {
  const id = idFrom(
    get(event, 'userId'),
    get(event, 'traits', 'userId'),
    get(event, 'traits', 'id'),
    get(event, 'context', 'traits', 'userId'),
    get(event, 'context', 'traits', 'id'),
  )
  return id ?? (settings.sendAnonymousId ? idFrom(get(event, 'anonymousId')) : undefined)
}

const who = (given: Given) =>
  person(idOf(given), emailFrom(get(given.event, 'traits', 'email'), get(given.event, 'context', 'traits', 'email')))

// When

const iso =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?<clock>[Tt]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?<zone>[Zz]|[+-]\d\d:\d\d)?)?$/
const spoken =
  /^(?:\w{3},? )?(?:\d{1,2} [A-Z][a-z]{2}|[A-Z][a-z]{2} \d{1,2}) \d{4} \d\d:\d\d:\d\d(?<zone> (?:GMT|UTC)(?:[+-]\d{4})?)?(?: \([^)]*\))?$/

/** ISO 8601 without help of the host's zone; the day of the week of a spoken date is thrown away before it is parsed. */
function isoTime(text: string): number | undefined {
  const match = iso.exec(text)
  if (match === null) return undefined
  const zoned = match.groups?.['clock'] === undefined || match.groups['zone'] !== undefined ? text : `${text}Z`
  const time = Date.parse(zoned.toUpperCase())
  return Number.isNaN(time) ? undefined : Math.floor(time / 1000)
}

function time(value: JsonValue | undefined): number | undefined {
  const digits = typeof value === 'string' && /^\d{9,14}(?:\.\d*)?$/.test(value)
  if (typeof value === 'number' || digits) {
    const number = Number(value)
    const seconds = number < 1e11 ? number : number / 1000
    return number >= 1e8 && number < 1e14 ? Math.trunc(seconds) : undefined
  }
  if (typeof value !== 'string') return undefined
  const match = spoken.exec(value)
  if (match === null) return isoTime(value)
  const bare = value.replace(/^\w{3},? (?=\w+ \w+ \d{4})/, '').replace(/ \([^)]*\)$/, '')
  const parsed = Date.parse(match.groups?.['zone'] === undefined ? `${bare} GMT` : bare)
  return Number.isNaN(parsed) ? undefined : Math.floor(parsed / 1000)
}

// Leaves

const forbidden = new RegExp(`[.$~\`!@#%^&*'{}[\\]|\\\\"${String.fromCharCode(0)}]`, 'g')
type Leaf = { path: string[]; value: string | number | boolean }

/** The scalars that have to be sent, nearest first. `depth` is how deep the holder lies in the event. */
function leaves(holder: JsonObject, depth: number, without: readonly string[] = []): Leaf[] {
  const found: Leaf[] = []
  let level: { path: string[]; value: JsonValue }[] = Object.entries(holder)
    .filter(([key]) => !without.includes(key) && !hostileKeys.includes(key) && key !== '')
    .map(([key, value]) => ({ path: [key], value }))
  for (let deep = depth + 1; deep <= levels && level.length > 0; deep += 1) {
    const next: typeof level = []
    for (const { path, value } of level) {
      if (value === null) continue
      if (typeof value === 'object') {
        for (const [key, item] of Object.entries(value)) {
          if (!hostileKeys.includes(key) && key !== '') next.push({ path: [...path, key], value: item })
        }
      } else if (typeof value !== 'string') found.push({ path, value })
      else if (!blank(clean(value))) found.push({ path, value: cut(value) })
    }
    level = next
  }
  return found
}

/** Names joined by a hyphen, refused characters left out, and a letter after a name that is taken. */
function named(all: readonly Leaf[]): Map<string, JsonValue> {
  const map = new Map<string, JsonValue>()
  const keeps = ({ path }: Leaf) => path.length === 1 && nameOf(path) === path[0]
  for (const leaf of [...all.filter(keeps), ...all.filter((other) => !keeps(other))]) {
    const wanted = nameOf(leaf.path) || 'unnamed'
    let free = wanted
    while (map.has(free)) free += 'x'
    map.set(free, leaf.value)
  }
  return map
}

const nameOf = (path: readonly string[]) => path.map((part) => clean(part).replace(forbidden, '')).join('-')
const attributesOf = (map: Map<string, JsonValue>) =>
  map.size === 0 ? {} : { custom_attributes: Object.fromEntries(map) }

// identify

const standard = [
  'userId',
  'email',
  'phone',
  'name',
  'createdAt',
  'firstName',
  'firstname',
  'lastName',
  'lastname',
  'company',
]
const alsoStandard = ['id', 'first_name', 'last_name', 'avatar', 'unsubscribedFromEmails', 'anonymousId']

/** A word for a field: text, or a number as it is. */
const word = (value: JsonValue | undefined) => {
  if (typeof value === 'number') return value
  return typeof value === 'string' && !blank(clean(value)) ? cut(value) : undefined
}

function identify(given: Given): Made {
  const { event, settings } = given
  const body = who(given)
  if (typeof body === 'string') return body
  const places = [get(event, 'traits'), get(event, 'context', 'traits')].map((place) => (isMap(place) ? place : {}))
  const each = (key: string) => places.map((place) => get(place, key))
  const pick = (...keys: string[]) =>
    places.flatMap((place) => keys.map((key) => word(get(place, key)))).find((found) => found !== undefined)
  const fullName = pick('name')
  const halves = [pick('firstName', 'firstname', 'first_name'), pick('lastName', 'lastname', 'last_name')]
  const joined = halves.filter((half) => half !== undefined).join(' ')
  if (fullName !== undefined) body['name'] = fullName
  else if (joined !== '') body['name'] = cut(joined)
  const phone = pick('phone')
  if (phone !== undefined) body['phone'] = phone
  const since = time(
    each('createdAt').find((value) => typeof value === 'number' || (typeof value === 'string' && !blank(value))),
  )
  if (since !== undefined) body['signed_up_at'] = since
  for (const value of [...each('unsubscribedFromEmails'), get(event, 'context', 'unsubscribedFromEmails')]) {
    if (!['true', 'false'].includes(String(value)) || typeof value === 'object' || 'unsubscribed_from_emails' in body)
      continue
    body['unsubscribed_from_emails'] = String(value) === 'true'
  }
  const company = each('company').find((value) => isMap(value) || (typeof value === 'string' && !blank(value)))
  const joins =
    typeof company === 'string' ? companyOf({ name: company }, 2) : isMap(company) ? companyOf(company, 3) : undefined
  if (typeof joins === 'string') return joins
  if (joins !== undefined) body['companies'] = [joins]
  const [traits = {}, fromContext = {}] = places
  const own = leaves(traits, 1, [...standard, ...alsoStandard])
  const other = leaves(fromContext, 2, [...standard, ...alsoStandard, ...Object.keys(traits)])
  const attributes = named([...own, ...other].map(dated))
  if (settings.collectContext) {
    for (const path of 'device.type device.model device.manufacturer os.name os.version app.name app.version'.split(
      ' ',
    )) {
      const value = word(get(event, 'context', ...path.split('.')))
      const label = `context-${path.replace('.', '-')}`
      if (value !== undefined && !attributes.has(label)) attributes.set(label, value)
    }
  }
  return [['/users', { ...body, ...attributesOf(attributes) }]]
}

const dated = (leaf: Leaf): Leaf => {
  const [key = ''] = leaf.path
  const seconds =
    leaf.path.length === 1 && key.endsWith('_at') && typeof leaf.value === 'string' ? isoTime(leaf.value) : undefined
  return seconds === undefined ? leaf : { path: leaf.path, value: seconds }
}

/** A company inside a user; a text where it is too long to be one; undefined where there is nothing to go by. */
function companyOf(company: JsonObject, depth: number): JsonObject | string | undefined {
  const label = company['name']
  const idFromName =
    typeof label === 'string' && !blank(label) ? createHash('md5').update(label).digest('hex') : undefined
  const id = idFrom(get(company, 'id'), get(company, 'company_id'))
  if (longerThan255(id ?? '')) return 'the company has an id that is too long'
  const companyId = id ?? idFromName
  if (companyId === undefined) return undefined
  const body: JsonObject = { company_id: companyId }
  const shown = word(get(company, 'name'))
  if (shown !== undefined) body['name'] = shown
  if (get(company, 'remove') === true) body['remove'] = true
  const used = ['id', 'name', 'remove', ...(idFrom(get(company, 'id')) === undefined ? ['company_id'] : [])]
  return { ...body, ...described(company, depth, used, false) }
}

/** Fields and attributes of a company. */
function described(holder: JsonObject, depth: number, used: string[], inGroup: boolean): JsonObject {
  const body: JsonObject = {}
  const done = [...used]
  const put = (field: string, key: string, value: JsonValue | undefined) => {
    if (value === undefined || has(body, field)) return
    body[field] = value
    done.push(key)
  }
  const number = (value: JsonValue | undefined) => {
    if (typeof value === 'number') return value
    return typeof value === 'string' && /^-?\d+(?:\.\d+)?$/.test(value) ? Number(value) : undefined
  }
  put('plan', 'plan', word(get(holder, 'plan')))
  for (const key of ['website', 'industry']) {
    const value = get(holder, key)
    if (typeof value === 'string') put(key, key, word(value))
  }
  const size = number(get(holder, 'size'))
  if (!inGroup || Number.isInteger(size)) put('size', 'size', size)
  for (const key of inGroup ? ['monthlySpend', 'monthly_spend'] : ['monthlySpend'])
    put('monthly_spend', key, number(get(holder, key)))
  for (const key of inGroup ? ['remoteCreatedAt', 'createdAt'] : ['createdAt'])
    put('remote_created_at', key, time(get(holder, key)))
  return { ...body, ...attributesOf(named(leaves(holder, depth, done))) }
}

// group

function group({ event, settings }: Given): Made {
  const id = idFrom(get(event, 'groupId'))
  if (id === undefined) return 'groupId is missing'
  if (longerThan255(id)) return 'groupId is too long'
  const userId = idFrom(
    get(event, 'userId'),
    get(event, 'context', 'traits', 'userId'),
    get(event, 'context', 'traits', 'id'),
  )
  const anonymous = settings.sendAnonymousId ? idFrom(get(event, 'anonymousId')) : undefined
  const email = emailFrom(get(event, 'context', 'traits', 'email'))
  const traits = get(event, 'traits')
  const known = isMap(traits) ? traits : {}
  const label = word(get(known, 'name'))
  const company: JsonObject = { company_id: id, ...(label === undefined ? {} : { name: label }) }
  const sent: [string, JsonObject][] = [
    [
      '/companies',
      { ...company, ...described(known, 1, label === undefined ? ['anonymousId'] : ['name', 'anonymousId'], true) },
    ],
  ]
  if ((userId ?? anonymous ?? email) === undefined) return sent
  const linked = person(userId ?? anonymous, email)
  if (typeof linked === 'string') return linked
  return [...sent, ['/users', { ...linked, companies: [{ company_id: id }] }]]
}

// track

function track(given: Given): Made {
  const { event } = given
  const label = get(event, 'event')
  if (typeof label !== 'string' || blank(clean(label))) return 'event (the name) is missing'
  const body = who(given)
  if (typeof body === 'string') return body
  const texts = [get(event, 'timestamp'), get(event, 'originalTimestamp')].filter((value) => typeof value === 'string')
  const at = texts.map(time).find((value) => value !== undefined)
  if (at === undefined) return 'timestamp is missing'
  if ('user_id' in body) delete body['email']
  const properties = get(event, 'properties')
  const metadata = isMap(properties) ? metadataOf(properties) : new Map()
  const told = metadata.size === 0 ? {} : { metadata: Object.fromEntries(metadata) }
  return [['/events', { ...body, event_name: clean(label), created_at: at, ...told }]]
}

function metadataOf(properties: JsonObject): Map<string, JsonValue> {
  const objects: [string, JsonObject][] = []
  for (const [key, value] of Object.entries(properties)) {
    if (hostileKeys.includes(key) || key === '') continue
    const text = (part: string) => typeof get(value, part) === 'string'
    const link = text('url') && text('value')
    const amount = typeof get(value, 'amount') === 'number' && text('currency')
    if (link) objects.push([key, pair(value as JsonObject, 'url', 'value')])
    else if (amount) objects.push([key, pair(value as JsonObject, 'amount', 'currency')])
  }
  const whole = new Map(objects)
  const loose = leaves(properties, 1).filter(({ path: [key = '', inner = ''] }) => !has(whole.get(key) ?? {}, inner))
  const flat = named([...objects.map(([key]) => ({ path: [key], value: marker })), ...loose.map(datedProperty)])
  for (const [index, key] of [...flat]
    .filter(([, value]) => value === marker)
    .map(([key]) => key)
    .entries()) {
    flat.set(key, inOrderOf(objects)[index]?.[1] ?? null)
  }
  return flat
}

/** Stands where an object comes: no JSON text can hold it, since lone surrogates are left out of all text. */
const marker = '\ud800'

/** As `named` orders them: keys that need no change first. */
const inOrderOf = (objects: [string, JsonObject][]) => [
  ...objects.filter(([key]) => nameOf([key]) === key),
  ...objects.filter(([key]) => nameOf([key]) !== key),
]

const pair = (value: JsonObject, left: string, right: string): JsonObject => {
  const sent = (part: JsonValue | undefined) => (typeof part === 'string' ? cut(part) : (part ?? null))
  return { [left]: sent(value[left]), [right]: sent(value[right]) }
}

const datedProperty = (leaf: Leaf): Leaf => {
  const [key = ''] = leaf.path
  const seconds =
    leaf.path.length === 1 && key.endsWith('_date') && typeof leaf.value === 'string' ? isoTime(leaf.value) : undefined
  return seconds === undefined ? leaf : { path: leaf.path, value: seconds }
}

const makers = new Map([
  ['identify', identify],
  ['track', track],
  ['group', group],
])
