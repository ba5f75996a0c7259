import { createHash } from 'node:crypto'
import { type Expectations, isJsonObject, type JsonObject, type JsonValue } from '../../../contracts/wire/index.ts'

/** Who an event is about: by user id, else by email. */
export interface Identity {
  userId: string | undefined
  email: string | undefined
}

/** What Intercom must hold of one user. */
interface User {
  fields: JsonObject
  attributes: JsonObject
  companies: Set<string>
}

/** What Intercom must hold: nothing but what a *must* line of the contract demands. */
export class Workspace {
  readonly #users = new Map<string, User>()
  readonly #companies = new Map<string, JsonObject>()
  readonly #events: JsonObject[] = []

  /** The user of that identity, made where there is none (POST /users is an upsert). */
  upsertUser({ userId, email }: Identity): User {
    const key = keyOf({ userId, email })
    const known = this.#users.get(key)
    const user = known ?? { fields: {}, attributes: {}, companies: new Set<string>() }
    if (userId !== undefined) user.fields['user_id'] = userId
    if (email !== undefined) user.fields['email'] = email
    this.#users.set(key, user)
    return user
  }

  /** A company, made where there is none; fields that are not given stay. */
  upsertCompany(id: string, fields: JsonObject): void {
    this.#companies.set(id, { company_id: id, ...this.#companies.get(id), ...fields })
  }

  /** An event of a user whom Intercom knows; any other is refused and leaves nothing (T8). */
  record(name: string, { userId, email }: Identity, metadata: JsonObject): void {
    if (!this.#users.has(keyOf({ userId, email }))) return
    const who: JsonObject = userId === undefined ? { email: email ?? null } : { user_id: userId }
    const known = Object.keys(metadata).length === 0 ? {} : { metadata }
    this.#events.push({ event_name: name, ...who, ...known })
  }

  expectations(dropped: number): Expectations {
    const users = [...this.#users.values()].map(({ fields, attributes, companies }) => ({
      ...fields,
      ...(Object.keys(attributes).length === 0 ? {} : { custom_attributes: attributes }),
      companies: [...companies].sort(),
    }))
    return { users, companies: [...this.#companies.values()], events: this.#events, dropped }
  }
}

const keyOf = ({ userId, email }: Identity) => (userId === undefined ? `email ${email}` : `id ${userId}`)

/** The company that a trait names: by its id, else by the hash of its name (U9). */
export function companyOf(trait: JsonValue | undefined): { id: string; name: string; leaves: boolean } | undefined {
  if (!isJsonObject(trait)) return undefined
  const name = String(trait['name'])
  const id = trait['id'] ?? createHash('md5').update(name, 'utf8').digest('hex')
  return { id: String(id), name, leaves: trait['remove'] === true }
}
