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
 * A stranger that thinks in another language: names in camel case, places in lists as ordinals, text that ends at NUL,
 * large integers as text, times rounded, lone surrogates escaped, long text cut with an ellipsis, standard fields null
 * where the trait is null, nested company data as JSON text, typed metadata objects kept whole, a company in a request of
 * its own and inside the user too.
 */
export const name = 'foreigner'

interface Message {
  connection: Connection
  settings: Settings
  event: Event
}

type Step = { to: 'users' | 'companies' | 'events' | 'tags'; say: Map<string, JsonValue> }
type Answer = { steps: Step[] } | { no: string }

export function transform(message: Message): Outcome {
  const answer = consider(message)
  if ('no' in answer) return { kind: 'dropped', reason: answer.no }
  return {
    kind: 'requests',
    requests: answer.steps.map((step) => envelope(step, String(message.settings.apiKey).trim())),
  }
}

function consider({ connection, settings, event }: Message): Answer {
  if (!['web-cloud', 'mobile-cloud', 'server-cloud'].includes(connection)) return { no: 'device connection' }
  if (typeof settings.apiKey !== 'string' || settings.apiKey.trim() === '') return { no: 'no apiKey given' }
  const type = value(event, 'type')
  if (typeof type !== 'string') return { no: 'no type given' }
  const word = type.toLocaleLowerCase('en')
  if (word === 'identify') return identify(event, settings)
  if (word === 'track') return track(event, settings)
  return word === 'group' ? group(event, settings) : { no: 'a type that is not known here' }
}

function envelope({ to, say }: Step, token: string): IntercomRequest {
  const headers = {
    host: 'api.intercom.io',
    accept: 'application/*;q=0.5, application/json',
    authorization: `Bearer ${token}`,
    'Content-Type': 'application/json ; charset="utf-8"',
    'INTERCOM-VERSION': '1.4',
    'user-agent': 'Étranger',
  }
  return { method: 'POST', url: `https://api.intercom.io:443/${to}`, headers, body: Object.fromEntries(say) }
}

// What an event holds

function value(holder: JsonValue | undefined, key: string): JsonValue | undefined {
  if (holder === null || typeof holder !== 'object' || Array.isArray(holder)) return undefined
  return Object.getOwnPropertyDescriptor(holder, key)?.value
}

function map(holder: JsonValue | undefined): JsonObject {
  return holder !== null && typeof holder === 'object' && !Array.isArray(holder) ? holder : {}
}

/** Text up to NUL, a lone surrogate as its escape, and 255 characters at most: the last three are points. */
function shortened(text: string): string {
  const told = escaped(text)
  const points = Array.from(told)
  return points.length > 255 ? `${points.slice(0, 252).join('')}...` : told
}

function escaped(text: string): string {
  const [start = ''] = text.split('\0')
  return start.replace(/\p{Surrogate}/gu, (half) => `\\u${half.charCodeAt(0).toString(16)}`)
}

const isFull = (text: JsonValue | undefined): text is string => typeof text === 'string' && escaped(text).trim() !== ''

/** Zero is an identifier too. */
function identifier(given: JsonValue | undefined): string | undefined {
  return isFull(given) ? escaped(given) : typeof given === 'number' ? `${given}` : undefined
}

function text(given: JsonValue | undefined): string | undefined {
  return isFull(given) ? shortened(given.trim()) : typeof given === 'number' ? String(given) : undefined
}

function firstOf<Read>(read: (given: JsonValue | undefined) => Read | undefined, ...given: (JsonValue | undefined)[]) {
  for (const one of given) {
    const found = read(one)
    if (found !== undefined) return found
  }
  return undefined
}

class Person {
  readonly say = new Map<string, JsonValue>()
  readonly tooLong: boolean

