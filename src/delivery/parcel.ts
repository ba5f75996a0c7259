import { type IntercomRequest, isJsonObject } from '../../contracts/wire/index.ts'

/** What one event is delivered as. Plain data: a journal writes it down, and reads it back. */
export interface Parcel {
  /** Names the event, and no other one that is under way. */
  id: string
  /** The names under which Intercom knows the person. Parcels that share one are delivered in the order of their acceptance. */
  keys: readonly string[]
  /** Whose rate limit the requests count against. */
  workspace: string
  /** Sent one after the other; what follows a request may rest on it, as a user's link does on its company. */
  requests: readonly IntercomRequest[]
}

/** The parcel of an event's requests: of the persons whom they address, in the workspace whose access token they carry. */
export function parcelOf(id: string, requests: readonly IntercomRequest[]): Parcel {
  return { id, keys: personsIn(requests), workspace: credentialOf(requests[0]), requests }
}

/**
 * Whom requests address: `user_id:…` and `email:…`, each once. Someone known by an email first and by a user id later is one person to
 * Intercom, so both names count.
 */
function personsIn(requests: readonly IntercomRequest[]): string[] {
  const names = new Set<string>()
  for (const { body } of requests) {
    if (!isJsonObject(body)) continue
    for (const field of ['user_id', 'email']) {
      const value = Object.hasOwn(body, field) ? body[field] : undefined
      if (typeof value === 'string' || typeof value === 'number') names.add(`${field}:${value}`)
    }
  }
  return [...names]
}

function credentialOf(request: IntercomRequest | undefined): string {
  const [, value = ''] =
    Object.entries(request?.headers ?? {}).find(([name]) => name.toLowerCase() === 'authorization') ?? []
  return value
}
