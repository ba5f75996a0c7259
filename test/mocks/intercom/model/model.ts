import type { JsonObject } from '../../../../contracts/wire/index.ts'

/** A user, lead or visitor. */
export interface ModelUser {
  /** Of leads and visitors, as the mock answered it. */
  id?: string
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
  leads: ModelUser[] = []
  visitors: ModelUser[] = []
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
    const known = this.#known(names)
    return known === 'several' ? undefined : (known ?? this.#make(names))
  }

  #known(names: { user_id?: string; email?: string }): ModelUser | 'several' | undefined {
    const found = this.find(names)
    return found.length > 1 ? 'several' : (found[0] ?? this.#restore(names) ?? this.#adopt(names))
  }

  /** Somebody of whom nothing is known. */
  person(): ModelUser {
    return { user_id: null, email: null, name: null, attributes: {}, companies: [], tags: [] }
  }

  makeLead(visitor: ModelUser): void {
    this.forget(visitor)
    this.leads.push(visitor)
  }

  /** A lead or visitor is no more. */
  forget(person: ModelUser): void {
    this.leads = this.leads.filter((other) => other !== person)
    this.visitors = this.visitors.filter((other) => other !== person)
  }

  /** A lead or visitor is the user of some names; false for the conflict of several. */
  convert(person: ModelUser, names: { user_id?: string; email?: string }): boolean {
    const known = this.#known(names)
    if (known === 'several') return false
    this.forget(person)
    if (known === undefined) {
      this.users.push(Object.assign(person, { user_id: names.user_id ?? null, email: names.email ?? person.email }))
      return true
    }
    known.name ??= person.name
    known.attributes = { ...person.attributes, ...known.attributes }
    known.tags = [...new Set([...known.tags, ...person.tags])]
    for (const event of this.events.filter(({ user }) => user === person)) {
      this.events = this.events.filter((other) => other !== event)
      this.record({ ...event, user: known })
    }
    return true
  }

  /** Stores an event, unless the person has one of this name in this second. */
  record(event: { user: ModelUser; name: string; second: number }): void {
    const isSame = (other: typeof event) =>
      other.user === event.user &&
      other.name.toLowerCase() === event.name.toLowerCase() &&
      other.second === event.second
    if (!this.events.some(isSame)) this.events.push(event)
  }

  /** Tags or untags somebody; the tag is made where there is none of this name. */
  tag(person: ModelUser, name: string, untag: boolean): void {
    const tag = this.tags.find((other) => other.toLowerCase() === name.toLowerCase()) ?? name
    if (!this.tags.includes(tag)) this.tags.push(tag)
    person.tags = person.tags.filter((other) => other !== tag)
    if (!untag) person.tags.push(tag)
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
    const made = { ...this.person(), user_id: user_id ?? null }
    this.users.push(made)
    return made
  }
}
