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
 * A stranger without habits: each freedom is used as a number decides, so that freedoms meet which no one person would
 * combine. One number gives one implementation, the same for all events.
 */
interface Given {
  connection: Connection
  settings: Settings
  event: Event
}

export const name = 'chameleon'

/** The chameleon of number 1. */
export const transform = (given: Given): Outcome => chameleon(1)(given)

/** The implementation of a number. */
export function chameleon(number: number): (given: Given) => Outcome {
  const manners = mannersOf(number)
  return (given) => {
    const made = new Making(manners, given).outcome()
    if (typeof made === 'string') return { kind: 'dropped', reason: made }
    return { kind: 'requests', requests: made.map(([path, body]) => requestOf(manners, path, body, given.settings)) }
  }
}

function mannersOf(number: number) {
  const one = <const Options extends readonly unknown[]>(of: string, ...options: Options): Options[number] => {
    const digest = createHash('md5').update(`${number} ${of}`).digest()
    return options[digest.readUInt32LE(0) % options.length]
  }
  const maybe = (of: string): boolean => one(of, true, false)
  return {
    basic: maybe('basic'),
    zeroIsId: maybe('zero'),
    trims: maybe('trims'),
    joiner: one('joiner', '_', ' ', '-', '/', ':', ' > ', ''),
    placesFrom: one('places', 0, 1),
    forRefused: one('refused', '_', '-', '', ' '),
    sendsNull: maybe('null'),
    sendsBlank: maybe('blank'),
    sendsEmptyKeys: maybe('empty keys'),
    surrogates: one('surrogates', 'kept', 'replaced', 'left out'),
    cutsAt: one('cut', 255, 200, Number.POSITIVE_INFINITY),
    booleansAsText: maybe('booleans'),
    numbersAsText: maybe('numbers'),
    sendsAnonymousTrait: maybe('anonymous'),
    sendsHostileKeys: maybe('hostile keys'),
    levels: one('levels', 20, Number.POSITIVE_INFINITY),
    rejectsHostile: one('hostile', true, false, false),
    rejectsKinds: one('kinds', true, false, false),
    rejectsLongIds: maybe('long'),
    rounds: maybe('rounds'),
    mergesDeeply: maybe('merge'),
    takesArrays: maybe('arrays'),
    textRemoves: maybe('text removes'),
    nestedAsJson: maybe('json'),
    flagOrder: one('flags', [0, 1, 2], [1, 2, 0], [2, 0, 1], [1, 0, 2]),
    traitHidesContext: maybe('hides'),
    numbersOfContext: maybe('numbers of context'),
    lastRequest: maybe('last request'),
    userAgent: maybe('user agent'),
    avatar: maybe('avatar'),
    takesNumberAsName: maybe('number as name'),
    takesNumberAsTime: maybe('number as time'),
    richExtras: one('extras', 'stay', 'beside'),
    keepsDeepRich: maybe('deep'),
    emailOnTrack: maybe('email'),
    emptyMetadata: maybe('metadata'),
    groupIdOfTraits: maybe('group id'),
    userIdOfTraits: maybe('user id'),
    tags: maybe('tags'),
    namesCompanyInLink: maybe('link'),
    emailOfProperties: maybe('properties email'),
    otherKindsAreOn: maybe('other kinds'),
    companyRequest: one('company', 'none', 'before', 'after'),
    splits: maybe('splits'),
    nameFirst: one('names', 'name', 'place'),
    textEndsSearch: maybe('search'),
    rollsDays: maybe('days'),
    spellings: one('spellings', [0, 1, 2], [2, 1, 0], [1, 0, 2]),
  }
}

type Manners = ReturnType<typeof mannersOf>
type Said = [path: string, body: JsonObject][]

function requestOf({ basic }: Manners, path: string, body: JsonObject, { apiKey }: Settings): IntercomRequest {
  const token = String(apiKey).trim()
  const authorization = basic ? `Basic ${btoa(`${token}:`)}` : `Bearer ${token}`
  const headers = {
    authorization,
    accept: 'application/json',
    'content-type': 'application/json',
    'Intercom-Version': '1.4',
    'User-Agent': 'chameleon',
  }
  return { method: 'POST', url: `https://api.intercom.io${path}`, headers, body }
}

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const get = (holder: unknown, key: string): JsonValue | undefined =>
  isObject(holder) && Object.hasOwn(holder, key) ? holder[key] : undefined
