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
 * A stranger that sends everything that may be sent: avatar, user agent, the last-request switch, tags, company fields
 * beside the link, email beside the user id, null, blank text, empty metadata, deep rich links as objects, zero as an
 * id, each company of a list, `properties.email`, `traits.userId` and `traits.groupId` of a group, anonymous ids as
 * attributes.
 */
export const name = 'maximalist'

interface TransformInput {
  readonly connection: Connection
  readonly settings: Settings
  readonly event: Event
}

type Result = { requests: IntercomRequest[] } | { problem: string }

export const transform = (input: TransformInput): Outcome => {
  const result = new Work(input).run()
  return 'problem' in result
    ? { kind: 'dropped', reason: result.problem }
    : { kind: 'requests', requests: result.requests }
}

class Work {
  readonly #input: TransformInput
  readonly #traits: JsonObject
  readonly #context: JsonObject
  readonly #contextTraits: JsonObject
  readonly #requests: IntercomRequest[] = []

  constructor(input: TransformInput) {
    this.#input = input
    this.#traits = objectIn(input.event, 'traits')
    this.#context = objectIn(input.event, 'context')
    this.#contextTraits = objectIn(this.#context, 'traits')
  }

  run(): Result {
    const { connection, settings, event } = this.#input
    if (connection !== 'web-cloud' && connection !== 'mobile-cloud' && connection !== 'server-cloud')
      return { problem: `no cloud mode on ${connection}` }
    if (!isFilled(settings.apiKey)) return { problem: 'The Access Token is missing from the settings.' }
    const type = own(event, 'type')
    if (typeof type !== 'string') return { problem: 'The event has no type.' }
    const problem = this.#write(type.toLowerCase())
    return problem === undefined ? { requests: this.#requests } : { problem }
  }

  #write(type: string): string | undefined {
    if (type === 'identify') return this.#identify()
    if (type === 'track') return this.#track()
    if (type === 'group') return this.#group()
    return 'Events of this type are not supported.'
  }

