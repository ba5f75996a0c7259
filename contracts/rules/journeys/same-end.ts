import { field } from '../../reading/index.ts'
import {
  type Connection,
  connections,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  type WorkspaceState,
} from '../../wire/index.ts'
import { defineCaseRule, type Finding } from '../define-rule.ts'

const source =
  'destination documentation, table of connection modes and Traits mapping: one destination, whichever way its events travel'

/** E1 is asked of two runs of one journey (`differencesOfEnds`); a case alone says nothing of it. */
export const journeysEndAlike = defineCaseRule({
  id: 'E1',
  level: 'must',
  authority: 'DOC',
  says: 'A journey of identify, track and reset whose person is known by a user id from the start leaves the same over every connection: the same people with the same standard fields, the same links to the same companies, the same events.',
  why: 'Whether somebody signed up in the browser or in the app, a message to "everyone on the pro plan" has to reach them; a team that compares its platforms must not compare its bugs.',
  mend: 'Share one mapping between the modes, and let each SDK only put it into its own words.',
  source,
  harm: 'people confused',
  connections,
  judge: () => [],
})

export const journeysEndAlikeInAttributes = defineCaseRule({
  id: 'E1.attributes',
  level: 'should',
  authority: 'DOC',
  says: 'Such a journey also leaves the same custom attributes of people, as far as both connections can carry them.',
  why: 'Segments are built on custom attributes; one that only some platforms fill leaves people out without a word.',
  mend: 'Send every scalar trait as a custom attribute on every connection.',
  source,
  harm: 'data wrong',
  connections,
  judge: () => [],
})

/** What two ends of one journey have to share. */
type Aspect = 'must' | 'attributes'

const standardFields = ['user_id', 'email', 'name', 'phone', 'signed_up_at', 'unsubscribed_from_emails'] as const

/** Text, numbers and booleans may each stand as text (Freedoms); no value is no value, however that is written. */
const canonical = (value: JsonValue | undefined): JsonValue =>
  value === null || value === undefined || value === '' ? null : isJsonObject(value) ? sorted(value) : String(value)

const sorted = (object: JsonObject): JsonObject =>
  Object.fromEntries(
    Object.keys(object)
      .sort()
      .map((key) => [key, canonical(object[key])]),
  )

/** A person of the end; nobody else than those who go by a user id belongs to the journey. */
function personOf(user: JsonObject, aspect: Aspect): JsonObject {
  if (aspect === 'attributes') {
    const attributes = field(user, 'custom_attributes')
    // Whether an anonymous id among the traits is sent is free, and which it is depends on the device.
    const { anonymousId, ...told } = isJsonObject(attributes) ? sorted(attributes) : {}
    return { custom_attributes: told }
  }
  const list = field(field(user, 'companies'), 'companies')
  const companies = (Array.isArray(list) ? list : []).map((company) => [
    canonical(field(company, 'company_id')),
    canonical(field(company, 'name')),
  ])
  return {
    ...Object.fromEntries(standardFields.map((name) => [name, canonical(field(user, name))])),
    // A flag that was never set and one that was set to false are one thing to Intercom.
    unsubscribed_from_emails: field(user, 'unsubscribed_from_emails') === true,
    companies: companies.sort(),
  }
}

/** A set: Intercom keeps one of two equal events, and times are not compared. */
function eventsOf({ events }: WorkspaceState): string[] {
  const told = events.map((event) => {
    const metadata = field(event, 'metadata')
    return JSON.stringify([
      canonical(event['user_id']),
      canonical(event['event_name']),
      isJsonObject(metadata) ? sorted(metadata) : {},
    ])
  })
  return [...new Set(told)].sort()
}

const peopleOf = ({ users }: WorkspaceState, aspect: Aspect): Map<string, JsonObject> =>
  new Map(
    users
      .filter((user) => canonical(user['user_id']) !== null)
      .map((user) => [String(user['user_id']), personOf(user, aspect)]),
  )

/** An end of a journey, over the connection by which it came about. */
export interface JourneyEnd {
  connection: Connection
  state: WorkspaceState
}

/** What differs between two ends of one journey: one finding for each kind of difference. */
export function differencesOfEnds(one: JourneyEnd, other: JourneyEnd, aspect: Aspect): Finding[] {
  const [left, right] = [peopleOf(one.state, aspect), peopleOf(other.state, aspect)]
  const told = (expected: JsonValue, received: JsonValue) => ({
    expected: { [one.connection]: expected },
    received: { [other.connection]: received },
  })
  const findings: Finding[] = []
  for (const userId of new Set([...left.keys(), ...right.keys()])) {
    const [expected, received] = [left.get(userId), right.get(userId)]
    if (expected === undefined || received === undefined) {
      if (aspect === 'must') {
        findings.push({
          message: 'A person is left over one connection and not over another.',
          ...told(expected ?? null, received ?? null),
        })
      }
      continue
    }
    for (const name of Object.keys(expected)) {
      const [wanted, found] = [expected[name] ?? null, received[name] ?? null]
      if (JSON.stringify(wanted) === JSON.stringify(found)) continue
      findings.push({
        message: `A journey leaves another ${words[name] ?? name} over one connection than over another.`,
        ...told(wanted, found),
      })
    }
  }
  if (aspect === 'must') {
    const [wanted, found] = [eventsOf(one.state), eventsOf(other.state)]
    if (wanted.join() !== found.join()) {
      const missing = (from: string[], than: string[]) => from.filter((event) => !than.includes(event))
      findings.push({
        message: 'A journey leaves other events over one connection than over another.',
        ...told(missing(wanted, found), missing(found, wanted)),
      })
    }
  }
  return findings
}

const words: Readonly<Record<string, string>> = {
  signed_up_at: 'sign-up time',
  unsubscribed_from_emails: 'subscription to emails',
  companies: 'set of companies',
  custom_attributes: 'set of custom attributes',
}
