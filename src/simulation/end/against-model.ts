import {
  type Expectations,
  encodeJson,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  sameJson,
} from '../../../contracts/wire/index.ts'
import { personIn } from '../cast/marks.ts'
import type { Tell } from '../invariants/watcher.ts'
import { companyIdsOf, type End, type Held } from './held.ts'

/** Whose end the model does not know in every detail. */
export interface Doubt {
  /** Nothing of theirs is compared. */
  isExcused(person: number): boolean
  /** They may have more events than the model knows: on a device also of the time before they said who they are (I6). */
  mayHaveMore(person: number): boolean
}

/** Holds what Intercom has against what the model demands. Each difference is told once. */
export function compareWithModel(end: End, expected: Expectations, doubt: Doubt, at: number, tell: Tell): void {
  const users = byPerson(expected.users ?? [])
  const events = byPerson(expected.events ?? [])
  for (const [person, wanted] of users) {
    if (doubt.isExcused(person)) continue
    const held = end.people.get(person) ?? { users: [], events: [] }
    const mayHaveMore = doubt.mayHaveMore(person)
    const says = usersFault(wanted, held, mayHaveMore) ?? eventsFault(events.get(person) ?? [], held, mayHaveMore)
    if (says !== undefined) tell({ at, people: [person], says })
  }
  for (const person of end.people.keys()) {
    if (users.has(person) || doubt.isExcused(person)) continue
    if (doubt.mayHaveMore(person) && end.people.get(person)?.users.every(isAnonymous)) continue
    tell({ at, people: [person], says: `Intercom holds person${person}, who never said who they are.` })
  }
  for (const stranger of end.strangers.slice(0, 1)) {
    tell({
      at,
      people: [],
      says: `Intercom holds a user who is nobody: ${toldId(stranger)}.`,
    })
  }
  companiesFault(end, expected.companies ?? [], at, tell)
}

function byPerson(objects: readonly JsonObject[]): Map<number, JsonObject[]> {
  const people = new Map<number, JsonObject[]>()
  for (const object of objects) {
    const person = personIn(object['user_id']) ?? personIn(object['email']) ?? -1
    const known = people.get(person)
    if (known === undefined) people.set(person, [object])
    else known.push(object)
  }
  return people
}

/** With `sendAnonymousId` one person is two users: the nobody of before, by the anonymous id, and who they said they are. */
function usersFault(wanted: readonly JsonObject[], { users }: Held, mayHaveMore: boolean): string | undefined {
  // On a device it is free whether the nobody of before goes by the anonymous id (I6).
  const counted = (all: readonly JsonObject[]) => (mayHaveMore ? all.filter((user) => !isAnonymous(user)) : all)
  const [expected, held] = [counted(wanted), counted(users)]
  if (expected.length !== held.length) {
    return `Intercom holds ${held.length} users of one person, expected ${expected.length}.`
  }
  for (const one of expected) {
    const user = held.find(({ user_id }) => (user_id ?? null) === (one['user_id'] ?? null))
    const says = user === undefined ? `Intercom lacks the user ${toldId(one)}.` : userFault(one, user)
    if (says !== undefined) return says
  }
  return undefined
}

const isAnonymous = ({ user_id }: JsonObject) => typeof user_id === 'string' && user_id.startsWith('anon-')

const toldId = ({ user_id, email }: JsonObject) => encodeJson(user_id ?? email)

function userFault({ companies, ...fields }: JsonObject, user: JsonObject): string | undefined {
  const wrong = Object.keys(fields).find((name) => !holds(user[name], fields[name] as JsonValue))
  if (wrong !== undefined) return differs(wrong, fields[wrong], user[wrong])
  const ids = companyIdsOf(user)
  return sameJson(ids, companies) ? undefined : differs('companies', companies, ids)
}

function eventsFault(wanted: readonly JsonObject[], { events }: Held, mayHaveMore: boolean): string | undefined {
  const left = [...events]
  for (const event of wanted) {
    const place = left.findIndex((one) => one['event_name'] === event['event_name'] && holds(one, detailsOf(event)))
    if (place < 0) return `Intercom lacks an event: ${toldOf(event)}.`
    left.splice(place, 1)
  }
  const [more] = mayHaveMore ? [] : left
  return more === undefined
    ? undefined
    : `Intercom holds an event that nobody sent, or holds it twice: ${toldOf(more)}.`
}

const detailsOf = ({ metadata }: JsonObject): JsonObject => (metadata === undefined ? {} : { metadata })

const toldOf = ({ event_name, metadata }: JsonObject) => encodeJson([event_name, metadata ?? {}])

function companiesFault({ companies }: End, wanted: readonly JsonObject[], at: number, tell: Tell): void {
  const names = new Set(wanted.map(({ company_id }) => String(company_id)))
  for (const company of wanted) {
    const id = String(company['company_id'])
    const held = companies.get(id)
    const wrong = held && Object.keys(company).find((name) => !holds(held[name], company[name] as JsonValue))
    if (held === undefined) tell({ at, people: [], says: `Intercom lacks the company ${id}.` })
    else if (wrong !== undefined)
      tell({ at, people: [], says: `Of the company ${id}, ${differs(wrong, company[wrong], held[wrong])}` })
  }
  for (const id of companies.keys()) {
    if (!names.has(id))
      tell({ at, people: [], says: `Intercom holds a company of which nobody spoke: ${encodeJson(id)}.` })
  }
}

/** Whether what Intercom holds has everything that is demanded; objects may hold more. */
function holds(held: JsonValue | undefined, wanted: JsonValue): boolean {
  if (wanted === null) return held === undefined || held === null
  if (!isJsonObject(wanted)) return sameJson(held, wanted)
  return isJsonObject(held) && Object.entries(wanted).every(([key, value]) => holds(own(held, key), value))
}

const own = (object: JsonObject, key: string) => (Object.hasOwn(object, key) ? object[key] : undefined)

const differs = (name: string, wanted: unknown, held: unknown) =>
  `"${name}" is ${encodeJson(held ?? null)}, expected ${encodeJson(wanted)}.`
