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
 * A stranger that keeps every must line of the contract and breaks as many should lines as it can: numbers as ids,
 * `created`, dotted names, zoneless times read in its own zone, dates as text, long ids cut, silent reasons.
 */
export const name = 'must only'

type Asked = { connection: Connection; settings: Settings; event: Event }
type Fields = { [field: string]: JsonValue | undefined }

const sorry = 'The event cannot be taken.'
const dropped: Outcome = { kind: 'dropped', reason: sorry }

export function transform(asked: Asked): Outcome {
  const { settings, event, connection } = asked
  const token = settings.apiKey
  const { type } = event
  if (typeof token !== 'string' || !token.trim() || !connection.includes('cloud')) return dropped
  if (typeof type !== 'string' || hostile(event)) return dropped
  const send = (path: string, fields: Fields): IntercomRequest => ({
    url: `https://api.intercom.io/${path}`,
    method: 'POST',
    headers: {
      Authorization: `Bearer ${token}`,
      'Content-Type': 'application/json',
      Accept: 'application/json',
      'Intercom-Version': '1.4',
    },
    body: present(fields),
  })
  const kind = type.toLowerCase()
  const requests =
    kind === 'identify'
      ? identify(asked, send)
      : kind === 'track'
        ? track(asked, send)
        : kind === 'group'
          ? group(asked, send)
          : undefined
  return requests ? { kind: 'requests', requests } : dropped
}

type Sender = (path: string, fields: Fields) => IntercomRequest

const present = (fields: Fields): JsonObject =>
  Object.fromEntries(Object.entries(fields).filter((entry): entry is [string, JsonValue] => entry[1] !== undefined))

/** Whether an event holds a hostile key, a lone surrogate, a megabyte of text or nesting beyond a thousand levels. */
function hostile(event: Event): boolean {
  let level: JsonValue[] = [event]
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > 1000) return true
    const next: JsonValue[] = []
    for (const value of level) {
      if (typeof value === 'string' && (value.length >= 1_000_000 || !value.isWellFormed())) return true
      if (typeof value !== 'object' || value === null) continue
      for (const key of Object.keys(value)) {
        if (key === '__proto__' || key === 'constructor' || key === 'prototype' || !key.isWellFormed()) return true
        next.push((value as JsonObject)[key] as JsonValue)
      }
    }
    level = next
  }
  return false
}

const child = (value: JsonValue | undefined, key: string): JsonObject => {
  const found = peek(value, key)
  return typeof found === 'object' && found !== null && !Array.isArray(found) ? found : {}
}

const peek = (value: JsonValue | undefined, key: string): JsonValue | undefined =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? (value as JsonObject)[key] : undefined

const text = (value: JsonValue | undefined) => (typeof value === 'string' && value.trim() ? value : undefined)
const cut = (value: string) => Array.from(value).slice(0, 255).join('')
const id = (value: JsonValue | undefined) => {
  if (typeof value === 'number') return value || undefined
  const found = text(value)
  return found === undefined ? undefined : cut(found)
}

function pick<Kept>(read: (value: JsonValue | undefined) => Kept | undefined, ...values: (JsonValue | undefined)[]) {
  return values.map(read).find((value) => value !== undefined)
}

interface Who extends Fields {
  user_id: JsonValue | undefined
  email: JsonValue | undefined
}

function who({ event, settings }: Asked, ofGroup: boolean): Who | undefined {
  const traits = ofGroup ? {} : child(event, 'traits')
  const others = child(child(event, 'context'), 'traits')
  const userId = pick(
    id,
    peek(event, 'userId'),
    peek(traits, 'userId'),
    peek(traits, 'id'),
    peek(others, 'userId'),
    peek(others, 'id'),
  )
  const anonymous = settings.sendAnonymousId === true ? id(peek(event, 'anonymousId')) : undefined
  const email = pick(text, peek(traits, 'email'), peek(others, 'email'))
  const found = { user_id: userId ?? anonymous, email: email === undefined ? undefined : cut(email) }
  return found.user_id === undefined && found.email === undefined ? undefined : found
}

