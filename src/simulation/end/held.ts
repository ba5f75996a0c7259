import { isJsonObject, type JsonObject, type JsonValue, type WorkspaceState } from '../../../contracts/wire/index.ts'
import { personIn } from '../cast/marks.ts'

/** What Intercom holds of one person when a run is over. */
export interface Held {
  users: JsonObject[]
  events: JsonObject[]
}

/** The state of a workspace, sorted by whom it is of. */
export interface End {
  people: Map<number, Held>
  companies: Map<string, JsonObject>
  /** Users who bear no mark of a person. */
  strangers: JsonObject[]
}

const textOf = (value: JsonValue | undefined) => (typeof value === 'string' ? value : '')

/** Sorts a state by the marks of its identifiers. Events of visitors and leads, whom nobody identified, are left out. */
export function endOf({ users, companies, events }: WorkspaceState): End {
  const end: End = { people: new Map(), companies: new Map(), strangers: [] }
  const heldOf = (person: number): Held => {
    const known = end.people.get(person)
    if (known !== undefined) return known
    const held = { users: [], events: [] }
    end.people.set(person, held)
    return held
  }
  for (const user of users) {
    const person = personIn(user['user_id']) ?? personIn(user['email'])
    if (person === undefined) end.strangers.push(user)
    else heldOf(person).users.push(user)
  }
  for (const event of events) {
    const person = personIn(event['user_id']) ?? personIn(event['email'])
    if (person !== undefined) heldOf(person).events.push(event)
  }
  for (const company of companies) end.companies.set(textOf(company['company_id']), company)
  return end
}

/** The company_ids of a REST user: its companies are an object with a list inside (Intercom API 1.4, User model). */
export function companyIdsOf(user: JsonObject): string[] {
  const list = isJsonObject(user['companies']) ? user['companies']['companies'] : undefined
  const companies = Array.isArray(list) ? list : []
  return companies.map((company) => (isJsonObject(company) ? textOf(company['company_id']) : '')).sort()
}