  constructor(userId: string | undefined, email: string | undefined) {
    const fits = (id: string | undefined) => id !== undefined && Array.from(id).length <= 255
    if (email !== undefined && fits(email)) this.say.set('email', email)
    if (userId !== undefined && fits(userId)) this.say.set('user_id', userId)
    this.tooLong = this.say.size === 0 && (userId ?? email) !== undefined
  }
}

function personOf(event: Event, settings: Settings, own: JsonObject, others: JsonObject): Person {
  const id = firstOf(
    identifier,
    value(event, 'userId'),
    value(own, 'userId'),
    value(own, 'id'),
    value(others, 'userId'),
    value(others, 'id'),
  )
  const anonymous = settings.sendAnonymousId === true ? identifier(value(event, 'anonymousId')) : undefined
  return new Person(
    id ?? anonymous,
    firstOf((given) => (isFull(given) ? escaped(given) : undefined), value(own, 'email'), value(others, 'email')),
  )
}

// Times: rounded to the nearest second

const calendar =
  /^(\d{4})-?(\d\d)-?(\d\d)(?:[T ](\d\d):?(\d\d)(?::?(\d\d(?:[.,]\d+)?))?)?\s?(Z|UTC|[+-]\d\d:?(?:\d\d)?)?$/i
const clockwork =
  /^(?:\w{3},?\s)?(?:(\d{1,2})\s)?([A-Z][a-z]{2})\s(?:(\d{1,2})\s)?(\d{4})\s(\d\d):(\d\d):(\d\d)\s?(?:GMT|UTC)?([+-]\d{4})?(?:\s\(.*\))?$/
const month = (name: string) =>
  ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'].indexOf(name)

function moment(given: JsonValue | undefined): number | undefined {
  if (typeof given === 'number' || (typeof given === 'string' && /^\d{9,14}(\.\d+)?$/.test(given))) {
    const number = Number(given)
    if (number < 1e8 || number >= 1e14) return undefined
    return Math.round(number < 1e11 ? number : number / 1000)
  }
  return typeof given === 'string' ? (calendarTime(given) ?? clockTime(given)) : undefined
}

function calendarTime(given: string): number | undefined {
  const found = calendar.exec(given)
  if (found === null || /^\d{8}$/.test(given)) return undefined
  const [, year, monthNumber, day, hours = '0', minutes = '0', seconds = '0', zone = 'Z'] = found
  return sum(
    [
      Number(year),
      Number(monthNumber) - 1,
      Number(day),
      Number(hours),
      Number(minutes),
      Number(seconds.replace(',', '.')),
    ],
    zone,
  )
}

function clockTime(given: string): number | undefined {
  const found = clockwork.exec(given)
  const named = month(found?.[2] ?? '')
  const day = found?.[1] ?? found?.[3]
  if (found === null || named < 0 || day === undefined) return undefined
  return sum(
    [Number(found[4]), named, Number(day), Number(found[5]), Number(found[6]), Number(found[7])],
    found[8] ?? 'Z',
  )
}

function sum(
  [year = 0, monthIndex = 0, day = 0, hours = 0, minutes = 0, seconds = 0]: number[],
  zone: string,
): number | undefined {
  const date = new Date(Date.UTC(year, monthIndex, day))
  if (date.getUTCMonth() !== monthIndex || date.getUTCDate() !== day) return undefined
  const [, sign, ahead = '0', more = '0'] = /^([+-])(\d\d):?(\d\d)?$/.exec(zone) ?? []
  const east = (Number(ahead) * 60 + Number(more)) * (sign === '-' ? -1 : 1)
  return Math.round(date.getTime() / 1000 + (hours * 60 + minutes - east) * 60 + seconds)
}

// Attributes