const objectAt = (holder: unknown, key: string): JsonObject => {
  const value = get(holder, key)
  return isObject(value) ? value : {}
}
const isLong = (text: string) => Array.from(text).length > 255
const hostileKeys = ['__proto__', 'constructor', 'prototype']
const refused = new Set('.$~`!@#%^&*\'{}[]|\\"\0')

interface Leaf {
  words: (string | number)[]
  value: JsonValue
}

/** One event, turned into requests under given manners. */
class Making {
  readonly #m: Manners
  readonly #given: Given
  readonly #traits: JsonObject
  readonly #context: JsonObject
  readonly #others: JsonObject

  constructor(manners: Manners, given: Given) {
    this.#m = manners
    this.#given = given
    this.#traits = objectAt(given.event, 'traits')
    this.#context = objectAt(given.event, 'context')
    this.#others = objectAt(this.#context, 'traits')
  }

  outcome(): Said | string {
    const { connection, settings, event } = this.#given
    if (!connection.endsWith('cloud')) return 'device connections are not served'
    if (typeof settings.apiKey !== 'string' || settings.apiKey.trim() === '')
      return 'the Access Token (apiKey) is missing'
    const type = get(event, 'type')
    if (typeof type !== 'string') return 'the type is missing'
    const kind = type.toLowerCase()
    if (!['identify', 'track', 'group'].includes(kind)) return 'the type is not supported'
    const lacking = kind === 'group' ? undefined : this.#lacking(kind)
    if (lacking !== undefined) return lacking
    if (this.#m.rejectsKinds && this.#hasWrongKind()) return 'a part of the event is no object'
    if (this.#m.rejectsHostile && isHostile(event)) return 'the event is hostile'
    return kind === 'identify' ? this.#identify() : kind === 'track' ? this.#track() : this.#group()
  }

  #lacking(kind: string): string | undefined {
    if (Object.keys(this.#person(false)).length === 0 && !this.#hasLongId(false)) return 'userId or email is missing'
    if (kind === 'identify') return undefined
    if (this.#eventName() === undefined) return 'the event name is missing'
    return this.#eventTime() === undefined ? 'the timestamp is missing' : undefined
  }

  #hasWrongKind(): boolean {
    const { event } = this.#given
    const parts = [
      ...['traits', 'context', 'properties', 'integrations'].map((key) => get(event, key)),
      get(this.#context, 'traits'),
    ]
    return parts.some((part) => part !== undefined && !isObject(part))
  }

  // Text and identity

  #text(text: string): string {
    if (this.#m.surrogates === 'kept') return text
    return this.#m.surrogates === 'replaced' ? text.toWellFormed() : text.replace(/\p{Surrogate}/gu, '')
  }

  #shown(text: string): string {
    const whole = this.#text(text)
    if (whole.length <= 255 || this.#m.cutsAt === Number.POSITIVE_INFINITY) return whole
    return Array.from(whole).slice(0, this.#m.cutsAt).join('')
  }

  #id(value: JsonValue | undefined): string | undefined {
    if (typeof value === 'number') return value !== 0 || this.#m.zeroIsId ? String(value) : undefined
    if (typeof value !== 'string' || this.#text(value).trim() === '') return undefined
    return this.#m.trims ? this.#text(value).trim() : this.#text(value)
  }

  #email(value: JsonValue | undefined): string | undefined {
    return typeof value === 'string' ? this.#id(value) : undefined
  }

  #word(value: JsonValue | undefined): string | number | undefined {
    if (typeof value === 'number') return this.#m.numbersAsText ? String(value) : value
    return typeof value === 'string' && this.#text(value).trim() !== '' ? this.#shown(value) : undefined
  }

  #ids(ofGroup: boolean): { userId: string | undefined; email: string | undefined } {
    const { event, settings } = this.#given
    const isOn = settings.sendAnonymousId === true || (this.#m.otherKindsAreOn && Boolean(settings.sendAnonymousId))
    const own = ofGroup ? [] : [get(this.#traits, 'userId'), get(this.#traits, 'id')]
    const last = ofGroup && this.#m.userIdOfTraits ? [get(this.#traits, 'userId')] : []
    const places = [
      get(event, 'userId'),
      ...own,
      get(this.#others, 'userId'),
      get(this.#others, 'id'),
      ...last,
      ...(isOn ? [get(event, 'anonymousId')] : []),
    ]
    const emails = [...(ofGroup ? [] : [get(this.#traits, 'email')]), get(this.#others, 'email')]
    const isTrack = String(get(event, 'type')).toLowerCase() === 'track'
    if (isTrack && this.#m.emailOfProperties) emails.push(get(objectAt(event, 'properties'), 'email'))
    return { userId: first(places, (value) => this.#id(value)), email: first(emails, (value) => this.#email(value)) }
  }

  #hasLongId(ofGroup: boolean): boolean {
    const { userId = '', email = '' } = this.#ids(ofGroup)
    return isLong(userId) || isLong(email)
  }

  #person(ofGroup: boolean): JsonObject {
    const { userId, email } = this.#ids(ofGroup)
    return {
      ...(userId === undefined || isLong(userId) ? {} : { user_id: userId }),
      ...(email === undefined || isLong(email) ? {} : { email }),
    }
  }

  #isRefusedForLength(ofGroup: boolean): boolean {
    if (!this.#hasLongId(ofGroup)) return false
    return this.#m.rejectsLongIds || Object.keys(this.#person(ofGroup)).length === 0
  }

  // Time

  #time(value: JsonValue | undefined): number | undefined {
    const number =
      typeof value === 'number'
        ? value
        : typeof value === 'string' && /^\d{9,}(\.\d+)?$/.test(value)
          ? Number(value)
          : undefined
    const whole = this.#m.rounds ? Math.round : Math.floor
    if (number !== undefined) {
      if (number < 1e8 || number >= 1e14) return undefined
      return whole(number < 1e11 ? number : number / 1000)
    }
    if (typeof value !== 'string') return undefined
    return this.#isoTime(value) ?? spokenTime(value)
  }

  #isoTime(text: string): number | undefined {
    const found = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d(?:\.\d+)?))?(Z|[+-]\d\d:\d\d)?)?$/.exec(text)
    if (found === null) return undefined
    const [, year = '', month = '', day = '', hour = '0', minute = '0', second = '0', zone = 'Z'] = found
    const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
    const exists = date.getUTCDate() === Number(day) && date.getUTCMonth() === Number(month) - 1
    if (!exists && !this.#m.rollsDays) return undefined
    const east =
      zone === 'Z' ? 0 : (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4, 6))) * (zone.startsWith('-') ? -1 : 1)
    const seconds = date.getTime() / 1000 + (Number(hour) * 60 + Number(minute) - east) * 60 + Number(second)
    return this.#m.rounds ? Math.round(seconds) : Math.floor(seconds)
  }

  // Attributes

  /** Scalars, nearest first; `stays` says which objects are kept whole. */
  #leaves(
    holder: JsonObject,
    depth: number,
    stays: (value: JsonValue, level: number) => boolean = () => false,
  ): Leaf[] {
    const found: Leaf[] = []
    let level: { trail: Trail; value: JsonValue }[] = this.#entries(holder).map(([key, value]) => ({
      trail: { word: key },
      value,
    }))
    for (let deep = 1; level.length > 0 && depth + deep <= this.#m.levels; deep += 1) {
      const next: typeof level = []
      for (const { trail, value } of level) {
        if (typeof value !== 'object' || value === null) this.#keep(found, trail, value)
        else if (stays(value, deep)) found.push({ words: wordsOf(trail), value })
        else if (Array.isArray(value))
          value.forEach((item, place) => void next.push({ trail: { word: place, before: trail }, value: item }))
        else
          for (const [key, item] of this.#entries(value))
            next.push({ trail: { word: key, before: trail }, value: item })
      }
      level = next
    }
    return found
  }

  #entries(holder: JsonObject): [string, JsonValue][] {
    return Object.entries(holder).filter(
      ([key]) => (this.#m.sendsHostileKeys || !hostileKeys.includes(key)) && (this.#m.sendsEmptyKeys || key !== ''),
    )
  }

  #keep(found: Leaf[], trail: Trail, value: JsonValue) {
    if (value === null && !this.#m.sendsNull) return
    if (typeof value === 'string' && this.#text(value).trim() === '' && !this.#m.sendsBlank) return
    found.push({ words: wordsOf(trail), value: typeof value === 'string' ? this.#shown(value) : value })
  }

  #nameOf(words: (string | number)[]): string {
    const letters = words
      .map((word) => (typeof word === 'number' ? String(word + this.#m.placesFrom) : this.#text(word)))
      .join(this.#m.joiner)
    return Array.from(letters, (letter) => (refused.has(letter) ? this.#m.forRefused : letter)).join('')
  }

  #table(leaves: Leaf[]): Map<string, JsonValue> {
    const table = new Map<string, JsonValue>()
    const stays = ({ words }: Leaf) => words.length === 1 && words[0] === this.#nameOf(words)
    for (const leaf of [...leaves.filter(stays), ...leaves.filter((other) => !stays(other))]) {
      const wanted = this.#nameOf(leaf.words)
      let free = wanted
      for (let turn = 2; table.has(free); turn += 1) free = `${wanted} ${turn}`
      table.set(free, leaf.value)
    }
    return table
  }

  #dated(leaves: Leaf[], ending: string): Leaf[] {
    return leaves.map(({ words, value }) => {
      const [key] = words
      const isDate = words.length === 1 && typeof key === 'string' && key.endsWith(ending) && typeof value === 'string'
      return { words, value: (isDate ? this.#isoTime(value) : undefined) ?? value }
    })
  }

  #merged(): { holder: JsonObject; depth: number } {
    const all = new Map(Object.entries(this.#others))
    for (const [key, value] of Object.entries(this.#traits)) {
      const other = all.get(key)
      const both = this.#m.mergesDeeply && isObject(value) && isObject(other)
      all.set(
        key,
        both
          ? Object.fromEntries([...Object.entries(other as JsonObject), ...Object.entries(value as JsonObject)])
          : value,
      )
    }
    for (const key of standard) all.delete(key)
    if (!this.#m.sendsAnonymousTrait) all.delete('anonymousId')
    return { holder: Object.fromEntries(all), depth: 2 }
  }

  // identify

  #identify(): Said | string {
    if (this.#isRefusedForLength(false)) return 'userId or email is too long'
    const person = this.#person(false)
    const fields = this.#fields()
    const companies = this.#companies()
    if (typeof companies === 'string') return companies
    const { holder, depth } = this.#merged()
    const attributes = this.#table(this.#dated(this.#leaves(holder, depth), '_at'))
    this.#addContext(attributes)
    const links = companies.map(({ link, rest }) => (this.#m.companyRequest === 'none' ? { ...rest, ...link } : link))
    const own: Said = companies.map(({ link, rest }) => [
      '/companies',
      { ...rest, company_id: link['company_id'] as JsonValue },
    ])
    const parts = [
      fields,
      ...(attributes.size > 0 ? [{ custom_attributes: Object.fromEntries(attributes) }] : []),
      ...(links.length > 0 ? [{ companies: links }] : []),
    ]
    const key = 'user_id' in person ? { user_id: person['user_id'] as JsonValue } : person
    const told: Said = this.#m.splits
      ? [['/users', person], ...parts.map((part): Said[number] => ['/users', { ...part, ...key }])]
      : [['/users', Object.assign({}, person, ...parts)]]
    if (this.#m.companyRequest === 'none') return told
    return this.#m.companyRequest === 'before' ? [...own, ...told] : [...told, ...own]
  }

  #both = (key: string) => [get(this.#traits, key), get(this.#others, key)]

  #fields(): JsonObject {
    const { settings } = this.#given
    const fields: JsonObject = {}
    const name = this.#name()
    if (name !== undefined) fields['name'] = name
    const phone = first(this.#both('phone'), (value) => this.#word(value))
    if (phone !== undefined) fields['phone'] = phone
    const isKind = (value: JsonValue | undefined) =>
      typeof value === 'number' || (typeof value === 'string' && value.trim() !== '')
    const times = this.#m.textEndsSearch ? [this.#both('createdAt').find(isKind)] : this.#both('createdAt')
    const since = first(times, (value) => this.#time(value))
    if (since !== undefined) fields['signed_up_at'] = since
    const places = [get(this.#context, 'unsubscribedFromEmails'), ...this.#both('unsubscribedFromEmails')]
    const flag = first(
      this.#m.flagOrder.map((place) => places[place]),
      (value) =>
        value === true || value === 'true' ? 'true' : value === false || value === 'false' ? 'false' : undefined,
    )
    if (flag !== undefined) fields['unsubscribed_from_emails'] = flag === 'true'
    if (this.#m.lastRequest) fields['update_last_request_at'] = settings.updateLastRequestAt !== false
    const agent = this.#word(get(this.#context, 'userAgent'))
    if (this.#m.userAgent && typeof agent === 'string') fields['last_seen_user_agent'] = agent
    const image = first(this.#both('avatar'), (value) => (typeof value === 'string' ? this.#word(value) : undefined))
    if (this.#m.avatar && image !== undefined) fields['avatar'] = { type: 'avatar', image_url: image }
    return fields
  }

  #name(): string | number | undefined {
    const parts = [
      ['firstName', 'firstname', 'first_name'],
      ['lastName', 'lastname', 'last_name'],
    ]
    const ordered = parts.map((keys) => this.#m.spellings.map((turn) => keys[turn] ?? ''))
    const part = (keys: string[], places: JsonObject[]) =>
      first(
        places.flatMap((place) => keys.map((key) => get(place, key))),
        (value) => this.#word(value),
      )
    const joined = (places: JsonObject[]) =>
      ordered
        .map((keys) => part(keys, places))
        .filter((word) => word !== undefined)
        .join(' ') || undefined
    const [own, other] = this.#both('name').map((value) => this.#word(value))
    const all = [this.#traits, this.#others]
    if (this.#m.nameFirst === 'name') return own ?? other ?? this.#whole(joined(all))
    if (own !== undefined) return own
    return joined([this.#traits]) === undefined ? (other ?? this.#whole(joined(all))) : this.#whole(joined(all))
  }

  #whole = (text: string | undefined) => (text === undefined ? undefined : this.#shown(text))

  #addContext(attributes: Map<string, JsonValue>) {
    if (this.#given.settings.collectContext !== true) return
    const wanted = [
      ['device', 'type'],
      ['device', 'model'],
      ['device', 'manufacturer'],
      ['os', 'name'],
      ['os', 'version'],
      ['app', 'name'],
      ['app', 'version'],
    ] as const
    for (const [place, detail] of wanted) {
      const value = get(objectAt(this.#context, place), detail)
      const isSent =
        typeof value === 'string'
          ? this.#text(value).trim() !== ''
          : typeof value === 'number' && this.#m.numbersOfContext
      const label = this.#nameOf([place, detail])
      if (!isSent || value === undefined || (attributes.has(label) && this.#m.traitHidesContext)) continue
      attributes.set(
        attributes.has(label) ? `${label} of the context` : label,
        typeof value === 'string' ? this.#shown(value) : value,
      )
    }
  }

  #companies(): { link: JsonObject; rest: JsonObject }[] | string {
    const given = this.#both('company').find((value) => {
      if (Array.isArray(value)) return this.#m.takesArrays
      return isObject(value) ? Object.keys(value).length > 0 : typeof value === 'string' && value.trim() !== ''
    })
    const depth = 3
    const found: { link: JsonObject; rest: JsonObject }[] = []
    for (const item of Array.isArray(given) ? given : [given]) {
      const company = typeof item === 'string' && item.trim() !== '' ? { name: item } : item
      if (!isObject(company)) continue
      const label = get(company, 'name')
      const named =
        typeof label === 'string' && label.trim() !== '' ? label : typeof label === 'number' ? String(label) : undefined
      const hash = named === undefined ? undefined : createHash('md5').update(named).digest('hex')
      const id = first([get(company, 'id'), get(company, 'company_id')], (value) => this.#id(value)) ?? hash
      if (id === undefined) continue
      if (isLong(id)) return 'the id of the company is too long'
      const removes = get(company, 'remove') === true || (this.#m.textRemoves && get(company, 'remove') === 'true')
      const shown = this.#word(label)
      const link: JsonObject = {
        company_id: id,
        ...(shown === undefined ? {} : { name: shown }),
        ...(removes ? { remove: true } : {}),
      }
      found.push({
        link,
        rest: this.#described(company, ['id', 'name', 'remove'], depth + (Array.isArray(given) ? 1 : 0), false),
      })
    }
    return found
  }

  #described(holder: JsonObject, except: string[], depth: number, ofGroup: boolean): JsonObject {
    const fields: JsonObject = {}
    const used = new Set(except)
    const number = (value: JsonValue | undefined) => {
      if (typeof value === 'string' && /^\d+(\.\d+)?$/.test(value)) return Number(value)
      return typeof value === 'number' ? value : undefined
    }
    const read: [string, string, (value: JsonValue | undefined) => JsonValue | undefined][] = [
      ['plan', 'plan', (value) => this.#word(value)],
      ['website', 'website', (value) => (typeof value === 'string' ? this.#word(value) : undefined)],
      ['industry', 'industry', (value) => (typeof value === 'string' ? this.#word(value) : undefined)],
      ['size', 'size', (value) => (ofGroup && !Number.isInteger(number(value)) ? undefined : number(value))],
      ['monthlySpend', 'monthly_spend', number],
      ['createdAt', 'remote_created_at', (value) => this.#time(value)],
      ...(ofGroup
        ? ([
            ['monthly_spend', 'monthly_spend', number],
            ['remoteCreatedAt', 'remote_created_at', (value) => this.#time(value)],
          ] as typeof read)
        : []),
    ]
    for (const [key, field, take] of read) {
      const value = take(get(holder, key))
      if (value === undefined || field in fields) continue
      fields[field] = value
      used.add(key)
    }
    const rest = Object.fromEntries(Object.entries(holder).filter(([key]) => !used.has(key)))
    const table = this.#table(this.#leaves(this.#m.nestedAsJson ? this.#asJson(rest) : rest, depth))
    return table.size === 0 ? fields : { ...fields, custom_attributes: Object.fromEntries(table) }
  }

  #asJson(holder: JsonObject): JsonObject {
    const texts = Object.entries(holder).map(([key, value]): [string, JsonValue] => {
      if (typeof value !== 'object' || value === null || Object.keys(value).length === 0 || depthOf(value) > 1000)
        return [key, value]
      return [key, JSON.stringify(value)]
    })
    return Object.fromEntries(texts)
  }

  // group

  #group(): Said | string {
    const own = [get(this.#given.event, 'groupId'), ...(this.#m.groupIdOfTraits ? [get(this.#traits, 'groupId')] : [])]
    const id = first(own, (value) => this.#id(value))
    if (id === undefined) return 'the groupId is missing'
    if (isLong(id) || this.#isRefusedForLength(true)) return 'groupId, userId or email is too long'
    const label = this.#word(get(this.#traits, 'name'))
    const except = [...(label === undefined ? [] : ['name']), ...(this.#m.sendsAnonymousTrait ? [] : ['anonymousId'])]
    const named = label === undefined ? {} : { name: label }
    const said: Said = [['/companies', { ...this.#described(this.#traits, except, 1, true), ...named, company_id: id }]]
    const tags = get(this.#others, 'tags')
    for (const tag of this.#m.tags && Array.isArray(tags) ? tags : []) {
      if (typeof tag === 'string' && this.#text(tag).trim() !== '')
        said.push(['/tags', { name: this.#text(tag), companies: [{ company_id: id }] }])
    }
    const person = this.#person(true)
    const link: JsonObject = { company_id: id, ...(this.#m.namesCompanyInLink ? named : {}) }
    return Object.keys(person).length === 0 ? said : [...said, ['/users', { ...person, companies: [link] }]]
  }

  // track

  #eventName(): string | undefined {
    const value = get(this.#given.event, 'event')
    if (typeof value === 'number') return this.#m.takesNumberAsName ? String(value) : undefined
    if (typeof value !== 'string' || this.#text(value).trim() === '') return undefined
    return this.#m.trims ? this.#text(value).trim() : this.#text(value)
  }

  #eventTime(): number | undefined {
    const times = [get(this.#given.event, 'timestamp'), get(this.#given.event, 'originalTimestamp')]
    return first(
      times.filter((value) => typeof value !== 'number' || this.#m.takesNumberAsTime),
      (value) => this.#time(value),
    )
  }

  #track(): Said | string {
    if (this.#isRefusedForLength(false)) return 'userId or email is too long'
    const whole = this.#person(false)
    const person = 'user_id' in whole && !this.#m.emailOnTrack ? { user_id: whole['user_id'] as JsonValue } : whole
    const stays = (value: JsonValue, level: number) => isRich(value) && (level === 1 || this.#m.keepsDeepRich)
    const leaves = this.#leaves(objectAt(this.#given.event, 'properties'), 1, stays)
    const loose = leaves.flatMap((leaf) =>
      isObject(leaf.value) && this.#m.richExtras === 'beside' ? this.#parted(leaf) : [leaf],
    )
    const metadata = this.#table(this.#dated(loose, '_date').map((leaf) => this.#asMetadata(leaf)))
    const body: JsonObject = { ...person, event_name: this.#eventName() ?? '', created_at: this.#eventTime() ?? 0 }
    const isTold = metadata.size > 0 || this.#m.emptyMetadata
    return [['/events', isTold ? { ...body, metadata: Object.fromEntries(metadata) } : body]]
  }

  #asMetadata({ words, value }: Leaf): Leaf {
    return { words, value: typeof value === 'boolean' && this.#m.booleansAsText ? String(value) : value }
  }

  /** A rich link or an amount without what else it holds, and that beside it. */
  #parted({ words, value }: Leaf): Leaf[] {
    const own = value as JsonObject
    const keys =
      typeof own['url'] === 'string' && typeof own['value'] === 'string' ? ['url', 'value'] : ['amount', 'currency']
    const core = Object.fromEntries(keys.map((key) => [key, own[key] as JsonValue]))
    const rest = Object.fromEntries(Object.entries(own).filter(([key]) => !keys.includes(key)))
    const beside = this.#leaves(rest, words.length + 1).map((leaf) => ({
      words: [...words, ...leaf.words],
      value: leaf.value,
    }))
    return [{ words, value: core }, ...beside]
  }
}

interface Trail {
  word: string | number
  before?: Trail
}

function wordsOf(trail: Trail): (string | number)[] {
  const words: (string | number)[] = []
  for (let step: Trail | undefined = trail; step !== undefined; step = step.before) words.push(step.word)
  return words.reverse()
}

function first<Read>(
  values: readonly (JsonValue | undefined)[],
  read: (value: JsonValue | undefined) => Read | undefined,
): Read | undefined {
  for (const value of values) {
    const found = read(value)
    if (found !== undefined) return found
  }
  return undefined
}

const standard = [
  ...['userId', 'email', 'phone', 'name', 'createdAt', 'firstName', 'firstname', 'lastName', 'lastname', 'company'],
  ...['id', 'first_name', 'last_name', 'avatar', 'unsubscribedFromEmails'],
]

function isRich(value: JsonValue): boolean {
  const [url, text, amount, currency] = ['url', 'value', 'amount', 'currency'].map((key) => typeof get(value, key))
  return (url === 'string' && text === 'string') || (amount === 'number' && currency === 'string')
}

function spokenTime(text: string): number | undefined {
  const found =
    /^[A-Z][a-z]{2},? (?:(\d\d) )?([A-Z][a-z]{2}) (?:(\d\d) )?(\d{4}) (\d\d):(\d\d):(\d\d) GMT(?:([+-])(\d\d)(\d\d))?(?: \([^()]*\))?$/.exec(
      text,
    )
  if (found === null) return undefined
  const [, before, name = '', after, year, hour, minute, second, sign, hours = '0', minutes = '0'] = found
  const month = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'].indexOf(name)
  const east = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -60 : 60)
  return (
    Date.UTC(Number(year), month, Number(before ?? after), Number(hour), Number(minute), Number(second)) / 1000 - east
  )
}

function depthOf(value: JsonValue): number {
  let depth = 0
  let level: JsonValue[] = [value]
  for (; level.length > 0; depth += 1) {
    level = level.flatMap((item) => (typeof item === 'object' && item !== null ? Object.values(item) : []))
  }
  return depth
}

function isHostile(event: Event): boolean {
  if (depthOf(event) > 500) return true
  let level: JsonValue[] = [event]
  while (level.length > 0) {
    const isBad = (value: JsonValue) =>
      typeof value === 'string'
        ? !value.isWellFormed() || value.length >= 1_000_000
        : isObject(value) && Object.keys(value).some((key) => hostileKeys.includes(key))
    if (level.some(isBad)) return true
    level = level.flatMap((item) => (typeof item === 'object' && item !== null ? Object.values(item) : []))
  }
  return false
}
