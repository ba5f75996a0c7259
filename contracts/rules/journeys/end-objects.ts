import { field, textOf } from '../../reading/index.ts'
import { isJsonObject, type JsonObject, type JsonValue, sameJson } from '../../wire/index.ts'
import type { Finding } from '../define-rule.ts'

export const kinds = ['users', 'companies', 'events', 'leads'] as const
export type Kind = (typeof kinds)[number]

/** What tells one object of a kind from another, the strongest first. */
const names: Record<Kind, readonly string[]> = {
  users: ['user_id', 'email'],
  companies: ['company_id'],
  events: ['event_name', 'user_id', 'email', 'created_at'],
  leads: ['user_id', 'email'],
}

/** A difference, and what it is about: by this the step is found that it comes of. */
export interface Difference extends Finding {
  kind: Kind
  /** Values by which the object is known. */
  known: readonly JsonValue[]
  /** The fields that differ; none where the object is lacking, or too many. */
  fields: readonly string[]
  /** The position in the list that was written, where the object stands there. */
  index?: number
}

/** The company_ids of a REST user: its companies are an object with a list inside (Intercom API 1.4, User model). */
function companyIds(user: JsonObject): string[] {
  const list = field(field(user, 'companies'), 'companies')
  return Array.isArray(list) ? list.map((company) => textOf(field(company, 'company_id'))) : []
}

/** Whether what Intercom holds has everything that is written; objects may hold more, lists not. */
export function holds(held: JsonValue | undefined, written: JsonValue): boolean {
  if (written === null) return held === undefined || held === null
  if (isJsonObject(written)) return Object.entries(written).every(([key, value]) => holds(field(held, key), value))
  return sameJson(held, written)
}

const isLinks = (kind: Kind, name: string) => (kind === 'users' || kind === 'leads') && name === 'companies'

function fieldHolds(kind: Kind, object: JsonObject, name: string, written: JsonValue): boolean {
  if (!isLinks(kind, name) || !Array.isArray(written)) return holds(field(object, name), written)
  return sameJson(companyIds(object).toSorted(), written.map(String).toSorted())
}

function wrongFields(kind: Kind, object: JsonObject, written: JsonObject): string[] {
  return Object.keys(written).filter((name) => !fieldHolds(kind, object, name, written[name] as JsonValue))
}

/** The object that was most likely meant: the one that shares the strongest names and has the fewest wrong fields. */
function nearest(kind: Kind, objects: readonly JsonObject[], written: JsonObject): JsonObject | undefined {
  const [strongest] = names[kind].filter((name) => Object.hasOwn(written, name))
  const candidates = objects.filter(
    (object) => strongest === undefined || fieldHolds(kind, object, strongest, written[strongest] as JsonValue),
  )
  return candidates.toSorted(
    (left, right) => wrongFields(kind, left, written).length - wrongFields(kind, right, written).length,
  )[0]
}

const singular: Record<Kind, string> = { users: 'a user', companies: 'a company', events: 'an event', leads: 'a lead' }

/** Of what is held only what is written too, so that a reader sees what differs; of objects inside likewise. */
function shown(held: JsonValue | undefined, written: JsonValue): JsonValue {
  if (!isJsonObject(written) || !isJsonObject(held)) return held ?? null
  return Object.fromEntries(Object.entries(written).map(([key, value]) => [key, shown(field(held, key), value)]))
}

const told = (kind: Kind, object: JsonObject, name: string, written: JsonValue = null): JsonValue =>
  isLinks(kind, name) ? companyIds(object) : shown(field(object, name), written)

const knownBy = (kind: Kind, object: JsonObject): JsonValue[] =>
  names[kind].flatMap((name) => (name === 'created_at' ? [] : (field(object, name) ?? [])))

/** Holds a list of the end against what Intercom has of its kind. */
export function compareObjects(kind: Kind, expected: readonly JsonObject[], held: readonly JsonObject[]): Difference[] {
  const left = [...held]
  const found: Difference[] = []
  for (const [index, written] of expected.entries()) {
    const object = nearest(kind, left, written)
    const common = { kind, known: knownBy(kind, written), index }
    if (object === undefined) {
      const message = `Intercom lacks ${singular[kind]} that the journey leaves.`
      found.push({ ...common, message, expected: written, fields: [] })
      continue
    }
    left.splice(left.indexOf(object), 1)
    const fields = wrongFields(kind, object, written)
    if (fields.length === 0) continue
    const identity = names[kind].filter((name) => Object.hasOwn(written, name))
    const tellable = [...new Set([...identity, ...fields])]
    found.push({
      ...common,
      fields,
      message: `Intercom holds ${singular[kind]} with other values than the journey leaves.`,
      expected: Object.fromEntries(tellable.map((name) => [name, written[name] as JsonValue])),
      received: Object.fromEntries(tellable.map((name) => [name, told(kind, object, name, written[name])])),
    })
  }
  for (const object of left) {
    found.push({
      kind,
      known: knownBy(kind, object),
      fields: [],
      message: `Intercom holds ${singular[kind]} that the journey does not leave.`,
      received: Object.fromEntries(names[kind].map((name) => [name, told(kind, object, name)])),
    })
  }
  return found
}