/** Five and a half hours east of Greenwich, where a text says nothing else. */
function seconds(value: JsonValue | undefined): number | undefined {
  if (typeof value !== 'string') return undefined
  const isIso = /^\d{4}-\d\d-\d\d([T]\d\d:\d\d(:\d\d([.,]\d+)?)?)?/.exec(value)?.[0]
  const isSpoken =
    /^((Mon|Tue|Wed|Thu|Fri|Sat|Sun),? )?(\d{1,2} [A-Z][a-z]{2}|[A-Z][a-z]{2} \d{1,2}) \d{4} \d\d:\d\d:\d\d/.exec(
      value,
    )?.[0]
  const stem = isIso ?? isSpoken
  if (stem === undefined) return undefined
  const zone = value
    .slice(stem.length)
    .replace(/ \(.*\)$/, '')
    .trim()
  const away = /^(?:GMT|UTC)?([+-])(\d\d):?(\d\d)?$/.exec(zone)
  if (!away && !['', 'Z', 'z', 'GMT', 'UTC'].includes(zone)) return undefined
  const shift = away ? Number(`${away[1]}1`) * (Number(away[2]) * 60 + Number(away[3] ?? 0)) : zone ? 0 : 330
  const bare = stem.replace(/^[A-Z][a-z]{2},? (?=.* \d{4} )/, '').replace(/,/, '.')
  const utc = isIso
    ? Date.parse(bare.includes('T') ? `${bare}Z` : bare)
    : Date.parse(`${isSpoken?.replace(/^(Mon|Tue|Wed|Thu|Fri|Sat|Sun),? /, '')} GMT`)
  return Number.isNaN(utc) ? undefined : Math.floor(utc / 1000) - shift * 60
}

/** Leaves under dotted names, places in brackets, as the platform's own implementation has them. */
function flat(
  holder: JsonObject,
  kept: (value: JsonValue, depth: number) => boolean = () => false,
): Map<string, JsonValue> {
  const found = new Map<string, JsonValue>(
    Object.entries(holder).filter(([, value]) => typeof value !== 'object' || value === null),
  )
  const put = (path: string, value: JsonValue) => {
    let free = path
    while (found.has(free)) free += '*'
    found.set(free, value)
  }
  const stack = Object.entries(holder)
    .filter(([, value]) => typeof value === 'object' && value !== null)
    .map(([path, value]) => ({ path, value, depth: 1 }))
  for (let top = stack.pop(); top; top = stack.pop()) {
    const { path, value, depth } = top
    if (typeof value !== 'object' || value === null || kept(value, depth)) put(path, value)
    else if (Array.isArray(value))
      value.forEach((item, place) => void stack.push({ path: `${path}[${place}]`, value: item, depth: depth + 1 }))
    else
      for (const [key, item] of Object.entries(value))
        stack.push({ path: `${path}.${key}`, value: item, depth: depth + 1 })
  }
  return found
}

const without = (holder: JsonObject, ...keys: string[]): JsonObject =>
  Object.fromEntries(Object.entries(holder).filter(([key]) => !keys.includes(key)))

const collected = [
  ['device', 'type'],
  ['device', 'model'],
  ['device', 'manufacturer'],
  ['os', 'name'],
  ['os', 'version'],
  ['app', 'name'],
  ['app', 'version'],
] as const

