import { field, isRejected, textOf } from '../../reading/index.ts'
import {
  connections,
  isCloud,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  type PlayedCase,
  sameJson,
} from '../../wire/index.ts'
import { defineCaseRule, type Finding } from '../define-rule.ts'

type Kind = 'users' | 'companies' | 'events'

/** What tells one object of a kind from another, the strongest first. */
const names: Record<Kind, readonly string[]> = {
  users: ['user_id', 'email'],
  companies: ['company_id'],
  events: ['event_name', 'user_id', 'email', 'created_at'],
}

/** The company_ids of a REST user: its companies are an object with a list inside (Intercom API 1.4, User model). */
function companyIds(user: JsonObject): string[] {
  const list = field(field(user, 'companies'), 'companies')
  return Array.isArray(list) ? list.map((company) => textOf(field(company, 'company_id'))) : []
}

/** Whether what Intercom holds has everything that is written; objects may hold more, lists not. */
function holds(held: JsonValue | undefined, written: JsonValue): boolean {
  if (written === null) return held === undefined || held === null
  if (isJsonObject(written)) return Object.entries(written).every(([key, value]) => holds(field(held, key), value))
  return sameJson(held, written)
}

function fieldHolds(kind: Kind, object: JsonObject, name: string, written: JsonValue): boolean {
  if (kind !== 'users' || name !== 'companies' || !Array.isArray(written)) return holds(field(object, name), written)
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

const singular: Record<Kind, string> = { users: 'a user', companies: 'a company', events: 'an event' }

/** Only the fields that the expectation names, so that a reader sees what differs. */
function shown(kind: Kind, object: JsonObject, fieldNames: readonly string[]): JsonObject {
  return Object.fromEntries(
    fieldNames.map((name) => [
      name,
      kind === 'users' && name === 'companies' ? companyIds(object) : (field(object, name) ?? null),
    ]),
  )
}

function compare(kind: Kind, expected: readonly JsonObject[], held: readonly JsonObject[]): Finding[] {
  const left = [...held]
  const findings: Finding[] = []
  for (const written of expected) {
    const object = nearest(kind, left, written)
    if (object === undefined) {
      findings.push({ message: `Intercom lacks ${singular[kind]} that the journey leaves.`, expected: written })
      continue
    }
    left.splice(left.indexOf(object), 1)
    const wrong = wrongFields(kind, object, written)
    if (wrong.length === 0) continue
    const identity = names[kind].filter((name) => Object.hasOwn(written, name))
    const told = [...new Set([...identity, ...wrong])]
    findings.push({
      message: `Intercom holds ${singular[kind]} with other values than the journey leaves.`,
      expected: Object.fromEntries(told.map((name) => [name, written[name] as JsonValue])),
      received: shown(kind, object, told),
    })
  }
  for (const object of left) {
    findings.push({
      message: `Intercom holds ${singular[kind]} that the journey does not leave.`,
      received: shown(kind, object, names[kind]),
    })
  }
  return findings
}

/** On a device, whether nothing comes of an event by a reason or by no call is free. */
function compareWithExpectations({ connection, expectations, state, exchanges }: PlayedCase): Finding[] {
  const { users, companies, events, dropped } = expectations ?? {}
  const droppedCount = exchanges.filter(isRejected).length
  return [
    ...(users ? compare('users', users, state.users) : []),
    ...(companies ? compare('companies', companies, state.companies) : []),
    ...(events ? compare('events', events, state.events) : []),
    ...(dropped !== undefined && isCloud(connection) && dropped !== droppedCount
      ? [{ message: 'The target dropped another number of events.', expected: dropped, received: droppedCount }]
      : []),
  ]
}

export const journeyEndsAsTold = defineCaseRule({
  id: 'J1',
  level: 'must',
  authority: 'DOC',
  says: 'A journey leaves in Intercom the users, companies, links and events that its scenario names, and no others.',
  why: 'Each request can look right on its own and the journey still end wrong: a person doubled, a link lost, an event gone.',
  mend: 'Run the scenario alone with its case id, and compare what Intercom holds with the end of the scenario file.',
  source:
    'the scenario file, which cites the destination documentation; contract, "the state that Intercom is left in"',
  harm: 'people confused',
  connections,
  judge: (played) =>
    played.expectations ? [{ exchange: played.exchanges.length - 1, findings: compareWithExpectations(played) }] : [],
})