  #post(path: string, body: JsonObject) {
    this.#requests.push({
      method: 'POST',
      url: new URL(path, 'https://api.intercom.io').href,
      headers: {
        'User-Agent': 'maximalist/9.9 (everything)',
        'Intercom-Version': '1.4',
        ACCEPT: 'application/json, text/plain, */*',
        'CONTENT-TYPE': 'application/json;charset=UTF-8',
        AUTHORIZATION: `Bearer ${String(this.#input.settings.apiKey)}`,
        'Accept-Language': 'en',
        'Cache-Control': 'no-store',
      },
      body,
    })
  }

  /** The first usable user id, and whether it is too long to be sent. */
  #identity(userIds: unknown[], emails: unknown[]): JsonObject | string | undefined {
    const given = userIds.find(isIdentifier) ?? this.#anonymousId()
    const email = emails.find(isFilled)
    if (given === undefined && email === undefined) return undefined
    const identity: JsonObject = {}
    if (given !== undefined && fits(String(given))) identity['user_id'] = String(given)
    if (email !== undefined && fits(email)) identity['email'] = email
    return Object.keys(identity).length === 0 ? 'Neither userId nor email has 255 characters at most.' : identity
  }

  #anonymousId() {
    const { anonymousId } = this.#input.event
    return this.#input.settings.sendAnonymousId === true && isIdentifier(anonymousId) ? anonymousId : undefined
  }

  #userIds = () => [
    own(this.#input.event, 'userId'),
    own(this.#traits, 'userId'),
    own(this.#traits, 'id'),
    own(this.#contextTraits, 'userId'),
    own(this.#contextTraits, 'id'),
  ]

  #emails = () => [own(this.#traits, 'email'), own(this.#contextTraits, 'email')]

  #identify(): string | undefined {
    const { settings } = this.#input
    const identity = this.#identity(this.#userIds(), this.#emails())
    if (identity === undefined) return 'The identify has neither userId nor email.'
    if (typeof identity === 'string') return identity
    const companies: JsonObject[] = []
    for (const company of this.#companies()) {
      const shown = companyEntry(company)
      if (typeof shown === 'string') return shown
      if (shown !== undefined) companies.push(shown)
    }
    const fields: [string, JsonValue | undefined][] = [
      ['name', this.#name()],
      ['phone', this.#either('phone').find(isWord)],
      [
        'signed_up_at',
        this.#either('createdAt')
          .map(readTime)
          .find((seconds) => seconds !== undefined),
      ],
      ['unsubscribed_from_emails', this.#unsubscribed()],
      ['avatar', this.#avatar()],
      ['last_seen_user_agent', [own(this.#context, 'userAgent')].find(isFilled)],
      [
        'update_last_request_at',
        typeof settings.updateLastRequestAt === 'boolean' ? settings.updateLastRequestAt : true,
      ],
      ['companies', companies.length > 0 ? companies : undefined],
      ['custom_attributes', this.#attributes()],
    ]
    const body = { ...identity, ...Object.fromEntries(fields.filter(([, value]) => value !== undefined)) } as JsonObject
    this.#post('/users', body)
    return undefined
  }

  #either = (key: string) => [own(this.#traits, key), own(this.#contextTraits, key)]

  /** One place after the other: the name there, else its parts, the missing part from the other place. */
  #name(): string | number | undefined {
    const part = (...keys: string[]) => keys.flatMap((key) => this.#either(key)).find(isWord)
    const parts = [part('firstName', 'first_name', 'firstname'), part('lastName', 'last_name', 'lastname')]
    const joined = parts.filter((word) => word !== undefined).join(' ')
    const inTraits = ['firstName', 'firstname', 'first_name', 'lastName', 'lastname', 'last_name'].some((key) =>
      isWord(own(this.#traits, key)),
    )
    const [here, there] = this.#either('name')
    if (isWord(here)) return here
    if (inTraits) return joined
    return isWord(there) ? there : joined || undefined
  }

  #unsubscribed(): boolean | undefined {
    const places = [
      own(this.#contextTraits, 'unsubscribedFromEmails'),
      own(this.#context, 'unsubscribedFromEmails'),
      own(this.#traits, 'unsubscribedFromEmails'),
    ]
    const found = places.find((value) => value === true || value === false || value === 'true' || value === 'false')
    return found === undefined ? undefined : found === true || found === 'true'
  }

  #avatar(): JsonObject | undefined {
    const image = this.#either('avatar').find(isFilled)
    return image === undefined ? undefined : { type: 'avatar', image_url: image }
  }

  #companies(): JsonObject[] {
    const asCompanies = (value: unknown): JsonObject[] => {
      if (isFilled(value)) return [{ name: value }]
      return isObject(value) ? [value] : []
    }
    for (const value of this.#either('company')) {
      const found = (Array.isArray(value) ? value : [value])
        .flatMap(asCompanies)
        .filter((company) => idOf(company) !== undefined)
      if (found.length > 0) return found
    }
    return []
  }

  #attributes(): JsonObject {
    const { settings } = this.#input
    const table = new Table('/')
    const kept = ([key]: [string, JsonValue]) => !fieldTraits.includes(key)
    const all = new Map([...Object.entries(this.#contextTraits), ...Object.entries(this.#traits)].filter(kept))
    for (const [key, value] of all) if (!isDeep(value)) table.set(key, endsInTime(key, '_at', value))
    for (const [key, value] of all) if (isDeep(value)) table.spread(key, value)
    if (settings.collectContext === true) {
      for (const [place, details] of Object.entries(contextDetails)) {
        for (const detail of details) {
          const value = own(objectIn(this.#context, place), detail)
          if (isWord(value)) table.set(`${place}/${detail}`, value)
        }
      }
    }
    return table.toObject()
  }

  #track(): string | undefined {
    const { event } = this.#input
    const called = own(event, 'event')
    const label = typeof called === 'number' ? String(called) : called
    if (!isFilled(label)) return 'The track has no event name.'
    const properties = objectIn(event, 'properties')
    const identity = this.#identity(this.#userIds(), [...this.#emails(), own(properties, 'email')])
    if (identity === undefined) return 'The track has neither userId nor email.'
    if (typeof identity === 'string') return identity
    const seconds = [own(event, 'timestamp'), own(event, 'originalTimestamp')]
      .map(readTime)
      .find((time) => time !== undefined)
    if (seconds === undefined) return 'The track has no usable timestamp.'
    const table = new Table('/', true)
    for (const [key, value] of Object.entries(properties))
      if (!isDeep(value)) table.set(key, endsInTime(key, '_date', value))
    for (const [key, value] of Object.entries(properties)) if (isDeep(value)) table.spread(key, value)
    this.#post('/events', { metadata: table.toObject(), event_name: label, ...identity, created_at: seconds })
    return undefined
  }

  #group(): string | undefined {
    const id = [own(this.#input.event, 'groupId'), own(this.#traits, 'groupId')].find(isIdentifier)
    if (id === undefined) return 'The group has no usable groupId.'
    if (!fits(String(id))) return 'The groupId is longer than 255 characters.'
    const company_id = String(id)
    const userIds = [
      own(this.#input.event, 'userId'),
      own(this.#contextTraits, 'userId'),
      own(this.#contextTraits, 'id'),
      own(this.#traits, 'userId'),
    ]
    const identity = this.#identity(userIds, [own(this.#contextTraits, 'email')])
    if (typeof identity === 'string') return identity
    const company: JsonObject = { ...companyFields(this.#traits, true, []), company_id }
    this.#post('/companies', company)
    const shown: JsonObject = isWord(own(company, 'name'))
      ? { company_id, name: company['name'] as JsonValue }
      : { company_id }
    if (identity !== undefined) this.#post('/users', { ...identity, companies: [shown] })
    const tags = own(this.#contextTraits, 'tags')
    for (const tag of (Array.isArray(tags) ? tags : [tags]).filter(isFilled))
      this.#post('/tags', { name: tag, companies: [{ company_id }] })
    return undefined
  }
}

const fieldTraits = [
  ...['userId', 'email', 'phone', 'name', 'createdAt', 'firstName', 'firstname', 'lastName', 'lastname', 'company'],
  ...['id', 'first_name', 'last_name', 'avatar', 'unsubscribedFromEmails'],
]
const contextDetails = { device: ['type', 'model', 'manufacturer'], os: ['name', 'version'], app: ['name', 'version'] }

// Kinds

function isObject(value: unknown): value is JsonObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
}
function isFilled(value: unknown): value is string {
  return typeof value === 'string' && value.trim().length > 0
}
function isIdentifier(value: unknown): value is string | number {
  return isFilled(value) || (typeof value === 'number' && Number.isFinite(value))
}
const isWord = isIdentifier
function isDeep(value: JsonValue): value is JsonObject | JsonValue[] {
  return typeof value === 'object' && value !== null
}
function own(holder: JsonObject, key: string): JsonValue | undefined {
  return Object.hasOwn(holder, key) ? holder[key] : undefined
}
function objectIn(holder: JsonObject, key: string): JsonObject {
  const value = own(holder, key)
  return isObject(value) ? value : {}
}
function fits(id: string): boolean {
  let points = 0
  for (const _ of id) points += 1
  return points <= 255
}

// Companies

function idOf(company: JsonObject): string | number | undefined {
  const given = [own(company, 'id'), own(company, 'company_id')].find(isIdentifier)
  if (given !== undefined) return given
  const called = own(company, 'name')
  return isFilled(called) || typeof called === 'number'
    ? createHash('md5')
        .update(Buffer.from(String(called), 'utf8'))
        .digest('hex')
    : undefined
}

function companyEntry(company: JsonObject): JsonObject | string | undefined {
  const company_id = idOf(company)
  if (company_id === undefined) return undefined
  if (!fits(String(company_id))) return 'The company has an id over 255 characters.'
  const remove = own(company, 'remove')
  return {
    ...companyFields(company, false, ['id', 'remove']),
    company_id,
    ...(remove === true || remove === 'true' ? { remove: true } : {}),
  }
}

/** Fields of the company that fit; the rest as attributes, nested values as JSON text. */
function companyFields(holder: JsonObject, ofGroup: boolean, without: string[]): JsonObject {
  const fields = new Map<string, JsonValue>()
  const table = new Table(' / ')
  for (const [key, value] of Object.entries(holder)) {
    if (without.includes(key)) continue
    const [field, fitting] = companyField(key, value, ofGroup)
    if (field !== undefined && !fields.has(field)) fields.set(field, fitting)
    else if (key === 'name' && !ofGroup) continue
    else if (!isDeep(value)) table.set(key, endsInTime(key, '_at', value))
    else table.setJson(key, value)
  }
  return { custom_attributes: table.toObject(), ...Object.fromEntries(fields) }
}

function companyField(key: string, value: JsonValue, ofGroup: boolean): [string, JsonValue] | [undefined, null] {
  const count = typeof value === 'number' || isFilled(value) ? Number(value) : Number.NaN
  switch (key) {
    case 'name':
    case 'plan':
      return isWord(value) ? [key, value] : [undefined, null]
    case 'website':
    case 'industry':
      return isFilled(value) ? [key, value] : [undefined, null]
    case 'size':
      return Number.isInteger(count) || (!ofGroup && Number.isFinite(count)) ? [key, count] : [undefined, null]
    case 'monthlySpend':
    case 'monthly_spend':
      return Number.isFinite(count) ? ['monthly_spend', count] : [undefined, null]
    case 'createdAt':
    case 'remoteCreatedAt': {
      const seconds = readTime(value)
      return seconds === undefined ? [undefined, null] : ['remote_created_at', seconds]
    }
    default:
      return [undefined, null]
  }
}

// Attributes

/** Named values; a second value under a name gets a number. As `metadata`, booleans are text and typed objects stay. */
class Table {
  readonly #values = new Map<string, JsonValue>()
  readonly #joiner: string
  readonly #isMetadata: boolean

  constructor(joiner: string, isMetadata = false) {
    this.#joiner = joiner
    this.#isMetadata = isMetadata
  }

  set(key: string, value: JsonValue) {
    const letters = Array.from(key, (letter) => (refused.has(letter) ? '_' : letter)).join('')
    let label = letters
    let turn = 2
    while (this.#values.has(label)) label = `${letters} (${turn++})`
    this.#values.set(label, this.#isMetadata && typeof value === 'boolean' ? String(value) : value)
  }

  spread(key: string, value: JsonObject | JsonValue[]) {
    const queue: { path: string; value: JsonValue }[] = [{ path: key, value }]
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      if (!isDeep(next.value)) this.set(next.path, next.value)
      else if (this.#isMetadata && isTyped(next.value)) this.#keepTyped(next.path, next.value, queue)
      else
        for (const [inner, item] of Object.entries(next.value))
          queue.push({ path: next.path + this.#joiner + inner, value: item })
    }
  }

  /** What else a rich link or an amount holds stays in it when it is a scalar. */
  #keepTyped(path: string, value: JsonObject, queue: { path: string; value: JsonValue }[]) {
    const inner = Object.entries(value)
    this.set(path, Object.fromEntries(inner.filter(([, item]) => !isDeep(item))))
    for (const [key, item] of inner) if (isDeep(item)) queue.push({ path: path + this.#joiner + key, value: item })
  }

  setJson(key: string, value: JsonObject | JsonValue[]) {
    try {
      this.set(key, JSON.stringify(value))
    } catch {
      this.spread(key, value)
    }
  }

  toObject(): JsonObject {
    return Object.fromEntries(this.#values)
  }
}

const refused = new Set('.$~`!@#%^&*\'{}[]|\\"\0')

function isTyped(value: JsonObject | JsonValue[]): value is JsonObject {
  if (Array.isArray(value)) return false
  const [url, text, amount, currency] = ['url', 'value', 'amount', 'currency'].map((key) => typeof own(value, key))
  return (url === 'string' && text === 'string') || (amount === 'number' && currency === 'string')
}

function endsInTime(key: string, ending: string, value: JsonValue): JsonValue {
  if (!key.endsWith(ending) || typeof value !== 'string') return value
  return new Clockwork(value).iso() ?? value
}

// Time

function readTime(value: JsonValue | undefined): number | undefined {
  const text = typeof value === 'number' ? String(value) : typeof value === 'string' ? value : ''
  if (/^-?\d+(\.\d+)?(e\+?\d+)?$/.test(text)) {
    const number = Number(text)
    if (number >= 1e14) return undefined
    return Math.floor(number >= 1e11 ? number / 1000 : number)
  }
  return new Clockwork(text).iso() ?? new Clockwork(text).spoken()
}

/** Reads a time piece by piece. */
class Clockwork {
  #rest: string

  constructor(text: string) {
    this.#rest = text
  }

  #take(piece: RegExp): string | undefined {
    const found = piece.exec(this.#rest)
    if (found?.index !== 0) return undefined
    this.#rest = this.#rest.slice(found[0].length)
    return found[0]
  }

  iso(): number | undefined {
    const date = this.#take(/\d{4}-[01]\d-[0-3]\d/)
    if (date === undefined) return undefined
    const clock = this.#take(/[Tt ](?=\d)/) === undefined ? '00:00:00' : this.#clock()
    const zone = this.#take(/[Zz]/) ?? this.#take(/[+-]\d\d(:?\d\d)?/) ?? 'Z'
    if (clock === undefined || this.#rest !== '') return undefined
    const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
    return this.#at(year, month, day, clock, zone)
  }

  #clock(): string | undefined {
    const clock = this.#take(/\d\d:\d\d:\d\d/) ?? this.#take(/\d\d:\d\d/)
    this.#take(/[.,]\d+/)
    return clock
  }

  #at(year: number, month: number, day: number, clock: string, zone: string): number | undefined {
    const [hour = 0, minute = 0, second = 0] = clock.split(':').map(Number)
    const days = new Date(0).setUTCFullYear(year, month - 1, day) / 86_400_000
    const [hours = 0, minutes = 0] = (zone.match(/\d\d/g) ?? []).map(Number)
    const ahead = (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes)
    if (month < 1 || month > 12 || day < 1 || hour > 24 || minute > 59 || second > 60) return undefined
    return days * 86_400 + hour * 3600 + (minute - ahead) * 60 + second
  }

  spoken(): number | undefined {
    this.#take(/(Mon|Tue|Wed|Thu|Fri|Sat|Sun),? /)
    const dayFirst = this.#take(/\d{1,2} /)
    const month = this.#take(/(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) /)
    const day = dayFirst ?? this.#take(/\d{1,2} /)
    const year = this.#take(/\d{4} /)
    const clock = this.#clock()
    this.#take(/ (GMT|UTC)/)
    const zone = this.#take(/ ?[+-]\d{4}/)?.trim() ?? 'Z'
    this.#take(/ \([^()]*\)/)
    if (month === undefined || day === undefined || year === undefined || clock === undefined || this.#rest !== '')
      return undefined
    const number = 'JanFebMarAprMayJunJulAugSepOctNovDec'.indexOf(month.trim()) / 3 + 1
    return this.#at(Number(year), number, Number(day), clock, zone)
  }
}