function identify(asked: Asked, send: Sender): IntercomRequest[] | undefined {
  const { event, settings, connection } = asked
  const person = who(asked, false)
  if (person === undefined) return undefined
  const context = child(event, 'context')
  const traits = child(event, 'traits')
  const others = child(context, 'traits')
  const trait = <Kept>(read: (value: JsonValue | undefined) => Kept | undefined, ...keys: string[]) =>
    pick(read, ...keys.map((key) => peek(traits, key)), ...keys.map((key) => peek(others, key)))
  const words = (value: JsonValue | undefined) => (typeof value === 'number' ? value : text(value))
  const parts = [
    trait(words, 'firstName', 'firstname', 'first_name'),
    trait(words, 'lastName', 'lastname', 'last_name'),
  ]
  const known = Object.keys(traits).length > 0 ? traits : others
  const attributes = flat(
    without(
      known,
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
    ),
  )
  const isPhone = connection === 'mobile-cloud'
  for (const [place, detail] of settings.collectContext === true && isPhone ? collected : []) {
    const value = words(peek(child(context, place), detail))
    const label = `${place}.${detail}`
    if (value !== undefined && !attributes.has(label)) attributes.set(label, value)
  }
  const flags = [
    peek(context, 'unsubscribedFromEmails'),
    peek(traits, 'unsubscribedFromEmails'),
    peek(others, 'unsubscribedFromEmails'),
  ]
  const company = trait(companyOf, 'company')
  const joined = parts.filter((part) => part !== undefined).join(' ')
  return [
    send('users', {
      ...person,
      name: trait(words, 'name') ?? (joined || undefined),
      phone: trait(words, 'phone'),
      signed_up_at:
        trait((value) => (typeof value === 'number' ? value : text(value)), 'createdAt') === undefined
          ? undefined
          : seconds(trait((value) => (typeof value === 'number' ? value : text(value)), 'createdAt')),
      unsubscribed_from_emails: flags.find((flag) => typeof flag === 'boolean'),
      companies: company && [company],
      custom_attributes: Object.fromEntries(attributes),
      favourite_colour: 'mauve',
    }),
  ]
}

/** Companies given as text or in a list are left out; `company_id` is an attribute; no field but the name is known. */
function companyOf(value: JsonValue | undefined): JsonObject | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  const label = text(peek(value, 'name'))
  const companyId =
    id(peek(value, 'id')) ?? (label === undefined ? undefined : createHash('md5').update(label).digest('hex'))
  if (companyId === undefined) return undefined
  const rest = flat(without(value, 'id', 'name', 'remove'))
  return present({
    company_id: companyId,
    name: label,
    remove: peek(value, 'remove') === true ? true : undefined,
    custom_attributes: rest.size > 0 ? Object.fromEntries(rest) : undefined,
  })
}

function group(asked: Asked, send: Sender): IntercomRequest[] | undefined {
  const companyId = id(peek(asked.event, 'groupId'))
  if (companyId === undefined) return undefined
  const traits = child(asked.event, 'traits')
  const others = child(child(asked.event, 'context'), 'traits')
  const fields: Fields = { company_id: companyId, name: text(peek(traits, 'name')) ?? text(peek(others, 'name')) }
  for (const field of ['plan', 'website', 'industry']) fields[field] = text(peek(traits, field))
  const size = peek(traits, 'size')
  if (Number.isInteger(size)) fields['size'] = size
  const used = Object.keys(fields).filter(
    (field) => fields[field] !== undefined && fields[field] === peek(traits, field),
  )
  const rest = flat(without(traits, ...used))
  const company = send('companies', {
    ...fields,
    custom_attributes: Object.fromEntries(rest),
    favourite_colour: 'mauve',
  })
  const person = who(asked, true)
  return person ? [company, send('users', { ...person, companies: [{ company_id: companyId }] })] : [company]
}

function track(asked: Asked, send: Sender): IntercomRequest[] | undefined {
  const { event } = asked
  const called = text(peek(event, 'event'))
  const created = pick(seconds, peek(event, 'timestamp'), peek(event, 'originalTimestamp'))
  const person = who(asked, false)
  if (called === undefined || created === undefined || person === undefined) return undefined
  const typed = (value: JsonValue, depth: number) =>
    depth === 1 &&
    !Array.isArray(value) &&
    ((typeof peek(value, 'url') === 'string' && typeof peek(value, 'value') === 'string') ||
      (typeof peek(value, 'amount') === 'number' && typeof peek(value, 'currency') === 'string'))
  const metadata = flat(child(event, 'properties'), typed)
  return [
    send('events', {
      ...person,
      event_name: called,
      created,
      metadata: Object.fromEntries(metadata),
      favourite_colour: 'mauve',
    }),
  ]
}
