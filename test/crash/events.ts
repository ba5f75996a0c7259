import {
  type IntercomRequest,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  type WorkspaceState,
} from '../../contracts/wire/index.ts'
import { type Parcel, parcelOf } from '../../src/delivery/index.ts'

/** When the events happen, in seconds: a second each, so that Intercom takes none for the repeat of another. */
const beginSeconds = 1_700_000_000

const authorization = 'Bearer crash-test'
export const token = 'crash-test'

/** Where an event stands in the series: four people at a time have twelve events each, four of each kind. */
function placeOf(number: number) {
  const turn = Math.floor((number % 48) / 4)
  return {
    person: `u-${4 * Math.floor(number / 48) + ((number * 7) % 4)}`,
    kind: (['identify', 'track', 'group'] as const)[turn % 3],
    /** Which one of its kind. Intercom takes a bounded number of names. */
    nth: Math.floor(turn / 3),
  }
}

/** The requests of the n-th event of an endless series: whoever has lost the place begins again anywhere. */
function requestsOf(number: number, url: string): IntercomRequest[] {
  const post = (path: string, body: JsonObject): IntercomRequest => ({
    method: 'POST',
    url: `${url}${path}`,
    headers: { authorization, 'content-type': 'application/json', accept: 'application/json' },
    body,
  })
  const { person: user_id, kind, nth } = placeOf(number)
  const custom_attributes = { [`seen_${nth}`]: number, last: number }
  if (kind === 'identify') return [post('/users', { user_id, custom_attributes })]
  if (kind === 'track') {
    return [post('/events', { user_id, event_name: `event ${nth}`, created_at: beginSeconds + number })]
  }
  const company_id = `c-${user_id}`
  return [
    post('/companies', { company_id, custom_attributes }),
    post('/users', { user_id, companies: [{ company_id }] }),
  ]
}

export function parcelAt(number: number, url: string): Parcel {
  return parcelOf(`event-${number}`, requestsOf(number, url))
}

/** What of the first events is missing in Intercom, or was overwritten by an older one; and what stands there twice. */
export function auditOf(state: WorkspaceState, count: number): { lost: string[]; twice: string[] } {
  const [lost, twice]: [string[], string[]] = [[], []]
  const attributes = new Map<string, JsonObject>()
  for (const { user_id, custom_attributes } of state.users)
    attributes.set(`user ${user_id}`, objectOf(custom_attributes))
  for (const { company_id, custom_attributes } of state.companies) {
    attributes.set(`company ${company_id}`, objectOf(custom_attributes))
  }
  const times = new Map<string, number>()
  for (const { user_id, event_name } of state.events) {
    const name = `${event_name} of ${user_id}`
    times.set(name, (times.get(name) ?? 0) + 1)
  }
  const lasts = new Map<string, number>()
  for (let number = 0; number < count; number += 1) {
    const { person, kind, nth } = placeOf(number)
    const seen = times.get(`event ${nth} of ${person}`) ?? 0
    const name = kind === 'group' ? `company c-${person}` : `user ${person}`
    if (kind === 'track') {
      if (seen === 0) lost.push(`event ${number}`)
      if (seen > 1) twice.push(`event ${number}`)
    } else {
      if (attributes.get(name)?.[`seen_${nth}`] !== number) lost.push(`what event ${number} says of ${name}`)
      lasts.set(name, number)
    }
  }
  for (const [name, number] of lasts) {
    if (attributes.get(name)?.['last'] !== number) lost.push(`the last word on ${name}, of event ${number}`)
  }
  return { lost, twice }
}

const objectOf = (value: JsonValue | undefined) => (isJsonObject(value) ? value : {})
