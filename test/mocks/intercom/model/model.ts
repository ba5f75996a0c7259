import type { JsonObject } from '../../../../contracts/wire/index.ts'

export interface ModelUser {
  user_id: string | null
  email: string | null
  name: string | null
  attributes: JsonObject
  companies: string[]
  tags: string[]
}

/** What Intercom holds, as naively as it can be said: lists, searched from the front. */
export class Model {
  users: ModelUser[] = []
  archived: ModelUser[] = []
  companies: { company_id: string; name: string | null }[] = []
  events: { user: ModelUser; name: string; second: number }[] = []
  tags: string[] = []

  /** The users that an identifier names: user_id before email. */
  find({ user_id, email }: { user_id?: string; email?: string }): ModelUser[] {
    return this.users.filter((user) => (user_id === undefined ? user.email === email : user.user_id === user_id))
  }

  /** The user that a POST is about, made where there is none; undefined for the conflict of several. */
  toWrite(names: { user_id?: string; email?: string }): ModelUser | undefined {
    const found = this.find(names)
    if (found.length > 1) return undefined
    return found[0] ?? this.#restore(names) ?? this.#adopt(names) ?? this.#make(names)
  }

  company(company_id: string): { company_id: string; name: string | null } {
    const known = this.companies.find((company) => company.company_id === company_id)
    if (known !== undefined) return known
    const made = { company_id, name: null }
    this.companies.push(made)
    return made
  }

  archive(user: ModelUser): void {
    this.users = this.users.filter((other) => other !== user)
    const isSame = (other: ModelUser) =>
      other.user_id === user.user_id && (user.user_id !== null || other.email === user.email)
    this.archived = [...this.archived.filter((other) => !isSame(other)), user]
  }

  #restore({ user_id, email }: { user_id?: string; email?: string }): ModelUser | undefined {
    const user = this.archived.find((other) =>
      user_id === undefined ? other.user_id === null && other.email === email : other.user_id === user_id,
    )
    if (user === undefined) return undefined
    this.archived = this.archived.filter((other) => other !== user)
    this.users.push(user)
    return user
  }

  #adopt({ user_id, email }: { user_id?: string; email?: string }): ModelUser | undefined {
    if (user_id === undefined || email === undefined) return undefined
    const nameless = this.users.filter((user) => user.user_id === null && user.email === email)
    if (nameless.length !== 1 || nameless[0] === undefined) return undefined
    nameless[0].user_id = user_id
    return nameless[0]
  }

  #make({ user_id }: { user_id?: string }): ModelUser {
    const made = { user_id: user_id ?? null, email: null, name: null, attributes: {}, companies: [], tags: [] }
    this.users.push(made)
    return made
  }
}