const strange = /[.$~`!@#%^&*'{}[\]|\\"]/

/** Words of a name run together in camel case; what Intercom refuses becomes a word boundary. */
function camel(words: (string | number)[]): string {
  if (words.length === 1 && typeof words[0] === 'string' && !strange.test(words[0]) && isWhole(words[0]))
    return words[0]
  const parts = words.flatMap((word) =>
    typeof word === 'number' ? [ordinal(word + 1)] : escaped(word).split(new RegExp(strange, 'g')),
  )
  return parts.map((part, index) => (index === 0 ? part : part.charAt(0).toUpperCase() + part.slice(1))).join('')
}

const isWhole = (word: string) => word.isWellFormed() && !word.includes('\0')
const ordinal = (place: number) => `${place}${['th', 'st', 'nd', 'rd'][place % 10] ?? 'th'}`

interface Trail {
  readonly word: string | number
  readonly before: Trail | undefined
}

function wordsOf(trail: Trail): (string | number)[] {
  const words: (string | number)[] = []
  for (let step: Trail | undefined = trail; step; step = step.before) words.unshift(step.word)
  return words
}

/** Collects scalars; a hostile key is sent under a name that is not hostile, what lies under an empty key not at all. */
class Collection {
  readonly found = new Map<string, JsonValue>()
  readonly #seconds: '_at' | '_date' | ''
  readonly #typed: boolean

  constructor(seconds: '_at' | '_date' | '', typed = false) {
    this.#seconds = seconds
    this.#typed = typed
  }

  put(words: (string | number)[], given: JsonValue) {
    if (words.includes('')) return
    const plain = camel(words) || 'nameless'
    const wanted = ['__proto__', 'constructor', 'prototype'].includes(plain) ? `its ${plain}` : plain
    let label = wanted
    for (let more = 'Again'; this.found.has(label); more += 'Again') label = wanted + more
    this.found.set(label, this.#said(words, given))
  }

  #said(words: (string | number)[], given: JsonValue): JsonValue {
    if (typeof given === 'number') return Math.abs(given) > Number.MAX_SAFE_INTEGER ? String(given) : given
    if (typeof given !== 'string') return given
    const [key] = words
    const dated = words.length === 1 && this.#seconds !== '' && typeof key === 'string' && key.endsWith(this.#seconds)
    return (dated ? calendarTime(given) : undefined) ?? shortened(given)
  }

  addAll(holder: JsonObject, except: ReadonlySet<string> = new Set()) {
    const keys = Object.keys(holder).filter((key) => !except.has(key))
    const isSimple = (key: string) => typeof holder[key] !== 'object' || holder[key] === null
    for (const key of keys.filter((one) => isSimple(one) && camel([one]) === one))
      this.put([key], holder[key] as JsonValue)
    for (const key of keys) {
      if (!isSimple(key)) this.#walk(key, holder[key] as JsonValue)
      else if (camel([key]) !== key) this.put([key], holder[key] as JsonValue)
    }
  }

  #walk(key: string, start: JsonValue) {
    const stack: [Trail, JsonValue][] = [[{ word: key, before: undefined }, start]]
    while (stack.length > 0) {
      const [trail, given] = stack.pop() as [Trail, JsonValue]
      if (given === null || typeof given !== 'object' || (this.#typed && isTyped(given)))
        this.put(wordsOf(trail), given)
      else if (Array.isArray(given))
        given.forEach((item, place) => void stack.push([{ word: place, before: trail }, item]))
      else
        for (const inner of Object.keys(given)) stack.push([{ word: inner, before: trail }, given[inner] as JsonValue])
    }
  }
}

function isTyped(given: JsonValue): boolean {
  const kind = (key: string) => typeof value(given, key)
  return (
    (kind('url') === 'string' && kind('value') === 'string') ||
    (kind('amount') === 'number' && kind('currency') === 'string')
  )
}

// identify

const spellings = { first: ['firstname', 'firstName', 'first_name'], last: ['lastname', 'lastName', 'last_name'] }
const notRepeated = new Set([
  ...[
    'userId',
    'id',
    'email',
    'phone',
    'name',
    'createdAt',
    'company',
    'avatar',
    'unsubscribedFromEmails',
    'anonymousId',
  ],
  ...spellings.first,
  ...spellings.last,
])

function identify(event: Event, settings: Settings): Answer {
  const context = map(value(event, 'context'))
  const own = map(value(event, 'traits'))
  const others = map(value(context, 'traits'))
  const person = personOf(event, settings, own, others)
  if (person.tooLong) return { no: 'userId and email are too long' }
  if (person.say.size === 0) return { no: 'no userId and no email' }
  const both = (key: string) => [value(own, key), value(others, key)]
  const spelt = (keys: string[]) =>
    firstOf(text, ...keys.map((key) => value(own, key)), ...keys.map((key) => value(others, key)))
  const say = new Map(person.say)
  const tell = (field: string, key: string, told: JsonValue | undefined) => {
    if (told !== undefined) say.set(field, told)
    else if (both(key).includes(null)) say.set(field, null)
  }
  tell(
    'name',
    'name',
    firstOf(text, ...both('name')) ??
      ([spelt(spellings.first), spelt(spellings.last)].filter(Boolean).join(' ') || undefined),
  )
  tell('phone', 'phone', firstOf(text, ...both('phone')))
  tell('signed_up_at', 'createdAt', firstOf(moment, ...both('createdAt')))
  for (const given of [...both('unsubscribedFromEmails').reverse(), value(context, 'unsubscribedFromEmails')]) {
    if (given === true || given === 'true') say.set('unsubscribed_from_emails', true)
    if (given === false || given === 'false') say.set('unsubscribed_from_emails', false)
  }
  const attributes = new Collection('_at')
  attributes.addAll(Object.fromEntries([...Object.entries(others), ...Object.entries(own)]), notRepeated)
  for (const [place, details] of settings.collectContext === true ? collected : []) {
    for (const detail of details) {
      const given = value(value(context, place), detail)
      if (isFull(given)) attributes.put([place, detail], given)
    }
  }
  if (attributes.found.size > 0) say.set('custom_attributes', Object.fromEntries(attributes.found))
  const company = firstOf(
    (given) => (isFull(given) ? { name: given } : Object.keys(map(given)).length > 0 ? map(given) : undefined),
    ...both('company'),
  )
  const entry = company === undefined ? undefined : companyIn(company)
  if (entry === undefined) return { steps: [{ to: 'users', say }] }
  if (Array.from(String(entry.get('company_id'))).length > 255) return { no: 'the id of the company is too long' }
  say.set('companies', [Object.fromEntries(entry)])
  const alone = new Map([...entry].filter(([key]) => key !== 'remove'))
  return {
    steps: [
      { to: 'companies', say: alone },
      { to: 'users', say },
    ],
  }
}

const collected: [string, string[]][] = [
  ['device', ['type', 'model', 'manufacturer']],
  ['os', ['name', 'version']],
  ['app', ['name', 'version']],
]

function companyIn(company: JsonObject): Map<string, JsonValue> | undefined {
  const label = text(value(company, 'name'))
  const called = value(company, 'name')
  const hash = isFull(called) ? createHash('md5').update(called).digest('hex') : undefined
  const id = firstOf(identifier, value(company, 'id'), value(company, 'company_id')) ?? hash
  if (id === undefined) return undefined
  const entry = new Map<string, JsonValue>([['company_id', id]])
  if (label !== undefined) entry.set('name', label)
  if (value(company, 'remove') === true) entry.set('remove', true)
  describe(company, entry, new Set(['id', 'name', 'remove']))
  return entry
}

/** A company's fields where their values fit; the rest as attributes, nested ones as JSON text. */
function describe(holder: JsonObject, entry: Map<string, JsonValue>, except: Set<string>) {
  const rest = new Collection('')
  const number = (given: JsonValue | undefined) =>
    typeof given === 'number'
      ? given
      : isFull(given) && /^\d+(\.\d+)?$/.test(given)
        ? Number.parseFloat(given)
        : undefined
  const whole = (given: JsonValue | undefined) => (Number.isInteger(number(given)) ? number(given) : undefined)
  const words = (given: JsonValue | undefined) => (isFull(given) ? shortened(given) : undefined)
  const ways: [string, string, (given: JsonValue | undefined) => JsonValue | undefined][] = [
    ['plan', 'plan', text],
    ['website', 'website', words],
    ['industry', 'industry', words],
    ['size', 'size', whole],
    ['monthlySpend', 'monthly_spend', number],
    ['monthly_spend', 'monthly_spend', number],
    ['remoteCreatedAt', 'remote_created_at', moment],
    ['createdAt', 'remote_created_at', moment],
  ]
  const used = new Set(except)
  for (const [key, field, read] of ways) {
    const told = read(value(holder, key))
    if (told === undefined || entry.has(field)) continue
    entry.set(field, told)
    used.add(key)
  }
  const nested = Object.keys(holder).filter((key) => !used.has(key) && isNested(holder[key]))
  rest.addAll(holder, new Set([...used, ...nested]))
  for (const key of nested) jsonOf(key, holder[key] as JsonValue, rest)
  if (rest.found.size > 0) entry.set('custom_attributes', Object.fromEntries(rest.found))
}

const isNested = (given: JsonValue | undefined) =>
  typeof given === 'object' && given !== null && Object.keys(given).length > 0

function jsonOf(key: string, given: JsonValue, rest: Collection) {
  try {
    rest.put([key], JSON.stringify(given))
  } catch {
    rest.addAll({ [key]: given })
  }
}

// group: the company, its tags, its person

function group(event: Event, settings: Settings): Answer {
  const own = map(value(event, 'traits'))
  const others = map(value(map(value(event, 'context')), 'traits'))
  const id = identifier(value(event, 'groupId'))
  if (id === undefined) return { no: 'no groupId' }
  const person = personOf(event, settings, {}, others)
  if (person.tooLong || Array.from(id).length > 255) return { no: 'groupId, userId or email is too long' }
  const company = new Map<string, JsonValue>([['company_id', id]])
  const label = text(value(own, 'name'))
  if (label !== undefined) company.set('name', label)
  describe(own, company, new Set(['anonymousId', ...(label === undefined ? [] : ['name'])]))
  const steps: Step[] = [{ to: 'companies', say: company }]
  const tags = value(others, 'tags')
  for (const tag of Array.isArray(tags) ? tags.filter(isFull) : []) {
    steps.push({
      to: 'tags',
      say: new Map<string, JsonValue>([
        ['name', escaped(tag)],
        ['companies', [{ company_id: id }]],
      ]),
    })
  }
  if (person.say.size > 0)
    steps.push({ to: 'users', say: new Map([...person.say, ['companies', [{ company_id: id }]]]) })
  return { steps }
}

// track

function track(event: Event, settings: Settings): Answer {
  const given = value(event, 'event')
  const called = isFull(given) ? escaped(given) : undefined
  const own = map(value(event, 'traits'))
  const person = personOf(event, settings, own, map(value(map(value(event, 'context')), 'traits')))
  const seconds = firstOf(moment, value(event, 'timestamp'), value(event, 'originalTimestamp'))
  if (called === undefined) return { no: 'no event name' }
  if (person.tooLong) return { no: 'userId and email are too long' }
  if (person.say.size === 0) return { no: 'no userId and no email' }
  if (seconds === undefined) return { no: 'no timestamp' }
  const metadata = new Collection('_date', true)
  metadata.addAll(map(value(event, 'properties')))
  const say = new Map<string, JsonValue>([['created_at', seconds], ['event_name', called], ...person.say])
  if (metadata.found.size > 0) say.set('metadata', Object.fromEntries(metadata.found))
  return { steps: [{ to: 'events', say }] }
}
